import type { Range } from '../record/ranges.ts'
import type { Column } from './column.ts'
import { type ExportedReport, evidenceFor } from './exported-report.ts'
import { audit, offsetUnitColumn } from './report-columns.ts'

/** What the columns below ask of a statement or an event. */
type FrameOf<Thing> = {
  readonly frame: (thing: Thing) => { readonly id: string; readonly confidence: number }
  readonly spans: (thing: Thing) => readonly Range[]
}

/** The columns with which the rows of statements and of events end: on what they stand, how surely, and who read it. */
export function frameColumns<Thing extends { readonly report: ExportedReport }>({
  frame,
  spans,
}: FrameOf<Thing>): readonly Column<Thing>[] {
  const evidence = (thing: Thing) => evidenceFor(thing.report, spans(thing))
  return [
    {
      name: 'evidence_text',
      type: 'text',
      about: 'The sentences in which all of this stands, as the report has them.',
      cell: (thing) => evidence(thing).text,
    },
    {
      name: 'evidence_start',
      type: 'integer',
      about: 'Where those sentences begin.',
      cell: (thing) => evidence(thing).start,
    },
    { name: 'evidence_end', type: 'integer', about: 'Where they end.', cell: (thing) => evidence(thing).end },
    offsetUnitColumn(),
    {
      name: 'confidence',
      type: 'real',
      about: 'How sure the model is, from 0 to 1.',
      cell: (thing) => frame(thing).confidence,
    },
    {
      name: 'review',
      type: 'text',
      about: '`machine` where nobody has looked at it yet; else `right`, `wrong`, `unsure` or `mended`.',
      cell: (thing) => thing.report.review(frame(thing).id),
    },
    ...audit<Thing>(),
  ]
}
