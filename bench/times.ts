import { createInterface } from 'node:readline'
import { z } from 'zod'
import { sentences } from '../src/language/sentences.ts'
import { findTimes } from '../src/time/find-times.ts'

/**
 * Reads JSON Lines of `{id, text, published}`, writes each text's expressions of time, and says on standard error what it
 * took: processor time of this process (so that other work on the machine does not count), from the second text on.
 */

const line = z.object({ id: z.string(), text: z.string(), published: z.string().nullish() })

let spent = 0
let size = 0
let warm = false
for await (const input of createInterface({ input: process.stdin })) {
  if (input.trim() === '') continue
  const { id, text, published } = line.parse(JSON.parse(input))
  const anchor = { published: published ?? null, sentences: sentences(text) }
  const started = process.cpuUsage()
  const found = findTimes(text, anchor)
  const { user, system } = process.cpuUsage(started)
  if (!warm) warm = true
  else {
    spent += (user + system) / 1000
    size += text.length
  }
  const times = found.map(({ start, end, type, value, from, to }, at) => ({
    id: `t${at + 1}`,
    start,
    end,
    text: text.slice(start, end),
    type,
    value,
    from,
    to,
  }))
  process.stdout.write(`${JSON.stringify({ id, text, times })}\n`)
}
process.stderr.write(
  `${((spent * 1024) / Math.max(1, size)).toFixed(3)} ms a kilobyte (${(size / 1024).toFixed(0)} KB)\n`,
)
