import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { joinReports } from '../../src/archive/across/join-reports.ts'
import { openArchive } from '../../src/archive/open-archive.ts'
import { exportCommand } from '../../src/cli/export-command.ts'
import { archiveRecords, archiveTables } from '../../src/export/archive-source.ts'
import { exportRecords } from '../../src/export/run-export.ts'
import type { ReportRecord } from '../../src/record/report-record.ts'
import { pglitePlace, sqlitePlace, stopPglite } from '../archive/places.ts'
import { dispatch } from '../views/dispatches.ts'
import { talkRecords } from '../views/talks.ts'
import { filesOf, linesOf, ownFolder } from './export-into.ts'
import { csvRecords } from './parse-csv.ts'

const first = dispatch('Nordlys', '', 'nordlys')
const second = dispatch('Harbour Post', 'Readers of this paper saw it coming. ', 'harbour')
/** The first text at another address, under an id that another text has too. */
const mirrored: ReportRecord = { ...first, id: 'nordlys', origin: { ...first.origin, uri: 'https://mirror.example/a' } }

describe('an export of an archive', () => {
  const place = join(ownFolder(), 'talks.archive')
  const out = join(ownFolder(), 'out')
  let files: ReadonlyMap<string, string>

  before(async () => {
    const archive = await openArchive(place, { create: true })
    const namesake = { ...talkRecords[0]!, id: 'nordlys' }
    await archive.addMany([first, second, mirrored, namesake].map((record) => ({ record })))
    await archive.close()
    assert.equal(await exportCommand({ as: 'jsonl', out, archive: place, quiet: true }), 0)
    files = filesOf(out)
  })

  it('names reports by their keys, so that ids of callers may clash, and every address of a text', () => {
    const reports = linesOf(files, 'reports.jsonl')
    assert.equal(reports.length, 3)
    assert.deepEqual(
      reports.map((row) => row['article_id']),
      reports.map((row) => row['article_id']).toSorted(),
    )
    for (const row of reports) assert.match(String(row['article_id']), /^k_[0-9a-f]{16}$/)
    assert.deepEqual(reports.map((row) => row['record_id']).toSorted(), ['harbour', 'nordlys', 'nordlys'])
    const texts = reports.map((row) => [row['source_url'], row['also_at']])
    assert.ok(
      texts.some(
        ([url, more]) =>
          url === 'https://mirror.example/a' && Array.isArray(more) && more[0] === 'https://nordlys.example/a',
      ),
    )
    assert.equal(JSON.parse(files.get('manifest.json') ?? '').from, 'archive')
  })

  it('has the copies, and the happening of each event with how many assert it', () => {
    const copies = linesOf(files, 'copies.jsonl')
    assert.equal(copies.length, 2)
    assert.equal(new Set(copies.map((row) => row['copy_group'])).size, 1)
    const groups = linesOf(files, 'groups.jsonl')
    const events = linesOf(files, 'events.jsonl')
    assert.deepEqual(groups.map((row) => row['event_id']).toSorted(), events.map((row) => row['event_id']).toSorted())
    const expulsions = groups.filter((row) => row['type'] === 'SANCTION')
    assert.equal(new Set(expulsions.map((row) => row['group_id'])).size, 1)
    assert.deepEqual(
      expulsions.map((row) => [row['stance'], row['actor'], row['reports'], row['texts'], row['date_start']]),
      Array.from({ length: 2 }, () => ['asserts', 'Norway', 2, 1, '2024-05-04']),
    )
  })

  it('joins the actors of its reports', () => {
    const norway = linesOf(files, 'actors.jsonl').filter((row) => row['name'] === 'Norway')
    assert.equal(norway.length, 2)
    assert.notEqual(norway[0]?.['joined_actor_id'], null)
    assert.equal(norway[0]?.['joined_actor_id'], norway[1]?.['joined_actor_id'])
  })

  it('is the same from any archive that holds the same, in every order of adding, and for every shape', async () => {
    const again = join(ownFolder(), 'again.archive')
    const archive = await openArchive(again, { create: true })
    const namesake = { ...talkRecords[0]!, id: 'nordlys' }
    await archive.addMany([namesake, mirrored, second, first].map((record) => ({ record })))
    await archive.close()
    for (const as of ['jsonl', 'csv', 'parquet', 'polecat', 'brat'] as const) {
      const [one, other] = [join(ownFolder(), 'one'), join(ownFolder(), 'other')]
      await exportCommand({ as, out: one, archive: place, quiet: true })
      await exportCommand({ as, out: other, archive: again, quiet: true })
      assert.deepEqual(filesOf(other), filesOf(one), as)
    }
  })

  it('is the same from Postgres as from SQLite', async () => {
    after(stopPglite)
    const exports: ReadonlyMap<string, string>[] = []
    for (const newPlace of [sqlitePlace, pglitePlace]) {
      const place = await newPlace()
      const archive = await place.open({ create: true })
      await archive.addMany([first, second, mirrored, ...talkRecords].map((record) => ({ record })))
      await joinReports(archive)
      const folder = join(ownFolder(), 'out')
      await exportRecords(archiveRecords(archive), folder, { as: 'jsonl' }, { tables: archiveTables(archive) })
      await archive.close()
      await place.remove()
      exports.push(filesOf(folder))
    }
    assert.deepEqual(exports[1], exports[0])
  })

  it('has only the tables that are asked for, and those of an archive from an archive alone', async () => {
    const folder = join(ownFolder(), 'some')
    await exportCommand({ as: 'csv', out: folder, archive: place, tables: 'copies,groups', quiet: true })
    const some = filesOf(folder)
    assert.deepEqual([...some.keys()], ['copies.csv', 'groups.csv', 'manifest.json'])
    assert.equal(csvRecords(some.get('copies.csv') ?? '').length, 2)
    await assert.rejects(
      exportRecords([{ record: first }], join(ownFolder(), 'x'), { as: 'csv', tables: ['copies'] }),
      {
        code: 'wrong-usage',
        message: /--archive/,
      },
    )
    await assert.rejects(exportCommand({ as: 'csv', out: folder }), { code: 'wrong-usage' })
    await assert.rejects(exportCommand({ as: 'csv', out: folder, archive: place, records: ['-'] }), {
      code: 'wrong-usage',
    })
  })

  it('is there for programs too, as it was last joined', async () => {
    const archive = await openArchive(place)
    await joinReports(archive)
    const folder = join(ownFolder(), 'program')
    const summary = await exportRecords(
      archiveRecords(archive),
      folder,
      { as: 'jsonl' },
      { tables: archiveTables(archive) },
    )
    await archive.close()
    assert.deepEqual([summary.reports, summary.events], [3, 6])
  })
})
