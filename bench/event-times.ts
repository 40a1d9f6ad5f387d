/**
 * How right the time of an event is: over sentences with annotated events, the expression that the rules of a sentence's
 * form give each annotated anchor (without the model), against the words annotated as its time.
 *
 * With `--model` instead the times of the events that demarche finds, where their anchors are annotated ones: how many
 * the event head gave, how many the rules, and how many of either are right.
 *
 * `node bench/event-times.ts [train|dev] [--errors | --model]`. The corpus lies beside the repository, in `../shared`.
 */
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { takeIn } from '../src/intake/take-in.ts'
import { sentences } from '../src/language/sentences.ts'
import { openReader } from '../src/reading/open-reader.ts'
import { sentenceAt, timeInClause } from '../src/reading/time-in-clause.ts'
import { overlaps, type Range } from '../src/record/ranges.ts'
import { findTimes } from '../src/time/find-times.ts'

const pair = z.tuple([z.number(), z.number()])
const row = z.object({ text: z.string(), events: z.array(z.object({ anchor: pair, time: pair.nullable() })) })

const [part = 'dev', option] = process.argv.slice(2)
const errors = option === '--errors'
const file = new URL(`../../shared/data/events/news.${part}.jsonl.gz`, import.meta.url)

function measure(): void {
  const rules = new Map<string, { given: number; right: number }>()
  let [gold, given, right] = [0, 0, 0]
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
    if (line === '') continue
    const { text, events } = row.parse(JSON.parse(line))
    const all = sentences(text)
    const dates = findTimes(text, { published: null, sentences: all }).filter(isDated)
    const anchors = events.map((e) => rangeOf(text, e.anchor))
    for (const [i, { time }] of events.entries()) {
      const at = anchors[i]!
      const told = time && rangeOf(text, time)
      // A time that no expression stands for ("since the war began") can't be given.
      const known = told && dates.some((d) => overlaps(d, told)) ? told : null
      const sentence = sentenceAt(all, at.start)
      const found = sentence && timeInClause(text, sentence, at, dates, anchors)
      if (known) gold++
      if (found) given++
      const hit = found !== null && known !== null && overlaps(found.time, known)
      if (hit) right++
      if (found) {
        const tally = rules.get(found.rule) ?? { given: 0, right: 0 }
        rules.set(found.rule, { given: tally.given + 1, right: tally.right + (hit ? 1 : 0) })
      }
      if (errors && !hit && (found || known)) {
        const words = (r: Range | null): string => (r ? text.slice(r.start, r.end) : '-')
        console.log(
          `${found?.rule ?? 'missed'} | ${words(at)} | gave ${words(found?.time ?? null)} | is ${words(told)}\n    ${text}`,
        )
      }
    }
  }
  console.log(`${part}: ${gold} events with a time that is told, ${given} given one, ${right} right`)
  console.log(`precision ${percent(right, given)}, recall ${percent(right, gold)}`)
  for (const [rule, tally] of rules)
    console.log(`  ${rule}: ${tally.right} of ${tally.given}, ${percent(tally.right, tally.given)}`)
}

const isDated = (t: { readonly type: string; readonly value: string | null }): boolean =>
  (t.type === 'DATE' || t.type === 'TIME') && !/_REF$/.test(t.value ?? '')

/** The same for what demarche finds. */
async function measureFound(): Promise<void> {
  const reader = await openReader()
  const tallies = new Map<string, { given: number; right: number }>()
  let [matched, gold, right] = [0, 0, 0]
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
    if (line === '') continue
    const { text, events } = row.parse(JSON.parse(line))
    const { record, reasons } = await reader.explain(takeIn({ text, verbatim: true, anyLanguage: true }))
    const dates = record.times.filter(isDated)
    for (const { anchor, time } of events) {
      const at = rangeOf(text, anchor)
      const found = record.events.find((e) => overlaps(e.anchor.spans[0]!, at))
      if (!found) continue
      matched++
      const told = time && rangeOf(text, time)
      const known = told && dates.some((d) => overlaps(d, told)) ? told : null
      if (known) gold++
      const given = record.times.find((t) => t.id === found.time?.expression)
      if (!given) continue
      const step = reasons.find((r) => r.id === found.id)?.steps.find((s) => s.field === 'time')
      const by = step?.step === 'rule' ? step.rule : 'head'
      const tally = tallies.get(by) ?? { given: 0, right: 0 }
      const hit = known !== null && overlaps(given, known)
      if (hit) right++
      tallies.set(by, { given: tally.given + 1, right: tally.right + (hit ? 1 : 0) })
    }
  }
  await reader.close()
  const given = [...tallies.values()].reduce((sum, t) => sum + t.given, 0)
  console.log(
    `${part}: ${matched} annotated events found, ${gold} with a time that is told, ${given} given one, ${right} right`,
  )
  console.log(`precision ${percent(right, given)}, recall ${percent(right, gold)}`)
  for (const [by, tally] of tallies)
    console.log(`  ${by}: ${tally.right} of ${tally.given}, ${percent(tally.right, tally.given)}`)
}

/** Code points, as the corpus counts, to UTF-16 code units. */
function rangeOf(text: string, [start, end]: readonly [number, number]): Range {
  const points = [...text]
  const units = (to: number): number => points.slice(0, to).join('').length
  return { start: units(start), end: units(end) }
}

const percent = (part: number, of: number): string => `${((100 * part) / Math.max(1, of)).toFixed(1)} %`

if (!existsSync(file)) console.log('The corpus is not here (../shared); there is nothing to measure.')
else if (option === '--model') await measureFound()
else measure()
