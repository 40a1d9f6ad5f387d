import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { isJoined } from '../../src/archive/across/across-input.ts'
import { joinReports } from '../../src/archive/across/join-reports.ts'
import type { Archive } from '../../src/archive/archive.ts'
import { reportKey } from '../../src/archive/keys.ts'
import type { EventContent, StatementContent } from '../../src/archive/review/frame-content.ts'
import { framesWithContent } from '../../src/archive/review/frame-content.ts'
import { reviewsOfText } from '../../src/archive/review/kept-reviews.ts'
import { verdicts } from '../../src/archive/review/review-decision.ts'
import { reviewFrame, undoReview } from '../../src/archive/review/review-frame.ts'
import { reviewedRecord } from '../../src/archive/review/reviewed-record.ts'
import { type FoundRows, foundTables, rowsOfRecord } from '../../src/archive/rows-of-record.ts'
import { verifyArchive } from '../../src/archive/verify/verify-archive.ts'
import { checkRecord } from '../../src/record/check-record.ts'
import type { ReportRecord } from '../../src/record/report-record.ts'
import type { Place } from './contract.ts'
import { numbered, readBy, sarvia } from './some-records.ts'
import { withEnding } from './with-ending.ts'

const report = reportKey(sarvia.fingerprint)
const frames = framesWithContent(sarvia)
const keyOf = (id: string): string => frames.find((frame) => frame.id === id)!.key
const contentOf = (id: string) => frames.find((frame) => frame.id === id)!.content
const at = '2031-05-02T00:00:00.000Z'
const placeOf = (words: string) => {
  const start = sarvia.text.indexOf(words)
  return { start, end: start + words.length }
}

