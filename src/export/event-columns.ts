import type { Actor } from '../record/actor.ts'
import type { Event } from '../record/event.ts'
import { spansOfEvent } from '../record/evidence.ts'
import { wordsOf } from '../views/speakers.ts'
import type { Column } from './column.ts'
import { datePrecision } from './date-precision.ts'
import { type ExportedReport, idWithin, wordsIn } from './exported-report.ts'
import { frameColumns } from './frame-columns.ts'
import { aboutReport } from './report-columns.ts'

export type EventThing = { readonly report: ExportedReport; readonly event: Event }

/** The actors of a side that the record knows. */
export function actorsOf({ report, event }: EventThing, side: 'source' | 'target'): readonly Actor[] {
  return event[side].actors.flatMap((id) => report.actor(id) ?? [])
}

/** What all share, where all share it: a cell for one value must not choose one of several. */
export function shared(values: readonly (string | null)[]): string | null {
  const [first = null] = values
  return values.every((value) => value === first) ? first : null
}

/** Whose word an event stands on: the actor who asserts it, else the report's words for them; null for the report. */
export function asserterOf({ report, event }: EventThing): string | null {
  const statement = report.statement(event.assertedBy)
  if (statement === null) return null
  return report.actor(statement.source.actor)?.name ?? wordsOf(statement.source.spans) ?? '(not named)'
}

const day = ({ event }: EventThing) =>
  event.time !== null && event.time.from === event.time.to ? event.time.from : null

/** A row for each event, whatever its status: filter on `status` for what took place. */
export const eventColumns: readonly Column<EventThing>[] = [
  {
    name: 'event_id',
    type: 'text',
    about: 'The report and the event in it, as `r_0123456789abcdef/e2`.',
    cell: ({ report, event }) => idWithin(report, event.id),
  },
  ...aboutReport<EventThing>(),
  {
    name: 'date',
    type: 'text',
    about: 'The day of the event, where the report fixes one day. Empty else: the day of publication is not put here.',
    cell: day,
  },
  {
    name: 'date_start',
    type: 'text',
    about: 'The first day it may be.',
    cell: ({ event }) => event.time?.from ?? null,
  },
  { name: 'date_end', type: 'text', about: 'The last day it may be.', cell: ({ event }) => event.time?.to ?? null },
  {
    name: 'date_precision',
    type: 'text',
    about: '`day`, `week`, `month`, `quarter`, `year` or `interval`: how finely the report tells.',
    cell: ({ report, event }) => datePrecision(event.time, report.time(event.time?.expression ?? null)),
  },
  {
    name: 'date_text',
    type: 'text',
    about: "The report's words for it, as `last week`.",
    cell: ({ report, event }) => wordsOf([report.time(event.time?.expression ?? null)].flatMap((one) => one ?? [])),
  },
  {
    name: 'type',
    type: 'text',
    about: 'One of the sixteen event types of PLOVER 2.0, as `REQUEST`.',
    cell: ({ event }) => event.type,
  },
  { name: 'mode', type: 'text', about: "PLOVER's mode, as `assist`.", cell: ({ event }) => event.mode },
  { name: 'contexts', type: 'list', about: "PLOVER's contexts.", cell: ({ event }) => event.contexts },
  {
    name: 'status',
    type: 'text',
    about: '`actual`, `planned`, `possible` or `negated`. What is not `actual` did not, or not yet, take place.',
    cell: ({ event }) => event.status,
  },
  {
    name: 'quad',
    type: 'integer',
    about: '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.',
    cell: ({ event }) => event.quad,
  },
  {
    name: 'intensity',
    type: 'real',
    about: "PLOVER's score from -10 (conflict) to 10 (cooperation).",
    cell: ({ event }) => event.intensity,
  },
  ...sideColumns('actor', 'source', 'who does it'),
  ...sideColumns('recipient', 'target', 'to whom it is done'),
  {
    name: 'anchor_text',
    type: 'text',
    about: 'The words that tell of the act, as `demanding`.',
    cell: ({ report, event }) => wordsIn(report, event.anchor.spans).text,
  },
  {
    name: 'anchor_start',
    type: 'integer',
    about: 'Where they begin.',
    cell: ({ report, event }) => wordsIn(report, event.anchor.spans).start,
  },
  {
    name: 'anchor_end',
    type: 'integer',
    about: 'Where they end.',
    cell: ({ report, event }) => wordsIn(report, event.anchor.spans).end,
  },
  {
    name: 'place_text',
    type: 'text',
    about: "The report's words for the place.",
    cell: ({ report, event }) => wordsIn(report, event.place?.spans ?? []).text,
  },
  { name: 'place_name', type: 'text', about: "The place's name.", cell: ({ event }) => event.place?.name ?? null },
  {
    name: 'place_country',
    type: 'text',
    about: "The place's country, ISO 3166-1 alpha-3.",
    cell: ({ event }) => event.place?.country ?? null,
  },
  {
    name: 'attributed_to',
    type: 'text',
    about: "Whose word the event stands on; empty for the report's own voice.",
    cell: asserterOf,
  },
  {
    name: 'statement_id',
    type: 'text',
    about: "The statement that asserts it, a row of `statements`; empty for the report's own voice.",
    cell: ({ report, event }) => (event.assertedBy === null ? null : idWithin(report, event.assertedBy)),
  },
  ...frameColumns<EventThing>({
    frame: ({ event }) => event,
    spans: ({ event }) => spansOfEvent(event),
  }),
]

/** The columns of one side; the lists of ids, names, kinds and countries run in step, blank where a part is not known. */
function sideColumns(prefix: string, side: 'source' | 'target', who: string): readonly Column<EventThing>[] {
  const words = ({ report, event }: EventThing) => wordsIn(report, event[side].spans)
  return [
    {
      name: `${prefix}_text`,
      type: 'text',
      about: `The report's words for ${who}.`,
      cell: (thing) => words(thing).text,
    },
    { name: `${prefix}_start`, type: 'integer', about: 'Where they begin.', cell: (thing) => words(thing).start },
    { name: `${prefix}_end`, type: 'integer', about: 'Where they end.', cell: (thing) => words(thing).end },
    {
      name: `${prefix}_ids`,
      type: 'list',
      about: 'The actors whom they mean, rows of `actors`.',
      cell: (thing) => actorsOf(thing, side).map(({ id }) => idWithin(thing.report, id)),
    },
    {
      name: `${prefix}_names`,
      type: 'list',
      about: `The names of \`${prefix}_ids\`, in step.`,
      cell: (thing) => actorsOf(thing, side).map(({ name }) => name),
    },
    {
      name: `${prefix}_kinds`,
      type: 'list',
      about: 'Their kinds, in step.',
      cell: (thing) => actorsOf(thing, side).map(({ kind }) => kind),
    },
    {
      name: `${prefix}_countries`,
      type: 'list',
      about: 'Their countries, ISO 3166-1 alpha-3, in step; an empty text where one is not known.',
      cell: (thing) => actorsOf(thing, side).map(({ country }) => country ?? ''),
    },
    {
      name: `${prefix}_sectors`,
      type: 'list',
      about: 'All their sectors, as PLOVER names them, each once.',
      cell: (thing) => [...new Set(actorsOf(thing, side).flatMap(({ sectors }) => sectors))],
    },
    {
      name: `${prefix}_country`,
      type: 'text',
      about: 'The country where all of them have the same; empty else.',
      cell: (thing) => shared(actorsOf(thing, side).map(({ country }) => country)),
    },
  ]
}
