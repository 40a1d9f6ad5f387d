import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'
import { exportRecords } from '../../src/export/run-export.ts'
import type { ReportRecord } from '../../src/record/report-record.ts'
import { talkRecords } from '../views/talks.ts'
import { ownFolder } from './export-into.ts'
import { exportedRecords } from './exported-records.ts'
import { csvRecords } from './parse-csv.ts'

const docs = readFileSync(new URL('../../docs/export.md', import.meta.url), 'utf8')
const examples = (language: string): readonly string[] =>
  [...docs.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, code = '']) => code)

/** Where `npm run test:examples` puts its packages, else what the machine has. */
const pythons = [fileURLToPath(new URL('../../.python/bin/python', import.meta.url)), 'python3', 'python']
const runs = (program: string, code: string) =>
  spawnSync(program, [program === 'Rscript' ? '-e' : '-c', code]).status === 0
const python = pythons.find((name) => runs(name, ''))
const pandas = pythons.find((name) => runs(name, 'import pandas, pyarrow, duckdb'))
const hasR = runs('Rscript', 'library(dplyr); library(readr)')
const toInstall = 'npm run test:examples installs what is missing'

/** The answer to an act of the talks, on a day of February. */
function answer(day: string, intensity: number): ReportRecord {
  const [talks] = talkRecords
  const act = talks?.events.find(({ time, status }) => time !== null && status === 'actual')
  assert.ok(talks !== undefined && act !== undefined)
  const time = { expression: null, from: day, to: day }
  const { source, target } = act
  return { ...talks, id: `answer-${day}`, events: [{ ...act, time, intensity, source: target, target: source }] }
}

/** Reports of which some tell of dated acts between countries. */
const records = [...exportedRecords, ...talkRecords, answer('2020-02-03', 1), answer('2020-02-29', 2.5)]

/** A folder with `tables/` in it, as the examples have it. */
async function withTables(as: 'csv' | 'parquet', some: readonly ReportRecord[] = records): Promise<string> {
  const folder = ownFolder()
  await exportRecords(
    some.map((record) => ({ record })),
    join(folder, 'tables'),
    { as },
  )
  return folder
}

/** Runs a program in a folder and gives what it prints; fails where it prints any complaint. */
function printed(program: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8', LC_ALL: 'C.UTF-8' },
  })
  assert.equal(status, 0, stderr)
  return stdout
}

async function ask(folder: string, query: string): Promise<readonly Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const answer = await connection.runAndReadAll(query.replaceAll("'tables/", `'${folder}/tables/`))
  const rows = answer.getRowObjectsJson()
  connection.closeSync()
  instance.closeSync()
  return rows
}

/** What each language makes of pairs of countries by month. */
const dyads = [
  { actor_country: 'PRK', recipient_country: 'USA', month: '2020-01', events: 1 },
  { actor_country: 'USA', recipient_country: 'PRK', month: '2020-02', events: 2 },
]
const pairs = (rows: readonly Record<string, unknown>[]) =>
  rows.map(({ actor_country, recipient_country, month, events }) => ({
    actor_country,
    recipient_country,
    month,
    events: Number(events),
  }))
const meansOf = (rows: readonly Record<string, unknown>[]) => rows.map((row) => Number(row['mean_intensity']))

describe('the examples of docs/export.md', () => {
  it('print who says what, in plain Python', { skip: python === undefined && 'there is no Python here' }, async () => {
    const [program = ''] = examples('python')
    const lines = printed(python ?? '', ['-c', program], await withTables('csv', exportedRecords))
      .trim()
      .split('\n')
    assert.equal(lines.length, 17)
    assert.ok(
      lines.includes(
        'Ingrid Solheim | direct | “We were given no warning,” … “Our crews [were] escorted … like smugglers.”',
      ),
    )
    assert.ok(lines.includes('Liis Raud | direct | =We will not lift it; not now, not in June.'))
    assert.ok(lines.includes('(nobody) | indirect | because Oslo wants a ruling before the cod season'))
  })

  it('are queries that DuckDB answers', async () => {
    const folder = await withTables('parquet')
    const [ofDyads = '', ofNames = ''] = examples('sql')
    const counted = await ask(folder, ofDyads)
    assert.deepEqual(pairs(counted), dyads)
    assert.equal(meansOf(counted)[1], 1.75)
    const names = await ask(folder, ofNames)
    assert.deepEqual(
      names.slice(0, 3).map(({ name, statements }) => `${name}: ${statements}`),
      ['Ri Chol: 7', 'Dana Field: 3', 'Ingrid Solheim: 3'],
    )
  })

  it('give with pandas what DuckDB gives', { skip: pandas === undefined && `no pandas; ${toInstall}` }, async () => {
    const folder = await withTables('parquet')
    const [, withPandas = '', withDuckdb = ''] = examples('python')
    const program = `${withPandas}\n${withDuckdb}
import json
per_event = with_asserters[["event_id", "speaker_name"]].dropna().sort_values("event_id").to_dict("records")
print(json.dumps([dyads.to_dict("records"), per_event, per_type.to_dict("records")]))`
    const [found, asserters, types] = JSON.parse(printed(pandas ?? '', ['-c', program], folder)) as Record<
      string,
      unknown
    >[][]
    const expected = await ask(folder, examples('sql')[0] ?? '')
    assert.deepEqual(pairs(found ?? []), dyads)
    assert.deepEqual(meansOf(found ?? []), meansOf(expected))
    const asserted = await ask(
      folder,
      `SELECT event_id, attributed_to AS speaker_name FROM 'tables/events.parquet'
       WHERE statement_id IS NOT NULL AND attributed_to IN (SELECT speaker_name FROM 'tables/statements.parquet')
       ORDER BY event_id`,
    )
    assert.ok(asserted.length > 3)
    assert.deepEqual(asserters, asserted)
    assert.ok((types ?? []).length > 3)
  })

  it('give with R what DuckDB gives, and the sentences', { skip: !hasR && `no R; ${toInstall}` }, async () => {
    const folder = await withTables('csv')
    const [program = ''] = examples('r')
    printed(
      'Rscript',
      [
        '-e',
        `${program}
readr::write_csv(dyads, "dyads.csv", na = "", eol = "\\r\\n")
readr::write_csv(select(statements, evidence, evidence_text), "evidence.csv", na = "", eol = "\\r\\n")`,
      ],
      folder,
    )
    const rows = (name: string) => csvRecords(readFileSync(join(folder, name), 'utf8'))
    assert.deepEqual(pairs(rows('dyads.csv')), dyads)
    const expected = await ask(await withTables('parquet'), examples('sql')[0] ?? '')
    assert.deepEqual(meansOf(rows('dyads.csv')), meansOf(expected))
    const evidence = rows('evidence.csv')
    assert.equal(evidence.length, records.flatMap(({ statements }) => statements).length)
    for (const row of evidence) assert.equal(row['evidence'], row['evidence_text'])
  })
})
