import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openArchive } from '../../src/archive/open-archive.ts'

/** The tables and views of docs/archive.md with their columns. */
function documented(): Record<string, string[]> {
  const text = readFileSync(new URL('../../docs/archive.md', import.meta.url), 'utf8')
  const sections = [...text.matchAll(/^### (\w+)\n([\s\S]*?)(?=^##|$(?![\s\S]))/gm)]
  return Object.fromEntries(
    sections.map(([, name = '', body = '']) => [
      name,
      [...body.matchAll(/^\| `(\w+)` \|/gm)].map(([, column = '']) => column),
    ]),
  )
}

test('docs/archive.md explains every table, view and column, and no other', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-archive-'))
  const archive = await openArchive(join(folder, 'a.archive'), { create: true })
  const { rows } = await sql<{ name: string; column: string }>`
    select t.name, c.name as column from sqlite_schema t, pragma_table_info(t.name) c
    where t.type in ('table', 'view') and t.name not like '%\\_search%' escape '\\' and t.name not like 'sqlite%'
    order by t.rowid, c.cid`.execute(archive.db)
  await archive.close()
  rmSync(folder, { recursive: true })
  const there: Record<string, string[]> = {}
  for (const { name, column } of rows) {
    there[name] ??= []
    there[name].push(column)
  }
  assert.deepEqual(documented(), there)
})
