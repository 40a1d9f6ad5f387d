import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { takeIn } from '../../src/intake/take-in.ts'
import { openReader } from '../../src/reading/open-reader.ts'

/** The value of each statement's time, by its cue. */
async function timesOf(text: string, published?: string): Promise<Record<string, string | null | undefined>> {
  const reader = await openReader()
  const record = await reader.read(takeIn({ text, verbatim: true, published }))
  await reader.close()
  const value = (id: string | null) => (id === null ? undefined : record.times.find((t) => t.id === id)?.value)
  return Object.fromEntries(record.statements.map((s) => [s.cue.spans[0]?.text ?? '', value(s.time)]))
}

describe('the time of a statement', () => {
  it('is the one that stands beside the cue, not one within what is said', async () => {
    const times = await timesOf(
      'Ilse Varga said on Tuesday that the strait would open in June.\n\nTom Berg added that it was closed in 2019.',
      '2024-05-16',
    )
    assert.equal(times['said'], '2024-05-14')
    assert.equal(times['added'], undefined)
  })

  it('is not one that another statement tells of', async () => {
    const times = await timesOf(
      'The official, who asked not to be named, said the ministry warned in January that the fee would fall.',
      '2024-05-16',
    )
    assert.equal(times['asked'], undefined)
    assert.equal(times['said'], undefined)
    assert.equal(times['warned'], '2024-01')
  })

  it('stays unresolved where nothing anchors it', async () => {
    const times = await timesOf('Ilse Varga said on Tuesday that the strait would open.')
    assert.equal(times['said'], null)
  })
})
