import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Archive } from '../../src/archive/archive.ts'
import { reportKey } from '../../src/archive/keys.ts'
import { openArchive } from '../../src/archive/open-archive.ts'
import { type FrameContent, framesWithContent } from '../../src/archive/review/frame-content.ts'
import type { Verdict } from '../../src/archive/review/review-decision.ts'
import { reviewFrame, undoReview } from '../../src/archive/review/review-frame.ts'
import { exportCommand } from '../../src/cli/export-command.ts'
import { sarvia } from '../archive/some-records.ts'
import { filesOf, linesOf, ownFolder } from './export-into.ts'
import { csvRecords } from './parse-csv.ts'

const report = reportKey(sarvia.fingerprint)
const frames = framesWithContent(sarvia)
type Place = readonly [number, number]
type Places = readonly Place[]
type SentenceRow = {
  readonly id: string
  readonly document: string
  readonly text: string
  readonly events: readonly {
    readonly type: string
    readonly status: string
    readonly anchor: Place
    readonly source: Place | null
    readonly target: Place | null
    readonly time: Place | null
    readonly place: Place | null
    readonly assertedBy: Place | null
  }[]
}

/** The words of a place in code points, as Python slices them. */
const wordsAt = (text: string, place: readonly [number, number] | null) =>
  place === null ? null : [...text].slice(place[0], place[1]).join('')

