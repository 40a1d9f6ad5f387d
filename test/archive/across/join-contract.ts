import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { sql } from 'kysely'
import { decide, decisionsOf, undoDecision } from '../../../src/archive/across/decisions.ts'
import { joinReports } from '../../../src/archive/across/join-reports.ts'
import type { Archive } from '../../../src/archive/archive.ts'
import type { DemarcheError } from '../../../src/record/demarche-error.ts'
import type { Place } from '../contract.ts'
import { handMadeRecords } from './hand-made-events.ts'
import { toldReports } from './told-reports.ts'

const told = toldReports('choosing')
const records = handMadeRecords({ ...told, reports: told.reports.filter(({ id }) => /^h[12]-/.test(id)) })
const keyOf = (id: string): string => `k_${records.find((record) => record.id === id)!.fingerprint.slice(7, 23)}`
const now = (): string => '2031-05-01T00:00:00.000Z'

/** What joining promises, whatever the archive lies in. */
export function joinContract(name: string, newPlace: () => Promise<Place>): void {
  describe(`what is joined across an archive in ${name}`, () => {
    let place: Place
    let archive: Archive
    beforeEach(async () => {
      place = await newPlace()
      archive = await place.open({ create: true, now })
    })
    afterEach(async () => {
      await archive.close()
      await place.remove()
    })

    const add = async (some: typeof records): Promise<void> => {
      await archive.addMany(some.map((record) => ({ record })))
    }
    const joined = async (): Promise<unknown> => {
      await joinReports(archive, { now })
      const rows: Record<string, unknown> = {}
      for (const view of ['copy_view', 'telling_view', 'attestation_view', 'joined_actors', 'happenings']) {
        const found = await sql<object>`select * from ${sql.table(view)}`.execute(archive.db)
        rows[view] = found.rows.map((row) => JSON.stringify(row)).sort()
      }
      return rows
    }
    const reportsWith = async (id: string): Promise<string[]> => {
      const rows = await sql<{ report: string }>`
        select distinct report from telling_view where happening =
          (select happening from telling_view where report = ${keyOf(id)} and event = 'e1')`.execute(archive.db)
      return rows.rows.map(({ report }) => records.find((record) => keyOf(record.id) === report)!.id).sort()
    }

    it('is the same whatever the order of adding, and joining again changes nothing', async () => {
      await add(records.toReversed().slice(0, 5))
      await joined()
      await add(records)
      const once = await joined()
      assert.equal((await joinReports(archive, { now })).worked, false)
      assert.deepEqual(await joined(), once)
      const other = await newPlace()
      const fresh = await other.open({ create: true, now })
      await fresh.addMany(records.map((record) => ({ record })))
      const mine = archive
      archive = fresh
      assert.deepEqual(await joined(), once)
      archive = mine
      await fresh.close()
      await other.remove()
    })

    it('counts reports, texts, sources', async () => {
      await add(records)
      const summary = await joinReports(archive, { now })
      assert.equal(summary.copies, 4)
      const { rows } = await sql<{ reports: number; texts: number; sources: number }>`
        select reports, texts, sources from telling_view where report = ${keyOf('h1-1')} and event = 'e1'`.execute(
        archive.db,
      )
      assert.ok(rows[0]!.texts < rows[0]!.reports && rows[0]!.sources <= rows[0]!.texts)
    })

    it('follows decisions, also after more reports, until they are undone', async () => {
      await add(records.filter(({ id }) => id !== 'h1-4'))
      await joined()
      const { rows } = await sql<{ act: string }>`
        select act from telling_view where report = ${keyOf('h1-5')} and stance = 'asserts'`.execute(archive.db)
      const before = await reportsWith('h1-1')
      assert.ok(before.includes('h1-5'))
      const decision = await decide(archive, {
        about: 'happenings',
        verdict: 'different',
        keys: [rows[0]!.act],
        by: 'Ana',
        at: now(),
      })
      assert.equal(decision.by, 'Ana')
      assert.ok(Object.values(decision.before).flat().includes(rows[0]!.act))
      await add(records)
      await joined()
      assert.ok(!(await reportsWith('h1-1')).includes('h1-5'))
      await undoDecision(archive, decision.number, { at: now() })
      assert.deepEqual(await decisionsOf(archive), [])
      await joined()
      assert.ok((await reportsWith('h1-1')).includes('h1-5'))
    })

    it('joins groups by their ids', async () => {
      await add(records)
      await joined()
      const { rows } = await sql<{ happening: string }>`
        select distinct happening from telling_view where report in (${keyOf('h1-6')}, ${keyOf('h2-8')})`.execute(
        archive.db,
      )
      await decide(archive, { about: 'happenings', verdict: 'same', keys: rows.map(({ happening }) => happening) })
      await joined()
      assert.ok((await reportsWith('h1-6')).includes('h2-8'))
    })

    it('parts and joins copies', async () => {
      await add(records)
      await joined()
      await decide(archive, { about: 'copies', verdict: 'different', keys: [keyOf('h1-2')] })
      await joined()
      const { rows } = await sql<{ report: string }>`select report from copy_view`.execute(archive.db)
      assert.ok(!rows.some(({ report }) => report === keyOf('h1-2')))
      assert.ok(rows.some(({ report }) => report === keyOf('h1-3')))
    })

    it('refuses what it does not know, and keeps nothing of it', async () => {
      await add(records)
      await joined()
      const isUnknown = ({ code }: DemarcheError): boolean => code === 'no-such-group'
      await assert.rejects(
        decide(archive, { about: 'actors', verdict: 'same', keys: ['x_none', 'x_nobody'] }),
        isUnknown,
      )
      await assert.rejects(undoDecision(archive, 7), isUnknown)
      const alone = { about: 'happenings', verdict: 'same', keys: [`${keyOf('h1-6')}/SANCTION@0`] } as const
      await assert.rejects(decide(archive, alone), ({ code }: DemarcheError) => code === 'wrong-usage')
      assert.deepEqual(await decisionsOf(archive), [])
    })
  })
}
