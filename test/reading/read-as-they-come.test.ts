import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { readAsTheyCome, type ToRead } from '../../src/reading/read-as-they-come.ts'
import { DemarcheError } from '../../src/record/demarche-error.ts'
import type { Report } from '../../src/record/report.ts'

const readerModule = new URL('./stand-in-reader.ts', import.meta.url)

async function* sources(texts: readonly string[]): AsyncGenerator<ToRead & { readonly text: string }> {
  for (const text of texts) yield { text, item: { input: { text, verbatim: true, anyLanguage: true } } }
}

describe('readAsTheyCome', () => {
  it('gives each outcome with its source, and none is held back by a slow one', async () => {
    const seen: string[] = []
    for await (const { source, outcome } of readAsTheyCome(sources(['wait 900', 'b 1', 'c 1', 'd 1', 'e 1', 'f 1']), {
      workers: 2,
      readerModule,
    })) {
      assert.ok('json' in outcome)
      assert.equal(JSON.parse(outcome.json).text, source.text)
      seen.push(source.text)
    }
    assert.deepEqual(seen.toSorted(), ['b 1', 'c 1', 'd 1', 'e 1', 'f 1', 'wait 900'])
    assert.equal(seen.at(-1), 'wait 900')
  })

  for (const workers of [0, 1, 3]) {
    it(`loses none where many are done at once, with ${workers} workers`, async () => {
      const texts = Array.from({ length: 300 }, (_, i) => `text ${i}`)
      const seen: string[] = []
      for await (const { source } of readAsTheyCome(sources(texts), { workers, readerModule })) {
        seen.push(source.text)
        // Whoever takes them is slow now and then, as a disk is, and several are done meanwhile.
        if (seen.length % 10 === 0) await setTimeout(5)
      }
      assert.deepEqual(seen.toSorted(), texts.toSorted())
    })
  }

  for (const workers of [0, 2]) {
    it(`answers for what cannot be read, and reads what intake gave before, with ${workers} workers`, async () => {
      let report: Report | null = null
      for await (const { outcome } of readAsTheyCome(sources(['one two']), { workers: 0, readerModule })) {
        assert.ok('json' in outcome)
        const {
          reader: _r,
          sentences: _s,
          mentions: _m,
          actors: _a,
          times: _t,
          statements: _st,
          events: _e,
          ...rest
        } = JSON.parse(outcome.json)
        report = rest
      }
      async function* mixed(): AsyncGenerator<ToRead> {
        yield { item: { id: 'x', error: new DemarcheError('bad-json', 'Bad.') } }
        yield { item: { id: 'y', input: { text: 'refuse', verbatim: true, anyLanguage: true } } }
        if (report !== null) yield { item: { report } }
      }
      const outcomes = (await Array.fromAsync(readAsTheyCome(mixed(), { workers, readerModule }))).map(({ outcome }) =>
        'json' in outcome ? JSON.parse(outcome.json).text : `${outcome.id}: ${outcome.error.code}`,
      )
      assert.deepEqual(outcomes.sort(), ['one two', 'x: bad-json', 'y: too-complex'])
    })
  }

  it('throws what its source throws, and can be left', async () => {
    async function* broken() {
      yield* sources(['one two'])
      throw new Error('the disk is gone')
    }
    await assert.rejects(Array.fromAsync(readAsTheyCome(broken(), { workers: 1, readerModule })), /the disk is gone/)
    for await (const _ of readAsTheyCome(sources(['one', 'two', 'three']), { workers: 1, readerModule })) break
  })

  it('throws where no reader can be opened', async () => {
    const missing = new URL('./reader-that-fails.ts', import.meta.url)
    await assert.rejects(Array.fromAsync(readAsTheyCome(sources(['one']), { workers: 1, readerModule: missing })), {
      code: 'model-missing',
    })
  })
})
