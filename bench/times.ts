import { performance } from 'node:perf_hooks'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { sentences } from '../src/language/sentences.ts'
import { findTimes } from '../src/time/find-times.ts'

/** Reads JSON Lines of `{id, text, published}`, writes each text's expressions of time, and says how long it took. */

const line = z.object({ id: z.string(), text: z.string(), published: z.string().nullish() })

let spent = 0
let size = 0
for await (const input of createInterface({ input: process.stdin })) {
  if (input.trim() === '') continue
  const { id, text, published } = line.parse(JSON.parse(input))
  const anchor = { published: published ?? null, sentences: sentences(text) }
  const started = performance.now()
  const found = findTimes(text, anchor)
  spent += performance.now() - started
  size += text.length
  const times = found.map((time, at) => ({ id: `t${at + 1}`, ...time, text: text.slice(time.start, time.end) }))
  process.stdout.write(`${JSON.stringify({ id, text, times })}\n`)
}
process.stderr.write(
  `${((spent * 1024) / Math.max(1, size)).toFixed(3)} ms a kilobyte (${(size / 1024).toFixed(0)} KB)\n`,
)
