import { DemarcheError } from '../record/demarche-error.ts'
import { holds, type Range } from '../record/ranges.ts'
import type { ReportRecord } from '../record/report-record.ts'

type Datum = { readonly id: string }

/** The datum of a record with an id. */
export function datumOf(record: ReportRecord, id: string): Datum | null {
  const { statements, events, mentions, actors, times } = record
  return [statements, events, mentions, actors, times].flat().find((d: Datum) => d.id === id) ?? null
}

/**
 * The ids of what `at` names: one datum by its id, or whatever has the character at an offset (UTF-16 code units) in its
 * spans, the shortest span first.
 * @throws DemarcheError `wrong-usage` where nothing is there
 */
export function dataAt(record: ReportRecord, at: string): readonly string[] {
  if (!/^\d+$/.test(at)) {
    if (datumOf(record, at)) return [at]
    throw new DemarcheError('wrong-usage', `There is no ${at} in the record; ${ranges(record)}.`)
  }
  const offset = Number(at)
  const place = { start: offset, end: offset + 1 }
  const found = spansOf(record)
    .filter(({ span }) => holds(span, place))
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))
  if (found.length > 0) return [...new Set(found.map(({ id }) => id))]
  const length = record.text.length
  throw new DemarcheError(
    'wrong-usage',
    offset < length
      ? `Nothing was found at ${offset}: "${record.text.slice(offset, offset + 30).replace(/\s+/g, ' ')}".`
      : `The text ends at ${length}; there is no ${offset}.`,
  )
}

function spansOf(record: ReportRecord): { readonly id: string; readonly span: Range }[] {
  return [
    ...record.statements.flatMap(({ id, source, cue, content, medium, addressee }) =>
      [source, cue, content, medium, addressee].flatMap((part) => part?.spans.map((span) => ({ id, span })) ?? []),
    ),
    ...record.events.flatMap(({ id, anchor, source, target, place }) =>
      [anchor, source, target, place].flatMap((part) => part?.spans.map((span) => ({ id, span })) ?? []),
    ),
    ...record.mentions.map((m) => ({ id: m.id, span: m })),
    ...record.actors.flatMap(({ id, roles }) => roles.map((span) => ({ id, span }))),
    ...record.times.map((t) => ({ id: t.id, span: t })),
  ]
}

function ranges({ statements, events, mentions, actors, times }: ReportRecord): string {
  const all = [
    ['s', statements.length],
    ['e', events.length],
    ['m', mentions.length],
    ['a', actors.length],
    ['t', times.length],
  ] as const
  const there = all
    .filter(([, count]) => count > 0)
    .map(([letter, n]) => (n === 1 ? `${letter}1` : `${letter}1 to ${letter}${n}`))
  return there.length === 0 ? 'it holds no data' : `it has ${there.join(', ')}`
}