/** What review by hand promises, whatever the archive lies in. */
export function reviewContract(name: string, newPlace: () => Promise<Place>): void {
  describe(`review in ${name}`, () => {
    let place: Place
    let archive: Archive
    beforeEach(async () => {
      place = await newPlace()
      archive = await place.open({ create: true })
      await archive.addMany([{ record: sarvia }, { record: numbered(1) }])
    })
    afterEach(async () => {
      await archive.close()
      await place.remove()
    })

    const say = (id: string, verdict: 'right' | 'wrong' | 'unsure', by = 'Ana') =>
      reviewFrame(archive, { report, frame: keyOf(id), verdict, by, at })
    const mend = (id: string, content: EventContent | StatementContent, by = 'Ana') =>
      reviewFrame(archive, { report, frame: keyOf(id), verdict: 'mended', content, by, at })
    const states = async () => {
      const kept = await archive.report(report)
      return Object.fromEntries([...kept!.reviews].map(([id, { state }]) => [id, state]))
    }

    it('keeps who said what when, and what was before', async () => {
      const first = await say('e1', 'right')
      assert.deepEqual(first.before, { state: 'machine', content: contentOf('e1') })
      assert.deepEqual([first.verdict, first.by, first.at, first.undoes], ['right', 'Ana', at, null])
      const second = await say('e1', 'unsure', ' Mira  Holt ')
      assert.deepEqual([second.before.state, second.by], ['right', 'Mira Holt'])
      assert.deepEqual(await states(), { e1: 'unsure' })
      const kept = await reviewsOfText(archive.db, sarvia.fingerprint)
      assert.deepEqual(kept, [first, second])
      assert.deepEqual(await faultsOf(archive), [])
    })

    it('what is wrong is counted and found nowhere, and stays in the record, marked', async () => {
      const before = await archive.counts()
      await say('s3', 'wrong')
      const counts = await archive.counts()
      // The event on its word goes with it.
      assert.deepEqual([counts.statements, counts.events], [before.statements - 1, before.events - 1])
      const kept = await archive.report(report)
      assert.deepEqual(kept?.record, sarvia)
      assert.equal(kept?.reviews.get('s3')?.state, 'wrong')
      const left = await archive.db
        .selectFrom('evidence')
        .select('owner_id')
        .where('owner_id', 'in', ['s3', 'e2'])
        .execute()
      assert.equal(left.filter(({ owner_id }) => owner_id === 'e2').length, 0)
      await undoReview(archive, { by: 'Ana', at })
      assert.deepEqual(await archive.counts(), before)
      assert.deepEqual(await states(), {})
      assert.deepEqual(await faultsOf(archive), [])
    })

    it('mends spans, type, status and who, in the record and in the tables', async () => {
      const given = contentOf('e1') as EventContent
      const mended: EventContent = {
        ...given,
        type: 'SANCTION',
        status: 'planned',
        anchor: [placeOf('refuse 𝔸ll')],
        target: [placeOf(' reporters ')],
        targets: [{ name: 'Toland', kind: 'state', country: null }],
        assertedBy: keyOf('s1'),
      }
      await mend('e1', mended)
      const kept = await archive.report(report)
      const event = kept!.record.events[0]!
      assert.deepEqual(
        [event.id, event.type, event.status, event.quad, event.assertedBy],
        ['e1', 'SANCTION', 'planned', 4, 's1'],
      )
      assert.equal(event.anchor.spans[0]?.text, 'refuse 𝔸ll')
      assert.equal(event.target.spans[0]?.text, 'reporters')
      assert.deepEqual(event.target.actors, ['a2'])
      assert.deepEqual(checkRecord(kept!.record), [])
      const row = await archive.db
        .selectFrom('events')
        .selectAll()
        .where('event_id', '=', 'e1')
        .where('anchor_text', '=', 'refuse 𝔸ll')
        .executeTakeFirst()
      assert.deepEqual([row?.type, row?.review], ['SANCTION', 'mended'])
      const said = contentOf('s2') as StatementContent
      await mend('s2', {
        ...said,
        speaker: { name: 'Ivo Varga', kind: 'person', country: 'SVK' },
        source: [placeOf('foreign minister')],
      })
      const { record } = (await archive.report(report))!
      const speaker = record.actors.find(({ id }) => id === record.statements[1]?.source.actor)
      assert.deepEqual([speaker?.name, speaker?.country], ['Ivo Varga', 'SVK'])
      assert.deepEqual(checkRecord(record), [])
      assert.deepEqual(await faultsOf(archive), [])
    })

    it('refuses what can be no frame, and changes nothing', async () => {
      const event = contentOf('e1') as EventContent
      const statement = contentOf('s1') as StatementContent
      const bad = [
        () => mend('e1', { ...event, anchor: [] }),
        () => mend('e1', { ...event, anchor: [{ start: 5, end: 9_999 }] }),
        () => mend('e1', { ...event, anchor: [{ start: placeOf('𝔸').start + 1, end: placeOf('𝔸').start + 2 }] }),
        () => mend('e1', { ...event, assertedBy: 'statement@1-2' }),
        () => mend('e1', statement),
        () => mend('s1', { ...statement, content: [placeOf(' ')] }),
        () => reviewFrame(archive, { report, frame: keyOf('e1'), verdict: 'right', by: ' ' }),
      ]
      for (const one of bad) await assert.rejects(one(), { name: 'DemarcheError', code: 'wrong-usage' })
      for (const frame of ['event@1-2', 'nonsense', `${keyOf('e1')}#2`]) {
        await assert.rejects(reviewFrame(archive, { report, frame, verdict: 'right', by: 'Ana' }), {
          code: 'not-found',
        })
      }
      await assert.rejects(reviewFrame(archive, { report: 'k_0', frame: keyOf('e1'), verdict: 'right', by: 'Ana' }), {
        code: 'not-found',
      })
      await assert.rejects(undoReview(archive, { by: 'Ana' }), { code: 'not-found' })
      await assert.rejects(undoReview(archive, { number: 99, by: 'Ana' }), { code: 'not-found' })
      assert.deepEqual(await states(), {})
      assert.deepEqual(await reviewsOfText(archive.db, sarvia.fingerprint), [])
    })

    it('whoever mends nothing has said that it is right; whoever calls right what they mended has mended it', async () => {
      assert.equal((await mend('s1', contentOf('s1') as StatementContent)).verdict, 'right')
      const mended = { ...(contentOf('e1') as EventContent), type: 'SANCTION' as const }
      await mend('e1', mended)
      const again = await say('e1', 'right')
      assert.deepEqual([again.verdict, (again.content as EventContent).type], ['mended', 'SANCTION'])
      // Another judges what the machine found, not what others made of it.
      const other = await say('e1', 'right', 'Mira')
      assert.deepEqual([other.verdict, (other.content as EventContent).type], ['right', 'REJECT'])
      assert.deepEqual(await states(), { s1: 'right', e1: 'right' })
    })

    it('a decision that takes back may be taken back itself', async () => {
      const first = await say('e1', 'wrong')
      const undo = await undoReview(archive, { by: 'Ana', at })
      assert.deepEqual([undo.verdict, undo.undoes, undo.before.state], ['undo', first.number, 'wrong'])
      await assert.rejects(undoReview(archive, { by: 'Ana' }), { code: 'not-found' })
      await undoReview(archive, { number: undo.number, by: 'Mira', at })
      assert.deepEqual(await states(), { e1: 'wrong' })
      await assert.rejects(undoReview(archive, { number: undo.number, by: 'Ana' }), { code: 'not-found' })
      assert.deepEqual(await faultsOf(archive), [])
    })

    it('holds when the text is read anew', async () => {
      await say('s1', 'right')
      await say('e1', 'wrong')
      await say('e2', 'unsure')
      const target = [placeOf('reporters')]
      await mend('s2', { ...(contentOf('s2') as StatementContent), content: [placeOf('We refuse 𝔸ll')] })
      const other = placeOf('according to a')
      const text = (start: number, end: number) => ({ start, end, text: sarvia.text.slice(start, end) })
      const newer: ReportRecord = readBy(sarvia, 'newer', {
        statements: [
          // Another anchor, of a word more, and another content.
          {
            ...sarvia.statements[0]!,
            id: 's7',
            cue: { spans: [text(other.start, other.end)] },
            content: { spans: [text(0, 6)] },
          },
          { ...sarvia.statements[2]!, id: 's9', within: null },
        ],
        events: [
          { ...sarvia.events[0]!, id: 'e4', assertedBy: null },
          {
            ...sarvia.events[1]!,
            id: 'e5',
            target: { spans: target.map(({ start, end }) => text(start, end)), actors: [] },
            assertedBy: 's9',
          },
        ],
      })
      assert.equal(await archive.renew(report, newer), 'reading')
      const kept = (await archive.report(report))!
      // What was right and the reading has otherwise is as people had it; what they mended and it has not is back.
      assert.deepEqual(await states(), { s7: 'mended', e4: 'wrong', s10: 'mended' })
      assert.deepEqual(kept.record.statements[0]?.content, sarvia.statements[0]?.content)
      assert.equal(kept.record.statements[2]?.content.spans[0]?.text, 'We refuse 𝔸ll')
      assert.deepEqual(checkRecord(kept.record), [])
      // Of the event that is another now nobody has said anything, and the wrong one is not counted.
      const { rows: events } = await sql<object>`select event, review from event_view where report = ${report}`.execute(
        archive.db,
      )
      assert.deepEqual({ ...events[0] }, { event: 'e5', review: 'machine' })
      assert.equal(events.length, 1)
      assert.deepEqual(await faultsOf(archive), [])
      assert.equal(await archive.renew(report, sarvia), 'reading')
      assert.deepEqual(await states(), { s1: 'right', e1: 'wrong', e2: 'unsure', s2: 'mended' })
      assert.deepEqual(await faultsOf(archive), [])
    })

    it('what changes what is grouped asks for joining anew', async () => {
      await joinReports(archive)
      await say('e1', 'right')
      assert.equal(await isJoined(archive), true)
      await say('e1', 'wrong')
      assert.equal(await isJoined(archive), false)
      await joinReports(archive)
      const tellings = await archive.db
        .selectFrom('telling_view')
        .select('event')
        .where('report', '=', report)
        .execute()
      assert.deepEqual(
        tellings.map(({ event }) => event),
        ['e2'],
      )
      assert.deepEqual(await faultsOf(archive), [])
    })

    it('a row that is changed by hand is found', async () => {
      await say('e1', 'right')
      await archive.db.updateTable('reviews').set({ verdict: 'unsure' }).execute()
      const tables = (await faultsOf(archive)).map(({ table }) => table)
      assert.ok(
        tables.includes('reviews') && tables.includes('events') && tables.includes('frame_reviews'),
        tables.join(),
      )
      await archive.db.deleteFrom('reviews').execute()
      assert.ok((await faultsOf(archive)).some(({ table }) => table === 'tallies'))
    })

    it('any sequence of decisions and undos gives the state that a plain replay gives', async () => {
      const by = fc.constantFrom('Ana', 'Mira')
      const decision = fc.record({
        frame: fc.constantFrom('s1', 's2', 's3', 'e1', 'e2'),
        verdict: fc.constantFrom(...verdicts),
        by,
        pick: fc.nat(3),
      })
      const step = fc.oneof(
        { weight: 3, arbitrary: decision },
        { weight: 2, arbitrary: fc.record({ undo: fc.nat(30), by }) },
      )
      let run = 0
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
          const record = withEnding(sarvia, ` Note ${run++}.`)
          await archive.add({ record })
          const replay = new Replay()
          for (const one of steps) {
            if ('undo' in one) {
              const number = replay.standing()[one.undo % Math.max(1, replay.standing().length)]
              if (number === undefined) continue
              replay.undone.set((await undoReview(archive, { number, by: one.by, at })).number, number)
            } else {
              const content = mendedBy(one.frame, one.pick)
              const review = { report: reportKey(record.fingerprint), frame: keyOf(one.frame), content, at }
              const kept = await reviewFrame(archive, { ...review, verdict: one.verdict, by: one.by })
              replay.said.set(kept.number, { frame: one.frame, verdict: kept.verdict })
            }
          }
          const decisions = await reviewsOfText(archive.db, record.fingerprint)
          const kept = await archive.report(reportKey(record.fingerprint))
          assert.deepEqual(new Map([...kept!.reviews].map(([id, { state }]) => [id, state])), replay.states())
          assert.deepEqual(kept?.record, reviewedRecord(record, decisions).record)
          assert.deepEqual(checkRecord(kept?.record), [])
          await assertTables(archive, record, rowsOfRecord(record, kept!.reportId, decisions))
        }),
        { numRuns: name === 'an SQLite file' ? 40 : 8, seed: 20 },
      )
      assert.deepEqual(await faultsOf(archive), [])
    })
  })
}

