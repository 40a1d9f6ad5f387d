import type { Column } from './column.ts'
import type { ExportedReport } from './exported-report.ts'

/** The columns with which the rows of every table that is drawn from a report begin. */
export function aboutReport<Thing extends { readonly report: ExportedReport }>(): readonly Column<Thing>[] {
  return [
    {
      name: 'article_id',
      type: 'text',
      about: 'The report; the same in every table.',
      cell: ({ report }) => report.id,
    },
    {
      name: 'source_url',
      type: 'text',
      about: 'The address or file name that the report came from.',
      cell: ({ report }) => report.record.origin.uri,
    },
    { name: 'publisher', type: 'text', about: 'Who published it.', cell: ({ report }) => report.record.publisher },
    {
      name: 'published_at',
      type: 'text',
      about: 'The day of publication, ISO 8601. Never stands in for the day of an event.',
      cell: ({ report }) => report.record.published,
    },
  ]
}

/** The columns with which such rows end: what made the row, and whether anybody has checked it. */
export function audit<Thing extends { readonly report: ExportedReport }>(): readonly Column<Thing>[] {
  return [
    {
      name: 'model',
      type: 'text',
      about: 'The model that read the report.',
      cell: ({ report }) => report.record.reader.model,
    },
    {
      name: 'reading_id',
      type: 'text',
      about: 'The reading: the same for the same bytes, text, model, program and schema.',
      cell: ({ report }) => report.readingId,
    },
  ]
}

export function offsetUnitColumn<Thing extends { readonly report: ExportedReport }>(): Column<Thing> {
  return {
    name: 'offset_unit',
    type: 'text',
    about: 'In what the offsets of this row count: `codepoint`, `utf16` or `byte`; ends are exclusive.',
    cell: ({ report }) => report.unit,
  }
}

type ReportThing = { readonly report: ExportedReport }

/** A row for each report. */
export const reportColumns: readonly Column<ReportThing>[] = [
  ...aboutReport<ReportThing>(),
  {
    name: 'record_id',
    type: 'text',
    about: "The id in the record: the caller's own where one was given. The same as `article_id` but for archives.",
    cell: ({ report }) => report.record.id,
  },
  {
    name: 'also_at',
    type: 'list',
    about: 'Other addresses at which an archive found the same text.',
    cell: ({ report }) => report.alsoAt,
  },
  { name: 'title', type: 'text', about: 'The headline.', cell: ({ report }) => report.record.title },
  { name: 'byline', type: 'list', about: 'Who wrote it.', cell: ({ report }) => report.record.byline },
  {
    name: 'language',
    type: 'text',
    about: 'The language, ISO 639-1.',
    cell: ({ report }) => report.record.language,
  },
  {
    name: 'text',
    type: 'text',
    about: 'The text that was read, into which all offsets of the other tables lead.',
    cell: ({ report }) => report.record.text,
  },
  {
    name: 'text_length',
    type: 'integer',
    about: 'How long the text is, in the unit of the offsets.',
    cell: ({ report }) => report.place(report.record.text.length),
  },
  {
    name: 'body_start',
    type: 'integer',
    about: 'Where the body begins in the text, after the headline.',
    cell: ({ report }) => report.place(report.record.bodyStart),
  },
  {
    name: 'statements',
    type: 'integer',
    about: 'How many statements were found.',
    cell: ({ report }) => report.record.statements.length,
  },
  {
    name: 'events',
    type: 'integer',
    about: 'How many events were found, of every status.',
    cell: ({ report }) => report.record.events.length,
  },
  {
    name: 'actors',
    type: 'integer',
    about: 'How many actors were found.',
    cell: ({ report }) => report.record.actors.length,
  },
  offsetUnitColumn(),
  {
    name: 'media_type',
    type: 'text',
    about: 'What the bytes were: `text/plain`, `text/html` or `application/json`.',
    cell: ({ report }) => report.record.origin.mediaType,
  },
  {
    name: 'origin_sha256',
    type: 'text',
    about: 'SHA-256 of the bytes as they came.',
    cell: ({ report }) => report.record.origin.sha256,
  },
  {
    name: 'fingerprint',
    type: 'text',
    about: 'SHA-256 of the text as UTF-8: reports with the same text have the same.',
    cell: ({ report }) => report.record.fingerprint,
  },
  {
    name: 'program',
    type: 'text',
    about: 'The version of demarche that read the report.',
    cell: ({ report }) => report.record.reader.demarche,
  },
  {
    name: 'schema',
    type: 'text',
    about: "The version of the record's shape.",
    cell: ({ report }) => report.record.reader.schema,
  },
  ...audit<ReportThing>(),
]
