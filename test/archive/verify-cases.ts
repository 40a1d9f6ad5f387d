import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, it } from 'node:test'
import { decide, undoDecision } from '../../src/archive/across/decisions.ts'
import { joinReports } from '../../src/archive/across/join-reports.ts'
import type { Archive } from '../../src/archive/archive.ts'
import { openArchive } from '../../src/archive/open-archive.ts'
import { framesWithContent } from '../../src/archive/review/frame-content.ts'
import { verdicts } from '../../src/archive/review/review-decision.ts'
import { reviewFrame, undoReview } from '../../src/archive/review/review-frame.ts'
import { verifyArchive } from '../../src/archive/verify/verify-archive.ts'
import { runCli } from '../cli/run-cli.ts'
import { numbersFrom } from '../numbers-from.ts'
import type { Place } from './contract.ts'
import { sqlitePlace } from './places.ts'
import { from, numbered, readBy, sarvia, straits as toldByHand } from './some-records.ts'
import { tamper } from './tamper.ts'

/** The record made by hand has a post whose words the text does not give as they are, which is a fault. */
const straits = {
  ...toldByHand,
  actors: toldByHand.actors.map((actor) => ({
    ...actor,
    roles: actor.roles.filter(({ start, end, text }) => toldByHand.text.slice(start, end) === text),
  })),
}

/** An archive with something in every table. */
async function fill(archive: Archive): Promise<void> {
  await archive.addMany([{ record: sarvia }, { record: straits, foundAt: 'straits.txt' }, { record: numbered(1) }])
  await archive.add({ record: from(sarvia, 'https://nordlys.example/b') })
  await archive.add({ record: readBy(sarvia, 'newer') }, { reread: true })
  await archive.renew(`k_${straits.fingerprint.slice(7, 23)}`, readBy(straits, 'newer'))
  for (const foundAt of ['a.txt', 'b.txt', 'c.txt']) {
    await archive.fail({ foundAt, key: foundAt, id: null, error: { code: 'empty', message: `Nothing in ${foundAt}.` } })
  }
  await archive.fail({ foundAt: 'c.txt', key: null, id: null, error: { code: 'bad-line', message: 'No JSON.' } })
  await archive.fail({ foundAt: 'd.txt', key: null, id: null, error: { code: 'bad-line', message: 'No JSON.' } })
  await archive.add({ record: numbered(2), foundAt: 'd.txt' })
  await joinReports(archive)
  const handles = await archive.db.selectFrom('actor_links').select('handle').orderBy('handle').execute()
  const keys = handles.map(({ handle }) => handle)
  await decide(archive, { about: 'actors', verdict: 'same', keys: keys.slice(0, 2), by: 'Ana' })
  const { number } = await decide(archive, { about: 'actors', verdict: 'different', keys: keys.slice(2, 4) })
  await undoDecision(archive, number, { by: 'Mira' })
  await reviewSome(archive)
  await joinReports(archive)
}

/** Each kind of verdict, by two people, and one taken back. */
async function reviewSome(archive: Archive): Promise<void> {
  const report = `k_${sarvia.fingerprint.slice(7, 23)}`
  const frames = framesWithContent(sarvia)
  const at = '2031-05-02T00:00:00.000Z'
  for (const [i, { key, content }] of frames.entries()) {
    const verdict = verdicts[i % verdicts.length]!
    const mended = content.kind === 'statement' ? { ...content, speaker: null } : { ...content, type: 'AID' as const }
    await reviewFrame(archive, { report, frame: key, verdict, content: mended, by: i < 3 ? 'Ana' : 'Mira', at })
  }
  await reviewFrame(archive, { report, frame: frames[0]!.key, verdict: 'unsure', by: 'Mira', at })
  await undoReview(archive, { by: 'Mira', at })
}

/** Undoes what a test has done in a transaction. */
class RolledBack extends Error {}

const faultsOf = (archive: Archive) => Array.fromAsync(verifyArchive(archive))

/** Random changes, one at a time, of which each has to be found. */
export type Changes = { readonly changes: number; readonly seed: number }

