import { isDeepStrictEqual } from 'node:util'
import type { Range } from '../src/record/ranges.ts'
import type { Expected } from './report-case.ts'

type Told = Expected['statements'][number]

/** How a record differs from the one expected, as text to read: the sentences, with expected and found underlined. */
export function reportDifference(found: Expected, expected: Expected): string | null {
  if (isDeepStrictEqual(found, expected)) return null
  const lines: string[] = []
  if (found.text !== expected.text) lines.push(textDifference(found.text, expected.text))
  else lines.push(...statementDifferences(found, expected))
  for (const key of Object.keys(expected) as (keyof Expected)[]) {
    if (key === 'statements' || key === 'text' || isDeepStrictEqual(found[key], expected[key])) continue
    lines.push(...valueDifferences(key, found[key], expected[key]).slice(0, 8))
  }
  return lines.join('\n')
}

function textDifference(found: string, expected: string): string {
  let at = 0
  while (found[at] === expected[at]) at++
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 40), at + 40))
  return `The text differs at ${at}:\n  expected ${around(expected)}\n  found    ${around(found)}`
}

function statementDifferences(found: Expected, expected: Expected): string[] {
  const left = [...found.statements]
  const lines: string[] = []
  for (const wanted of expected.statements) {
    const match = bestMatch(wanted, left)
    if (match) left.splice(left.indexOf(match), 1)
    if (match && isDeepStrictEqual(match, wanted)) continue
    lines.push(...pair(expected, wanted, match))
  }
  for (const extra of left) lines.push(...pair(expected, null, extra))
  return lines
}

/** The statement that shares most of its words, cue first: two statements may share their content. */
function bestMatch(wanted: Told, among: readonly Told[]): Told | null {
  const shared = (a: readonly Range[], b: readonly Range[]) =>
    a.reduce(
      (sum, x) => sum + b.reduce((s, y) => s + Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start)), 0),
      0,
    )
  const score = (one: Told) =>
    shared(one.content.spans, wanted.content.spans) + 100 * shared(one.cue.spans, wanted.cue.spans)
  const best = [...among].sort((a, b) => score(b) - score(a))[0]
  return best && score(best) > 0 ? best : null
}

function pair(record: Expected, wanted: Told | null, found: Told | null): string[] {
  const head =
    wanted === null
      ? `Not expected: ${found?.id}`
      : found === null
        ? `Not found: ${wanted.id}`
        : `Differs: ${wanted.id}`
  const lines = ['', head]
  for (const sentence of sentencesOf(record, [wanted, found])) {
    lines.push(`  ${record.text.slice(sentence.start, sentence.end).replace(/\s/g, ' ')}`)
    if (wanted) lines.push(`  ${underline(sentence, wanted)}  expected`)
    if (found) lines.push(`  ${underline(sentence, found)}  found`)
  }
  if (wanted && found) {
    const rest = ({ source, cue: _cue, content: _content, id: _id, ...other }: Told) => ({
      ...other,
      speaker: source.actor,
    })
    lines.push(...valueDifferences(wanted.id, rest(found), rest(wanted)))
  }
  return lines
}

/** A sentence's length of signs: S under the source, c under the cue, = under the content. */
function underline(sentence: Range, statement: Told): string {
  const signs = Array.from({ length: sentence.end - sentence.start }, () => ' ')
  const draw = (spans: readonly Range[], sign: string) => {
    for (const span of spans) {
      for (let at = Math.max(span.start, sentence.start); at < Math.min(span.end, sentence.end); at++) {
        signs[at - sentence.start] = sign
      }
    }
  }
  draw(statement.content.spans, '=')
  draw(statement.source.spans, 'S')
  draw(statement.cue.spans, 'c')
  return signs.join('')
}

function sentencesOf({ sentences, text }: Expected, statements: readonly (Told | null)[]): readonly Range[] {
  const spans = statements.flatMap((one) => (one ? [...one.source.spans, ...one.cue.spans, ...one.content.spans] : []))
  const touched = sentences.filter(({ start, end }) => spans.some((span) => span.start < end && start < span.end))
  return touched.length > 0 ? touched : [{ start: 0, end: Math.min(80, text.length) }]
}

/** The places at which two values differ, with both. */
function valueDifferences(path: string, found: unknown, expected: unknown): string[] {
  if (isDeepStrictEqual(found, expected)) return []
  if (isObject(found) && isObject(expected)) {
    const keys = [...new Set([...Object.keys(expected), ...Object.keys(found)])]
    return keys.flatMap((key) => valueDifferences(`${path}.${key}`, found[key], expected[key]))
  }
  const show = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 120))
  return [`  ${path}: expected ${show(expected)}, found ${show(found)}`]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