/** The same rules told the plain way: a decision stands where no standing one takes it back, and the last has the word. */
class Replay {
  readonly said = new Map<number, { readonly frame: string; readonly verdict: string }>()
  readonly undone = new Map<number, number>()

  stands(number: number): boolean {
    return ![...this.undone].some(([undo, target]) => target === number && this.stands(undo))
  }

  standing(): readonly number[] {
    return [...this.said.keys(), ...this.undone.keys()].filter((number) => this.stands(number)).sort((a, b) => a - b)
  }

  states(): ReadonlyMap<string, string> {
    const states = new Map<string, string>()
    for (const number of this.standing()) {
      const said = this.said.get(number)
      if (said !== undefined) states.set(said.frame, said.verdict)
    }
    return states
  }
}

/** A content of a frame that differs from what was found, or for 0 does not. */
function mendedBy(id: string, pick: number): EventContent | StatementContent {
  const content = contentOf(id)
  if (content.kind === 'statement') {
    const [first] = content.content
    return pick === 0
      ? content
      : { ...content, content: [{ start: first!.start, end: first!.end - pick }], speaker: null }
  }
  return pick === 0 ? content : { ...content, type: pick === 1 ? 'AID' : 'PROTEST', targets: [] }
}

async function assertTables({ db }: Archive, { fingerprint }: ReportRecord, rows: FoundRows): Promise<void> {
  const { id } = await db
    .selectFrom('reports')
    .select('id')
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirstOrThrow()
  for (const table of foundTables) {
    const { rows: there } = await sql<object>`select * from ${sql.table(table)} where report_id = ${id}`.execute(db)
    assert.deepEqual(there.map(plain).sort(), rows[table].map(plain).sort(), table)
  }
}

function plain(row: object): string {
  return JSON.stringify(
    Object.entries(row)
      .filter(([name]) => name !== 'id' && name !== 'search')
      .sort(),
  )
}

const faultsOf = (archive: Archive) => Array.fromAsync(verifyArchive(archive))
