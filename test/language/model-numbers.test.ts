import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { Encoder } from '../../src/language/encoder.ts'
import { readText } from '../../src/language/reading.ts'
import { openWordPieces } from '../../src/language/word-pieces.ts'
import { shippedModel } from '../../src/reading/open-reader.ts'

type Case = { text: string; ids: number[]; words: number[]; vectors: number[]; cues: number[]; roles: number[] }

const fixture = new URL('model-numbers.json', import.meta.url)
const { cases } = JSON.parse(readFileSync(fixture, 'utf8')) as { cases: Case[] }

describe('the model in TypeScript', () => {
  it('gives the numbers that PyTorch gives', async () => {
    assert.ok(existsSync(shippedModel))
    const encoder = await Encoder.open(shippedModel)
    const pieces = openWordPieces(new URL('tokenizer.json', shippedModel))
    for (const c of cases) {
      const reading = readText(c.text, pieces, encoder)
      const windows = await Array.fromAsync(reading.windows)
      assert.equal(windows.length, 1)
      const window = windows[0]!
      assert.equal(window.word.length, c.words.length)
      close(window.cues, c.cues, 'cue tags')
      const hidden = encoder.manifest.hidden
      const corner = [0, 1, 2].flatMap((w) => [...window.vectors.slice(w * hidden, w * hidden + 16)])
      close(corner, c.vectors, 'vectors')
      const n = window.word.length
      const shares = new Float32Array(2 * n)
      shares.fill(0.5, 3, 5)
      shares[n] = 1
      close(await reading.statementRoles(window, { shares, first: BigInt64Array.of(3n, 0n) }), c.roles, 'role labels')
    }
    await encoder.close()
  })
})

/** Two thousandths: sums are taken in another order, and nothing else may differ. */
function close(found: ArrayLike<number>, expected: readonly number[], what: string): void {
  assert.equal(found.length, expected.length, what)
  for (let i = 0; i < expected.length; i++) {
    assert.ok(Math.abs(found[i]! - expected[i]!) < 2e-3, `${what} ${i}: ${found[i]} is not ${expected[i]}`)
  }
}
