import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { reportTables } from '../../src/export/tables.ts'
import { exported, linesOf } from './export-into.ts'
import { codePoints, exportedRecords } from './exported-records.ts'
import { csvRecords } from './parse-csv.ts'

type Row = Record<string, unknown>

/** Where a row says that words stand: each pair of columns `x_start` and `x_end`. */
function placesOf(row: Row): { start: number; end: number; text: string }[] {
  return Object.keys(row)
    .filter((name) => /(?:^|_)start$/.test(name) && typeof row[name] === 'number')
    .filter((name) => name !== 'body_start')
    .map((name) => ({
      start: Number(row[name]),
      end: Number(row[name.replace(/start$/, 'end')]),
      text: String(row[name.replace(/start$/, 'text')]),
    }))
}

const slices = {
  codepoint: codePoints,
  utf16: (text: string, start: number, end: number) => text.slice(start, end),
  byte: (text: string, start: number, end: number) => Buffer.from(text, 'utf8').subarray(start, end).toString('utf8'),
} as const

describe('tables', () => {
  for (const unit of ['codepoint', 'utf16', 'byte'] as const) {
    it(`lead to the words in the text by ${unit}`, async () => {
      const files = await exported({ as: 'jsonl', offsets: unit })
      const texts = new Map(exportedRecords.map(({ id, text }) => [id, text]))
      let checked = 0
      for (const name of ['statements', 'events', 'mentions']) {
        for (const row of linesOf(files, `${name}.jsonl`)) {
          const text = texts.get(String(row['article_id'])) ?? ''
          assert.equal(row['offset_unit'], unit)
          for (const { start, end, text: words } of placesOf(row)) {
            const there = slices[unit](text, start, end)
            // Words in several pieces leave out what stands between them.
            if (!words.includes(' … ')) assert.equal(there.replace(/\s+/g, ' '), words.replace(/\s+/g, ' '))
            assert.ok(there.length > 0)
            checked++
          }
        }
      }
      assert.ok(checked > 60, `${checked} places`)
    })
  }

  it('hold each statement and event with its evidence', async () => {
    const files = await exported({ as: 'jsonl' })
    for (const name of ['statements', 'events']) {
      const rows = linesOf(files, `${name}.jsonl`)
      const things = exportedRecords.flatMap(({ events, statements }) =>
        (name === 'events' ? [...events] : [...statements]).map(({ id }) => id),
      )
      assert.equal(rows.length, things.length)
      for (const row of rows) assert.ok(String(row['evidence_text']).length > 0)
    }
  })

  it('give the sentences as evidence', async () => {
    const rows = linesOf(await exported({ as: 'jsonl' }), 'events.jsonl')
    const accused = rows.find((row) => row['type'] === 'ACCUSE')
    assert.match(String(accused?.['evidence_text']), /^Norway on Sunday accused .* in Brussels\.$/)
  })

  it('leave the day of an event empty where the report does not fix it', async () => {
    const rows = linesOf(await exported({ as: 'jsonl' }), 'events.jsonl')
    const dates = rows.map(({ date, date_start, date_end, date_precision, published_at }) => [
      date,
      date_start,
      date_end,
      date_precision,
      published_at,
    ])
    assert.deepEqual(dates, [
      ['2031-04-06', '2031-04-06', '2031-04-06', 'day', '2031-04-07'],
      [null, null, null, null, '2031-04-07'],
      ['2024-03-10', '2024-03-10', '2024-03-10', 'day', '2024-03-11'],
      [null, '2024-03-01', '2024-03-31', 'interval', '2024-03-11'],
      [null, null, null, null, null],
      ['2024-05-03', '2024-05-03', '2024-05-03', 'day', null],
    ])
  })

  it('say who asserts an event, and nothing for the report itself', async () => {
    const rows = linesOf(await exported({ as: 'jsonl' }), 'events.jsonl')
    assert.deepEqual(
      rows.map((row) => [row['attributed_to'], row['statement_id'], row['status']]),
      [
        ['Ana Dorn', 'r_0001/s2', 'actual'],
        ['Toland', 'r_0001/s3', 'actual'],
        [null, null, 'actual'],
        [null, null, 'planned'],
        ['Liis Raud', 'Ferry/№ 7/s1', 'actual'],
        ['Åke Öst; spokesman', 'Ferry/№ 7/s2', 'negated'],
      ],
    )
  })

  it('choose no country where the actors of a side have several', async () => {
    const rows = linesOf(await exported({ as: 'jsonl' }), 'events.jsonl')
    const accused = rows.find((row) => row['type'] === 'ACCUSE')
    assert.deepEqual(accused?.['recipient_countries'], ['ISL', ''])
    assert.equal(accused?.['recipient_country'], null)
    assert.equal(accused?.['actor_country'], 'NOR')
  })

  it('say the same as CSV and as JSON Lines', async () => {
    const csv = await exported({ as: 'csv' })
    const jsonl = await exported({ as: 'jsonl' })
    for (const { name } of reportTables) {
      const rows = linesOf(jsonl, `${name}.jsonl`).map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([key, cell]) => [
            key,
            cell === null
              ? null
              : typeof cell === 'string'
                ? cell
                : Array.isArray(cell)
                  ? JSON.stringify(cell)
                  : String(cell),
          ]),
        ),
      )
      assert.ok(rows.length > 0)
      assert.deepEqual(csvRecords(csv.get(`${name}.csv`) ?? ''), rows)
    }
  })

  it('hold the records as they are in JSON Lines', async () => {
    const files = await exported({ as: 'jsonl', offsets: 'byte' })
    assert.deepEqual(linesOf(files, 'records.jsonl'), JSON.parse(JSON.stringify(exportedRecords)))
  })
})
