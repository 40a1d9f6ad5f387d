/** The library's door: what other programs may import from `demarche`. */

export type {
  Added,
  AddOptions,
  Archive,
  ArchiveCounts,
  Entry,
  KeptFailure,
  KeptOrigin,
  KeptReading,
  KeptReport,
  ReportFilter,
} from './archive/archive.ts'
export { type OpenOptions, openArchive } from './archive/open-archive.ts'
export { archiveRecords, archiveTables } from './export/archive-source.ts'
export type { ExportFormat, TableName } from './export/export-format.ts'
export type { ExportOptions } from './export/format-writer.ts'
export type { OffsetUnit } from './export/offset-map.ts'
export { type ExportItem, type ExportSummary, exportRecords } from './export/run-export.ts'
export type { IntakeLimits, ReportInput } from './intake/report-input.ts'
export { takeIn } from './intake/take-in.ts'
export type { ExplainedRecord } from './reading/explain/explain-report.ts'
export type { Reason, Step } from './reading/explain/reasons.ts'
export type { Failure, NotRead } from './reading/failure.ts'
export { openReader, type Reader, type ReaderOptions } from './reading/open-reader.ts'
export { type ReadItem, type ReadManyOptions, type ReadOutcome, readMany } from './reading/read-many.ts'
export { readReport } from './reading/read-report.ts'
export type { Actor, ActorKind, ActorRole, Mention, Party } from './record/actor.ts'
export { checkRecord, type Fault } from './record/check-record.ts'
export { DemarcheError, type ErrorCode } from './record/demarche-error.ts'
export type { Event } from './record/event.ts'
export type { EventStatus, EventType } from './record/plover.ts'
export type { Range } from './record/ranges.ts'
export type { Origin, Report } from './record/report.ts'
export type { ReportRecord } from './record/report-record.ts'
export { schemaVersion } from './record/schema-version.ts'
export type { Span } from './record/span.ts'
export type { Statement, StatementMode } from './record/statement.ts'
export type { TimeExpression } from './record/time-expression.ts'
export { withMinConfidence } from './record/with-min-confidence.ts'
export type { Filter } from './views/filter.ts'
export type { Found, FoundIn } from './views/found.ts'
export { type Answer, type Question, search } from './views/search.ts'
export { type TallyKey, type TallyQuestion, type TallyRow, tally } from './views/tally.ts'
export { type Entry as TimelineEntry, type Timeline, type TimelineQuestion, timeline } from './views/timeline.ts'
export { findWho, type Who } from './views/who.ts'
