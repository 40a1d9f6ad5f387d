import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { sentences } from '../../src/language/sentences.ts'
import { findTimes } from '../../src/time/find-times.ts'

/** Values against people's, as TempEval-3 counts: a finding is right that overlaps a gold one and has its value. */

const data = new URL('../../../shared/data/time/', import.meta.url)

const row = z.object({
  dct: z.string().nullish(),
  text: z.string(),
  annotatedEnd: z.number().optional(),
  timex: z.array(
    z.object({ start: z.number(), end: z.number(), value: z.string().nullable(), dctMention: z.boolean().optional() }),
  ),
})

const overlap = (a: { start: number; end: number }, b: { start: number; end: number }): number =>
  Math.min(a.end, b.end) - Math.max(a.start, b.start)

function measure(file: string): number {
  const rows = gunzipSync(readFileSync(new URL(file, data)))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => row.parse(JSON.parse(line)))
  let [right, gold, given] = [0, 0, 0]
  for (const { dct, text, annotatedEnd = text.length, timex } of rows) {
    const own = timex.filter(({ dctMention }) => dctMention === true)
    const wanted = timex.filter(({ start, dctMention }) => dctMention !== true && start < annotatedEnd)
    const found = findTimes(text, { published: dct ?? null, sentences: sentences(text) }).filter(
      (time) => time.start < annotatedEnd && !own.some((mention) => overlap(mention, time) > 0),
    )
    gold += wanted.length
    given += found.length
    const free = new Set(found)
    for (const one of wanted) {
      const best = [...free].toSorted((a, b) => overlap(b, one) - overlap(a, one))[0]
      if (best === undefined || overlap(best, one) <= 0) continue
      free.delete(best)
      if (best.value === one.value) right++
    }
  }
  return (200 * right) / (gold + given)
}

const skip = existsSync(data) ? false : 'the annotated corpora are not beside this checkout'

test('values in newswire of TimeBank and AQUAINT', { skip }, () => assert.ok(measure('timex.train.jsonl.gz') >= 80))
test('values in Wikinews of MEANTIME', { skip }, () => assert.ok(measure('meantime.dev.jsonl.gz') >= 78))