/** What `verifyArchive` promises, wherever the archive lies. */
export function verifyContract(name: string, newPlace: () => Promise<Place>, { changes, seed }: Changes): void {
  describe(`verify on ${name}`, () => {
    let place: Place
    let archive: Archive
    before(async () => {
      place = await newPlace()
      archive = await place.open({ create: true })
      await fill(archive)
    })
    after(async () => {
      await archive.close()
      await place.remove()
    })

    it('finds nothing in an archive that nobody changed', async () => {
      assert.deepEqual(await faultsOf(archive), [])
    })

    it(`finds each of ${changes} random changes`, async () => {
      const seen = new Set<string>()
      const missed: string[] = []
      const random = numbersFrom(seed)
      for (let change = 0; change < changes; change++) {
        // What a change does is undone by rolling back.
        await archive.db
          .transaction()
          .execute(async (tx) => {
            const what = await tamper({ ...archive, db: tx }, random, change)
            seen.add(`${what.kind} ${what.table} ${what.column ?? ''}`)
            const faults = await faultsOf({ ...archive, db: tx })
            if (faults.length === 0) missed.push(JSON.stringify(what))
            throw new RolledBack()
          })
          .catch((error: unknown) => {
            if (!(error instanceof RolledBack)) throw error
          })
      }
      assert.deepEqual(missed, [])
      assert.ok(seen.size > changes * 0.15, `${seen.size} kinds of change`)
      assert.deepEqual(await faultsOf(archive), [])
    })

    it('goes on past a decision whose content is JSON, but no content', async () => {
      await archive.db
        .transaction()
        .execute(async (tx) => {
          const row = await tx
            .selectFrom('reviews')
            .select(['id', 'content'])
            .where('content', 'is not', null)
            .orderBy('id')
            .executeTakeFirstOrThrow()
          const content = (row.content ?? '').replace('"kind"', '"kimd"')
          await tx.updateTable('reviews').set({ content }).where('id', '=', row.id).execute()
          const tables = (await faultsOf({ ...archive, db: tx })).map(({ table }) => table)
          assert.ok(tables.includes('reviews'), tables.join(' '))
          throw new RolledBack()
        })
        .catch((error: unknown) => {
          if (!(error instanceof RolledBack)) throw error
        })
    })

    it('names the tables and the columns', async () => {
      await archive.db.updateTable('origins').set({ publisher: 'Nobody' }).where('id', '=', 1).execute()
      await archive.db.deleteFrom('failures').where('found_at', '=', 'a.txt').execute()
      const tables = (await faultsOf(archive)).map(({ table, column }) => `${table} ${column}`)
      assert.deepEqual(tables, ['origins row_sha256', 'tallies rows'])
    })
  })
}

/** What `demarche verify` prints, and the contract on an SQLite file. */
export function verifyTests(changes: Changes): void {
  verifyContract('an SQLite file', sqlitePlace, changes)

  describe('demarche verify', () => {
    const folder = mkdtempSync(join(tmpdir(), 'demarche-verify-'))
    const place = join(folder, 'talks.archive')
    before(async () => {
      const archive = await openArchive(place, { create: true })
      await fill(archive)
      await archive.close()
    })
    after(() => rmSync(folder, { recursive: true }))

    it('prints nothing where nothing is wrong', async () => {
      const { status, stdout } = await runCli(['verify', '--archive', place])
      assert.deepEqual([status, stdout], [0, ''])
    })

    it('names table, row and column, and gives 1', async () => {
      const db = new DatabaseSync(place)
      const { confidence } = db.prepare(`select confidence from statements where statement_id = 's1'`).get() ?? {}
      db.exec(`update statements set confidence = 0.123 where statement_id = 's1'`)
      db.close()
      const { status, stdout } = await runCli(['verify', '--archive', place])
      assert.equal(status, 1)
      assert.match(
        stdout,
        /^statements, k_[0-9a-f]{16} s1, confidence: holds 0\.123 where the kept record gives [\d.]+\.$/m,
      )
      const json = await runCli(['verify', '--json', '--archive', place])
      const [first] = json.stdout
        .split('\n')
        .map((line) => JSON.parse(line || 'null') as Record<string, unknown> | null)
      assert.deepEqual([first?.['table'], first?.['column']], ['statements', 'confidence'])
      assert.ok(typeof confidence === 'number')
      assert.equal((await runCli(['verify'])).status, 2)
    })
  })
}
