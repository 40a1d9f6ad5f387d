import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { z } from 'zod'
import { paragraphs } from '../../src/language/paragraphs.ts'
import { plainQuotes } from '../../src/language/plain-quotes.ts'
import { openWordPieces } from '../../src/language/word-pieces.ts'

/** What the trainer makes of the same texts, as `training/demarche_training/write_text_fixture.py` wrote it down. */
const fixture = z.array(
  z.strictObject({
    text: z.string(),
    paragraphs: z.array(z.tuple([z.number(), z.number()])),
    ids: z.array(z.number()),
    starts: z.array(z.number()),
    ends: z.array(z.number()),
    begins: z.array(z.number()),
    shapes: z.array(z.number()),
  }),
)

const rows = fixture.parse(JSON.parse(readFileSync(new URL('text-parity.json', import.meta.url), 'utf8')))
const cutter = openWordPieces(new URL('../../model/tokenizer.json', import.meta.url))

for (const [nth, row] of rows.entries()) {
  test(`text ${nth} is read as the trainer reads it`, () => {
    assert.deepEqual(
      paragraphs(row.text).map(({ start, end }) => [start, end]),
      row.paragraphs,
    )
    const { ids, starts, ends, begins, shapes } = cutter.pieces(row.text)
    assert.deepEqual([...ids], row.ids)
    assert.deepEqual([...starts], row.starts)
    assert.deepEqual([...ends], row.ends)
    assert.deepEqual([...begins], row.begins)
    assert.deepEqual([...shapes], row.shapes)
    assert.equal(plainQuotes(row.text).length, row.text.length)
  })
}
