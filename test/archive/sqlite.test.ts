import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, describe, it } from 'node:test'
import { sql } from 'kysely'
import { type Migration, migrate, migrations } from '../../src/archive/migrations.ts'
import { openArchive } from '../../src/archive/open-archive.ts'
import { words } from '../../src/archive/sqlite/words.ts'
import { archiveContract } from './contract.ts'
import { countsContract } from './counts-contract.ts'
import { assertManyWriters } from './many-writers.ts'
import { sqlitePlace } from './places.ts'
import { reviewContract } from './review-contract.ts'
import { sarvia, straits } from './some-records.ts'

archiveContract('an SQLite file', sqlitePlace)
reviewContract('an SQLite file', sqlitePlace)
countsContract('an SQLite file', sqlitePlace, { runs: 60 })

describe('an SQLite file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-archive-'))
  const at = (name: string) => join(folder, name)
  after(() => rmSync(folder, { recursive: true }))

  it('takes several programs that write at once: none loses or doubles anything', async () => {
    await assertManyWriters(at('many.archive'))
  })

  it('of another program, of no database, or of a newer version is left as it is', async () => {
    writeFileSync(at('letter.txt'), 'Dear Ana,\n'.repeat(200))
    const others = new DatabaseSync(at('others.db'))
    others.exec('create table reports (name text)')
    others.close()
    const archive = await openArchive(at('newer.archive'), { create: true })
    await archive.db.insertInto('migrations').values({ version: 999, name: 'later', applied_at: '' }).execute()
    await sql`pragma user_version = 999`.execute(archive.db)
    await archive.close()
    mkdirSync(at('folder'))
    const cases = [
      ['letter.txt', 'not-an-archive'],
      ['others.db', 'not-an-archive'],
      ['newer.archive', 'archive-newer'],
      ['folder', 'not-an-archive'],
      ['nowhere.archive', 'not-found'],
    ] as const
    for (const [name, code] of cases) {
      const before = name === 'folder' || name === 'nowhere.archive' ? null : readFileSync(at(name))
      await assert.rejects(
        openArchive(at(name), { create: code !== 'not-found' }),
        { name: 'DemarcheError', code },
        name,
      )
      if (before !== null) assert.ok(before.equals(readFileSync(at(name))), name)
    }
  })

  it('that is damaged is told of', async () => {
    const archive = await openArchive(at('damaged.archive'), { create: true })
    await archive.addMany([{ record: sarvia }, { record: straits }])
    await archive.close()
    const bytes = readFileSync(at('damaged.archive'))
    bytes.fill(0xa5, 4096 * 2)
    writeFileSync(at('damaged.archive'), bytes)
    await assert.rejects(
      async () => {
        const opened = await openArchive(at('damaged.archive'))
        try {
          await Array.fromAsync(opened.reports())
          await opened.add({ record: straits })
        } finally {
          await opened.close()
        }
      },
      { name: 'DemarcheError', code: 'archive-broken' },
    )
  })

  it('is brought to a newer version whole or not at all', async () => {
    const archive = await openArchive(at('old.archive'), { create: true })
    await archive.add({ record: sarvia })
    const later = (last: string): readonly Migration[] => [
      ...migrations,
      { name: 'marks', steps: () => ['create table marks (name text) strict', last] },
    ]
    const tables = async () =>
      (await sql<{ name: string }>`select name from sqlite_schema where name = 'marks'`.execute(archive.db)).rows.length
    const bring = (steps: readonly Migration[]) =>
      archive.db.transaction().execute((tx) => migrate(tx, words, { dialect: 'sqlite', now: '2031-01-01', steps }))
    await assert.rejects(bring(later('insert into nowhere values (1)')))
    assert.equal(await tables(), 0)
    await bring(later(`insert into marks values ('one')`))
    assert.equal(await tables(), 1)
    assert.deepEqual((await archive.report(`k_${sarvia.fingerprint.slice(7, 23)}`))?.record, sarvia)
    await archive.close()
  })
})
