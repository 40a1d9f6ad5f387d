import { createInterface } from 'node:readline'
import { z } from 'zod'
import { sentences } from '../src/language/sentences.ts'
import { findTimes } from '../src/time/find-times.ts'

/**
 * Reads JSON Lines of `{id, text, published}`, writes each text's expressions of time, and says on standard error what it
 * took: processor time of this process (so that other work on the machine does not count) as the texts come, and once
 * more when warm, beside what splitting the same texts into sentences takes, for machines differ.
 */

const line = z.object({ id: z.string(), text: z.string(), published: z.string().nullish() })
type Line = z.infer<typeof line>

const find = ({ text, published }: Line, within = sentences(text)) =>
  findTimes(text, { published: published ?? null, sentences: within })

const lines: Line[] = []
let spent = 0
for await (const input of createInterface({ input: process.stdin })) {
  if (input.trim() === '') continue
  const read = line.parse(JSON.parse(input))
  lines.push(read)
  const within = sentences(read.text)
  const [found, took] = timed(() => find(read, within))
  spent += took
  const times = found.map(({ start, end, type, value, from, to }, at) => ({
    id: `t${at + 1}`,
    start,
    end,
    text: read.text.slice(start, end),
    type,
    value,
    from,
    to,
  }))
  process.stdout.write(`${JSON.stringify({ id: read.id, text: read.text, times })}\n`)
}
const kilobytes = lines.reduce((sum, { text }) => sum + text.length, 0) / 1024
const [split, splitting] = timed(() => lines.map(({ text }) => sentences(text)))
const [, warm] = timed(() => lines.map((read, i) => find(read, split[i])))
const each = (took: number): string => (took / Math.max(1, kilobytes)).toFixed(3)
process.stderr.write(
  `${each(spent)} ms of CPU a kilobyte at first, ${each(warm)} once warm, ${(warm / splitting).toFixed(1)} times what splitting into sentences takes (${kilobytes.toFixed(0)} KB)\n`,
)

/** What a piece of work gives, and the milliseconds of CPU that it took. */
function timed<Result>(work: () => Result): readonly [Result, number] {
  const started = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(started)
  return [result, (user + system) / 1000]
}
