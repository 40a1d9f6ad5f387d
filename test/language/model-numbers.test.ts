import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { Encoder } from '../../src/language/encoder.ts'
import { readText } from '../../src/language/reading.ts'
import { openWordPieces } from '../../src/language/word-pieces.ts'
import { shippedModel } from '../../src/reading/open-reader.ts'

type Heads = Record<
  'vectors' | 'cues' | 'names' | 'events' | 'roles' | 'eventRoles' | 'status' | 'antecedents',
  number[]
>
type Case = Heads & { text: string; ids: number[]; words: number[] }

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
      const anchors = { shares, first: BigInt64Array.of(3n, 0n) }
      const all = { begin: new BigInt64Array(2), length: window.word.length }
      close(await reading.statementRoles(window, anchors, all), c.roles, 'role labels')
      close(window.names, c.names, 'name tags')
      close(window.events.slice(0, c.events.length), c.events, 'event tags')
      const events = await reading.eventRoles(window, anchors)
      const rows = [0, 1].flatMap((a) => [...events.roles.slice(a * n * 21, (a * n + 12) * 21)])
      close(rows, c.eventRoles, 'role labels of events')
      close(events.status, c.status, 'status')
      const vectors = (from: number): Float32Array => window.vectors.slice(from * hidden, (from + 2) * hidden)
      const pairs = { pronouns: vectors(7), names: vectors(2), distances: BigInt64Array.of(5n, 5n) }
      close(await reading.antecedents(pairs), c.antecedents, 'antecedents')
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
