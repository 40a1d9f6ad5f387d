import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import type { Archive } from '../../src/archive/archive.ts'
import { framesWithContent } from '../../src/archive/review/frame-content.ts'
import { verdicts } from '../../src/archive/review/review-decision.ts'
import { reviewFrame } from '../../src/archive/review/review-frame.ts'
import { checkCounts } from '../../src/archive/verify/check-counts.ts'
import type { Actor } from '../../src/record/actor.ts'
import type { ReportRecord } from '../../src/record/report-record.ts'
import { findActors } from '../../src/views/find-actors.ts'
import { overviewOf } from '../../src/views/overview.ts'
import type { Place } from './contract.ts'
import { from, readBy, sarvia } from './some-records.ts'
import { withEnding } from './with-ending.ts'

/** What somebody may be called: in several ways for one state, and with characters that two orders put differently. */
const called = fc.record({
  name: fc.constantFrom('Toland', 'the Tolish government', 'Velmar', '\u{1F6A2} Line', '\uFF5E Line'),
  kind: fc.constantFrom<Actor['kind']>('state', 'person', 'document'),
  country: fc.constantFrom('NOR', 'PER', null),
})
const reading = fc.record({
  /** Which of a few texts it is of. */
  text: fc.nat(3),
  model: fc.constantFrom('one', 'two'),
  published: fc.constantFrom('2031-04-01', '2031-05-01', null),
  publisher: fc.constantFrom('Orbis Wire', '', null),
  actors: fc.array(called, { minLength: sarvia.actors.length, maxLength: sarvia.actors.length }),
  confidence: fc.constantFrom(0.4, 0.5, 0.9),
  isBare: fc.boolean(),
})
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ readings: fc.array(reading, { minLength: 1, maxLength: 4 }), reread: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ review: fc.nat(7), text: fc.nat(3), verdict: fc.constantFrom(...verdicts) }) },
)
type Reading = typeof reading extends fc.Arbitrary<infer T> ? T : never

function recordOf(
  { text, model, published, publisher, actors, confidence, isBare }: Reading,
  run: number,
): ReportRecord {
  const record = withEnding(sarvia, ` Note ${run} ${text}.`)
  const frames = isBare ? { statements: [], events: [] } : { statements: record.statements, events: record.events }
  return {
    ...from(readBy(record, model), `https://a.example/${run}/${text}/${published}`),
    published,
    publisher,
    actors: record.actors.map((actor, i) => ({ ...actor, ...actors[i] })),
    statements: frames.statements.map((one) => ({ ...one, confidence })),
    events: frames.events.map((one) => ({ ...one, confidence })),
  }
}

/** The counts that an archive keeps are those of its rows, wherever it lies. */
export function countsContract(
  name: string,
  newPlace: () => Promise<Place>,
  { runs }: { readonly runs: number },
): void {
  describe(`counts over an archive in ${name}`, () => {
    let place: Place
    let archive: Archive
    before(async () => {
      place = await newPlace()
      archive = await place.open({ create: true })
    })
    after(async () => {
      await archive.close()
      await place.remove()
    })

    it('are those of its rows whatever is added, read again and reviewed', async () => {
      let run = 0
      let changed = 0
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
          run++
          const keys: string[] = []
          for (const one of steps) {
            if ('review' in one) {
              const key = keys[one.text % Math.max(1, keys.length)]
              const record = key === undefined ? undefined : (await archive.report(key))?.record
              const frames = record === undefined ? [] : framesWithContent(record)
              const frame = frames[one.review % Math.max(1, frames.length)]
              if (key === undefined || frame === undefined) continue
              const { content } = frame
              const mended = content.kind === 'statement' ? { ...content, speaker: null } : { ...content, targets: [] }
              await reviewFrame(archive, {
                report: key,
                frame: frame.key,
                verdict: one.verdict,
                content: mended,
                by: 'Ana',
                at: '2031-05-02T00:00:00.000Z',
              })
              changed++
            } else {
              const records = one.readings.map((given) => recordOf(given, run))
              const came = await archive.addMany(
                records.map((record) => ({ record })),
                { reread: one.reread },
              )
              changed += came.filter((what) => what === 'reading').length
              keys.push(...records.map(({ fingerprint }) => `k_${fingerprint.slice(7, 23)}`))
            }
          }
          assert.deepEqual(await Array.fromAsync(checkCounts(archive.db)), [])
        }),
        { numRuns: runs, seed: 31 },
      )
      assert.ok(changed >= runs / 4, `${changed} readings and reviews took another's place`)
    })

    it('call a state by the first of its names, in the order of characters and not of their halves', async () => {
      const names = ['\u{1F6A2} Line', '\uFF5E Line']
      const records = names.map((name, i) => {
        const record = withEnding(sarvia, ` Call ${i}.`)
        return {
          ...record,
          actors: record.actors.map((one) => ({ ...one, name, kind: 'state' as const, country: 'ISL' })),
        }
      })
      await archive.addMany(records.map((record) => ({ record })))
      const [iceland] = (await findActors(archive, { country: 'ISL' })).items
      assert.deepEqual([iceland?.key, iceland?.name, iceland?.reports], ['s_ISL', '\uFF5E Line', 2])
      assert.deepEqual(await Array.fromAsync(checkCounts(archive.db)), [])
    })

    it('are what lists and the overview show', async () => {
      const { db } = archive
      const { items } = await findActors(archive, {}, { limit: 200 })
      const rows = await db.selectFrom('actors').select(['name', 'kind', 'country', 'report_id']).execute()
      const keyOf = ({ name, kind, country }: (typeof rows)[number]) =>
        kind === 'state' && country !== null ? `s_${country}` : `n_${name}`
      const shown = rows.filter(({ kind }) => kind !== 'document')
      const reports = Map.groupBy(shown, keyOf)
      assert.deepEqual(
        new Map(items.map(({ key, reports }) => [key, reports])),
        new Map([...reports].map(([key, list]) => [key, new Set(list.map((one) => one.report_id)).size])),
      )
      for (const [i, { reports }] of items.entries()) assert.ok(i === 0 || reports <= items[i - 1]!.reports)
      const overview = await overviewOf(archive)
      const total = (list: readonly { readonly count: number }[]) => list.reduce((sum, { count }) => sum + count, 0)
      const events = await db.selectFrom('events').select(['confidence', 'type']).execute()
      assert.equal(total(overview.types), events.length)
      const statements = await db.selectFrom('statements').select('confidence').execute()
      assert.equal(overview.uncertain, [...events, ...statements].filter(({ confidence }) => confidence < 0.5).length)
      assert.ok(overview.uncertain > 0 && overview.withoutStatements > 0 && overview.pairs.length > 0)
      const published = await db.selectFrom('reports').select('id').where('published', 'is not', null).execute()
      assert.equal(total(overview.reportsByMonth), published.length)
      const { wrong, ...held } = overview.reviews
      assert.equal(total(Object.values(held).map((count) => ({ count }))), events.length + statements.length)
      assert.ok(wrong > 0)
    })
  })
}
