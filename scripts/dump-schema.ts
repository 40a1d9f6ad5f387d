import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { startPostgres } from './own-postgres.mjs'

/**
 * Writes archives of a schema as SQL, for the tests of upgrades: `node scripts/dump-schema.ts [CHECKOUT]`, from this
 * checkout, or from one of an older demarche. To be run whenever a version with new tables is released.
 */
const checkout = process.argv[2] ?? new URL('../', import.meta.url).pathname
const fixtures = new URL('../test/archive/fixtures/', import.meta.url)

type Opened = {
  add(entry: object): Promise<unknown>
  fail(failure: object): Promise<void>
  close(): Promise<void>
}
type OldDemarche = { openArchive(place: string, options: object): Promise<Opened> }
const { openArchive } = (await import(pathToFileURL(join(checkout, 'src/archive/open-archive.ts')).href)) as OldDemarche
const { migrations } = (await import(pathToFileURL(join(checkout, 'src/archive/migrations.ts')).href)) as {
  migrations: readonly unknown[]
}
const version = migrations.length

async function fill(place: string): Promise<void> {
  const archive = await openArchive(place, { create: true, now: () => '2031-05-01T08:00:00.000Z' })
  const records = JSON.parse(readFileSync(new URL('records.json', fixtures), 'utf8')) as object[]
  for (const [at, record] of records.entries()) await archive.add({ record, foundAt: `reports.jsonl:${at + 1}` })
  const error = { code: 'empty', message: 'There is no text to read; hand in the text of a report.' }
  await archive.fail({ foundAt: 'reports.jsonl:99', key: null, id: null, error })
  await archive.close()
}

const folder = mkdtempSync(join(tmpdir(), 'demarche-schema-'))
const file = join(folder, 'a.archive')
await fill(file)
writeFileSync(new URL(`sqlite-${version}.sql`, fixtures), dumped(file))
const postgres = await startPostgres()
if ('skip' in postgres) throw new Error(postgres.skip)
await fill(`${postgres.url}/postgres`)
const [bin = ''] = globSync('/usr/lib/postgresql/*/bin').toReversed()
const args = ['--inserts', '--no-owner', '--no-privileges', '--no-comments', `${postgres.url}/postgres`]
const { stdout, status, stderr } = spawnSync(join(bin, 'pg_dump'), args, { encoding: 'utf8', maxBuffer: 1e9 })
await postgres.stop()
if (status !== 0) throw new Error(stderr)
// A key that newer programs put there against what stands in comments, and settings that older servers do not know.
const lines = stdout.split('\n').filter((line) => !/^(?:\\(?:un)?restrict|--|SET transaction_timeout)/.test(line))
writeFileSync(new URL(`postgres-${version}.sql`, fixtures), `${lines.join('\n')}\n`)
rmSync(folder, { recursive: true })
process.stdout.write(`sqlite-${version}.sql and postgres-${version}.sql\n`)

/** Tables and triggers, then rows: what searches is filled by the triggers. */
function dumped(path: string): string {
  const db = new DatabaseSync(path, { readOnly: true })
  const number = (pragma: string) => Object.values(db.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]
  const parts = db
    .prepare(
      "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )
    .all()
  const isShadow = (name: unknown) => /_search_(?:data|idx|content|docsize|config)$/.test(String(name))
  const mine = parts.filter(({ name }) => !isShadow(name))
  const out = mine.map(({ sql }) => `${sql};`)
  for (const { name, type, sql } of mine) {
    if (type !== 'table' || /^CREATE VIRTUAL/.test(String(sql))) continue
    for (const row of db.prepare(`SELECT * FROM ${name}`).all()) {
      out.push(
        `INSERT INTO ${name} (${Object.keys(row).join(', ')}) VALUES (${Object.values(row).map(literal).join(', ')});`,
      )
    }
  }
  out.push(`PRAGMA application_id = ${number('application_id')};`, `PRAGMA user_version = ${number('user_version')};`)
  db.close()
  return `${out.join('\n')}\n`
}

function literal(value: unknown): string {
  if (value === null) return 'NULL'
  return typeof value === 'number' || typeof value === 'bigint'
    ? String(value)
    : `'${String(value).replaceAll("'", "''")}'`
}