describe('what people reviewed, in exports', () => {
  const place = join(ownFolder(), 'talks.archive')
  let archive: Archive
  before(async () => {
    archive = await openArchive(place, { create: true })
    await archive.add({ record: sarvia })
  })
  after(() => archive.close())

  const say = (id: string, verdict: Verdict, content?: FrameContent) =>
    reviewFrame(archive, { report, frame: frames.find((one) => one.id === id)!.key, verdict, content, by: 'Ana' })
  const exported = async (as: string) => {
    const out = join(ownFolder(), 'out')
    assert.equal(await exportCommand({ as, out, archive: place, quiet: true }), 0)
    return filesOf(out)
  }
  const trained = async () => {
    const files = await exported('training')
    return { events: linesOf(files, 'events.jsonl'), statements: linesOf(files, 'statements.jsonl'), files }
  }

  it('training data is empty before anybody has reviewed, and is of an archive alone', async () => {
    const { events, statements, files } = await trained()
    assert.deepEqual([events, statements], [[], []])
    const { review, offsets } = JSON.parse(files.get('manifest.json') ?? '')
    assert.equal(review.state, 'none')
    assert.deepEqual(offsets, { unit: 'codepoint', end: 'exclusive' })
    const out = join(ownFolder(), 'out')
    const wrong = { name: 'DemarcheError', code: 'wrong-usage' }
    await assert.rejects(exportCommand({ as: 'training', out, records: ['-'], quiet: true }), wrong)
    await assert.rejects(
      exportCommand({ as: 'training', out, archive: place, minConfidence: '0.5', quiet: true }),
      wrong,
    )
  })

  it('has a sentence once all that was found in it is settled, with code points within it', async () => {
    await say('e1', 'right')
    const { events } = await trained()
    assert.equal(events.length, 1)
    const [row] = events as unknown as readonly SentenceRow[]
    assert.deepEqual([row?.id, row?.document], [`${report}-1`, report])
    assert.equal(row?.text, sarvia.text.slice(sarvia.sentences[1]!.start, sarvia.sentences[1]!.end))
    const { type, anchor, source, target, status, time, place, assertedBy, ...more } = row!.events[0]!
    assert.deepEqual(more, {})
    assert.deepEqual([type, status, place], ['REJECT', 'actual', null])
    // The letter beyond the basic plane is one code point, and two code units.
    assert.equal(wordsAt(row!.text, anchor), 'refuse')
    assert.equal(wordsAt(row!.text, source), 'Ana Dorn')
    assert.equal(wordsAt(row!.text, time), 'Sunday')
    assert.equal(wordsAt(row!.text, assertedBy), 'Ana Dorn')
    // The target's words stand in the headline.
    assert.equal(target, null)
  })

  it('has what was mended as people put it, and not what is wrong; what is unsure keeps the sentence out', async () => {
    const given = frames.find((one) => one.id === 'e2')!.content
    assert.ok(given.kind === 'event')
    await say('e2', 'mended', { ...given, type: 'ACCUSE', target: [spotOf('talks')] })
    const second = (await trained()).events[1] as { text: string; events: { type: string; target: [number, number] }[] }
    assert.equal(second.events[0]?.type, 'ACCUSE')
    assert.equal(wordsAt(second.text, second.events[0]!.target), 'talks')
    await say('e2', 'wrong')
    assert.deepEqual(
      (await trained()).events.map((row) => (row['events'] as unknown[]).length),
      [1, 0],
    )
    await say('e2', 'unsure')
    assert.equal((await trained()).events.length, 1)
    await say('e2', 'right')
  })

  it('statements of sentences that hold together are one row', async () => {
    await say('s3', 'right')
    const { statements } = await trained()
    assert.equal(statements.length, 1)
    const [row] = statements as unknown as readonly {
      text: string
      statements: { source: Places; cue: Places; content: Places }[]
    }[]
    const [said] = row!.statements
    assert.equal(wordsAt(row!.text, said!.source[0]!), 'Toland')
    assert.equal(wordsAt(row!.text, said!.cue[0]!), 'said')
    assert.equal(wordsAt(row!.text, said!.content[0]!), 'that Dorn had asked for talks in Velmar')
    await say('s1', 'right')
    // The second statement of that sentence is still open.
    assert.equal((await trained()).statements.length, 1)
    await say('s2', 'wrong')
    const rows = (await trained()).statements
    assert.deepEqual(
      rows.map((one) => (one['statements'] as unknown[]).length),
      [1, 1],
    )
    // An event on the word of a wrong statement is not so, whatever was said of itself.
    assert.deepEqual(
      (await trained()).events.map((one) => one['id']),
      [`${report}-2`],
    )
  })

  it('every other shape marks it, and POLECAT leaves out what is wrong', async () => {
    const table = csvRecords((await exported('csv')).get('statements.csv') ?? '')
    assert.deepEqual(
      table.map((row) => row['review']),
      ['right', 'wrong', 'right'],
    )
    const events = csvRecords((await exported('csv')).get('events.csv') ?? '')
    assert.deepEqual(
      events.map((row) => row['review']),
      ['wrong', 'right'],
    )
    const jsonl = await exported('jsonl')
    const [record] = linesOf(jsonl, 'records.jsonl')
    assert.deepEqual(
      (record!['statements'] as { id: string }[]).map(({ id }) => id),
      ['s1', 's3'],
    )
    const polecat = await exported('polecat')
    assert.equal(polecat.get('events.polecat.txt')?.trim().split('\n').length, 2)
    assert.equal(JSON.parse(polecat.get('manifest.json') ?? '').settings.wrong, 1)
    const brat = [...(await exported('brat'))].find(([name]) => name.endsWith('.ann'))?.[1] ?? ''
    assert.equal(brat.match(/\tReview E\d+ right$/gm)?.length, 3)
    assert.equal(brat.match(/\tReview E\d+ wrong$/gm)?.length, 2)
    const annotations = (await exported('webannotation')).get('annotations.jsonld') ?? ''
    assert.match(annotations, /"purpose":"assessing","value":"wrong"/)
    const footnotes = linesOf(await exported('citations'), 'footnotes.jsonl')
    assert.deepEqual(
      footnotes.map((row) => row['review']),
      ['right', 'right'],
    )
    const { review } = JSON.parse(jsonl.get('manifest.json') ?? '')
    assert.deepEqual([review.state, review.reviewed, review.of], ['complete', 5, 5])
    await undoReview(archive, { by: 'Ana' })
    assert.equal(csvRecords((await exported('csv')).get('events.csv') ?? '')[0]?.['review'], 'right')
  })
})

function spotOf(words: string) {
  const start = sarvia.text.lastIndexOf(words)
  return { start, end: start + words.length }
}
