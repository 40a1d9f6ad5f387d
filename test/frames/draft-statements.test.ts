import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { takeIn } from '../../src/intake/take-in.ts'
import { openReader, type Reader } from '../../src/reading/open-reader.ts'
import type { ReportRecord } from '../../src/record/report-record.ts'

describe('statements, with the real model', () => {
  let reader: Reader
  before(async () => {
    reader = await openReader()
  })
  after(() => reader.close())
  const read = (text: string): Promise<ReportRecord> => reader.read(takeIn({ text, verbatim: true }))
  const told = (record: ReportRecord): string[] =>
    record.statements.map((s) =>
      [s.source, s.cue, s.content].map((part) => part.spans.map((x) => x.text).join(' ... ')).join(' | '),
    )

  it('finds direct, indirect and mixed ones', async () => {
    const record = await read(
      '"The strait is open," harbour minister Ilse Varga said on Monday.\n\n' +
        'The ministry announced that the second ferry would sail on Friday.\n\n' +
        'Varga said the delay was "a matter of ice" and would not happen again.',
    )
    assert.equal(told(record)[0], 'harbour minister Ilse Varga | said | "The strait is open,"')
    assert.equal(told(record)[1], 'The ministry | announced | that the second ferry would sail on Friday')
    assert.deepEqual(
      record.statements.slice(0, 3).map((s) => s.mode),
      ['direct', 'indirect', 'mixed'],
    )
  })

  it('finds one within another, and says so', async () => {
    const record = await read(
      'Tom Berg, an analyst in Oslo, said that the ministry had announced that the fee would be halved.',
    )
    const [outer, inner] = record.statements
    assert.equal(record.statements.length, 2)
    assert.equal(inner!.within, outer!.id)
    assert.equal(inner!.cue.spans[0]!.text, 'had announced')
    assert.equal(outer!.within, null)
  })

  it('leaves out what was not said', async () => {
    const record = await read('The ministry has not said whether the ferry will sail. The port office said it will.')
    assert.deepEqual(
      told(record).map((t) => t.split(' | ')[0]),
      ['The port office'],
    )
  })

  it('reads a long text without seams: each of many paragraphs gives its statement', async () => {
    const paragraphs = Array.from(
      { length: 120 },
      (_, i) => `"We will open berth ${i + 1} on Monday," ${speakers[i % speakers.length]} told reporters in Tallinn.`,
    )
    const record = await read(paragraphs.join('\n\n'))
    assert.equal(record.statements.length, paragraphs.length)
    record.statements.forEach((s, i) => {
      assert.equal(s.content.spans.map((c) => c.text).join(''), `"We will open berth ${i + 1} on Monday,"`)
      assert.equal(s.source.spans[0]!.text, speakers[i % speakers.length])
    })
  })

  it('reads a paragraph longer than any window', async () => {
    const sentences = Array.from(
      { length: 100 },
      (_, i) => `${speakers[i % speakers.length]} said berth ${i + 1} would open.`,
    )
    const record = await read(sentences.join(' '))
    const contents = record.statements.map((s) => s.content.spans[0]!.text)
    assert.deepEqual(
      contents,
      Array.from({ length: 100 }, (_, i) => `berth ${i + 1} would open`),
    )
  })
})

const speakers = ['Ilse Varga', 'Tom Berg', 'Anna Holt', 'Marek Dolan', 'Ane Krogh', 'Peter Asgard', 'Mira Stan']
