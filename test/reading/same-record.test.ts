import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { takeIn } from '../../src/intake/take-in.ts'
import { openReader } from '../../src/reading/open-reader.ts'
import { type ReadItem, readManyAsJson } from '../../src/reading/read-many.ts'
import { checkRecord } from '../../src/record/check-record.ts'

const files = globSync(fileURLToPath(new URL('../../samples/*', import.meta.url))).sort()
const items: ReadItem[] = files.map((file, i) => ({ input: { id: `r${i}`, bytes: readFileSync(file) } }))

async function recordsById(order: readonly ReadItem[], workers: number): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for await (const outcome of readManyAsJson(order, { workers })) {
    assert.ok('json' in outcome)
    found.set((JSON.parse(outcome.json) as { id: string }).id, outcome.json)
  }
  return found
}

describe('the same bytes give the same record', () => {
  it('whatever the number of workers and the order of the files', async () => {
    const once = await recordsById(items, 0)
    assert.equal(once.size, files.length)
    assert.deepEqual(await recordsById(items, 1), once)
    assert.deepEqual(new Map([...(await recordsById(items.toReversed(), 2))].sort()), new Map([...once].sort()))
    // One report many times over, so that both workers read it beside others.
    const many = [
      ...items,
      ...items.map((item, i) => ({ input: { ...('input' in item ? item.input : {}), id: `again${i}` } })),
    ]
    const twice = await recordsById(many, 2)
    for (const [id, json] of once) {
      assert.equal(twice.get(id.replace('r', 'again'))!.replace(id.replace('r', 'again'), id), json)
    }
  })

  it('and every record is sound, whatever the text', async () => {
    const reader = await openReader()
    const word = fc.constantFrom(
      'said',
      'the',
      'minister',
      'Varga',
      '"',
      '“',
      '”',
      '.',
      ',',
      '\n\n',
      '\r\n',
      'U.S.',
      '😀',
      'e\u0301',
      '``',
      "''",
      'according',
      'to',
      '[',
      '…',
      'x'.repeat(300),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 120 }), async (words) => {
        const record = await reader.read(takeIn({ text: `A ${words.join(' ')}`, verbatim: true, anyLanguage: true }))
        assert.deepEqual(checkRecord(JSON.parse(JSON.stringify(record))), [])
      }),
      { numRuns: 60 },
    )
    await reader.close()
  })
})
