import { spansOfStatement } from '../record/evidence.ts'
import type { Statement } from '../record/statement.ts'
import { chainOf, wordsOf } from '../views/speakers.ts'
import type { Column } from './column.ts'
import { type ExportedReport, idWithin, type Words, wordsIn } from './exported-report.ts'
import { frameColumns } from './frame-columns.ts'
import { aboutReport } from './report-columns.ts'

export type StatementThing = { readonly report: ExportedReport; readonly statement: Statement }

const speaker = ({ report, statement }: StatementThing) => report.actor(statement.source.actor)
const time = ({ report, statement }: StatementThing) => report.time(statement.time)
const told =
  (role: 'source' | 'cue' | 'content' | 'medium' | 'addressee') =>
  ({ report, statement }: StatementThing): Words =>
    wordsIn(report, statement[role]?.spans ?? [])

/** A row for each statement: who says what, in which words of the report. */
export const statementColumns: readonly Column<StatementThing>[] = [
  {
    name: 'statement_id',
    type: 'text',
    about: 'The report and the statement in it, as `r_0123456789abcdef/s4`.',
    cell: ({ report, statement }) => idWithin(report, statement.id),
  },
  ...aboutReport<StatementThing>(),
  {
    name: 'speaker_text',
    type: 'text',
    about: "The report's words for who speaks, as `She`; empty for a quotation that stands alone.",
    cell: (thing) => told('source')(thing).text,
  },
  {
    name: 'speaker_id',
    type: 'text',
    about: 'The actor whom those words mean, a row of `actors`; empty where that is not known.',
    cell: (thing) => {
      const actor = speaker(thing)
      return actor && idWithin(thing.report, actor.id)
    },
  },
  {
    name: 'speaker_start',
    type: 'integer',
    about: 'Where those words begin.',
    cell: (thing) => told('source')(thing).start,
  },
  { name: 'speaker_end', type: 'integer', about: 'Where they end.', cell: (thing) => told('source')(thing).end },
  {
    name: 'speaker_name',
    type: 'text',
    about: "The actor's name, as `Kim Yo Jong`.",
    cell: (thing) => speaker(thing)?.name ?? null,
  },
  {
    name: 'speaker_kind',
    type: 'text',
    about: "The actor's kind, as in `actors`.",
    cell: (thing) => speaker(thing)?.kind ?? null,
  },
  {
    name: 'speaker_country',
    type: 'text',
    about: "The actor's country, ISO 3166-1 alpha-3.",
    cell: (thing) => speaker(thing)?.country ?? null,
  },
  {
    name: 'speaker_sectors',
    type: 'list',
    about: "The actor's sectors, as PLOVER names them.",
    cell: (thing) => speaker(thing)?.sectors ?? null,
  },
  {
    name: 'cue_text',
    type: 'text',
    about: 'The words that tell of the speaking, as `said`.',
    cell: (thing) => told('cue')(thing).text,
  },
  { name: 'cue_start', type: 'integer', about: 'Where they begin.', cell: (thing) => told('cue')(thing).start },
  { name: 'cue_end', type: 'integer', about: 'Where they end.', cell: (thing) => told('cue')(thing).end },
  {
    name: 'content_text',
    type: 'text',
    about: 'What is said; pieces that stand apart are joined by ` … `.',
    cell: (thing) => told('content')(thing).text,
  },
  {
    name: 'content_start',
    type: 'integer',
    about: 'Where the first piece begins.',
    cell: (thing) => told('content')(thing).start,
  },
  {
    name: 'content_end',
    type: 'integer',
    about: 'Where the last piece ends.',
    cell: (thing) => told('content')(thing).end,
  },
  {
    name: 'content_parts',
    type: 'list',
    about: 'Each piece as `start:end`.',
    cell: (thing) => told('content')(thing).parts,
  },
  {
    name: 'kind',
    type: 'text',
    about: '`direct` (quoted throughout), `indirect` (told in other words) or `mixed`.',
    cell: ({ statement }) => statement.mode,
  },
  {
    name: 'via',
    type: 'list',
    about:
      'The hands through which it came, from the speaker outwards: a channel, then each who passes it on, each once.',
    cell: ({ report, statement }) => [...new Set(chainOf(report.record, statement).map(({ name }) => name))],
  },
  {
    name: 'within',
    type: 'text',
    about: 'The statement in whose content this one stands.',
    cell: ({ report, statement }) => (statement.within === null ? null : idWithin(report, statement.within)),
  },
  {
    name: 'medium_text',
    type: 'text',
    about: 'The words that name the medium or document, as `a statement`.',
    cell: (thing) => told('medium')(thing).text,
  },
  {
    name: 'addressee_text',
    type: 'text',
    about: 'The words that name to whom it is said.',
    cell: (thing) => told('addressee')(thing).text,
  },
  {
    name: 'addressee_name',
    type: 'text',
    about: 'The actor whom those words mean.',
    cell: ({ report, statement }) => report.actor(statement.addressee?.actor ?? null)?.name ?? null,
  },
  {
    name: 'said_at',
    type: 'text',
    about: 'When it was said, as a TIMEX3 value (`2020-03-22`, `2020-03`); empty where the report does not tell.',
    cell: (thing) => time(thing)?.value ?? null,
  },
  {
    name: 'said_at_text',
    type: 'text',
    about: "The report's words for it, as `on Sunday`.",
    cell: (thing) => wordsOf([time(thing)].flatMap((found) => found ?? [])),
  },
  { name: 'said_from', type: 'text', about: 'The first day of it.', cell: (thing) => time(thing)?.from ?? null },
  { name: 'said_to', type: 'text', about: 'The last day of it.', cell: (thing) => time(thing)?.to ?? null },
  ...frameColumns<StatementThing>({
    frame: ({ statement }) => statement,
    spans: ({ statement }) => spansOfStatement(statement),
  }),
]
