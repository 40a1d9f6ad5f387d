import type { Kysely, Transaction } from 'kysely'
import type { ErrorCode } from '../record/demarche-error.ts'
import type { Reader, ReportRecord } from '../record/report-record.ts'
import type { FrameReview } from './review/reviewed-record.ts'
import type { ArchiveTables } from './tables.ts'

/** A record to keep, and how it came. */
export type Entry = {
  readonly record: ReportRecord
  /** The record as the JSON that is kept; made from `record` where it is not given. */
  readonly json?: string | undefined
  /** What tells this input from every other, as `inputKey` makes it; derived from the record where it is not given. */
  readonly key?: string | undefined
  /** Where a person finds the input: a file, or a file and a line. */
  readonly foundAt?: string | undefined
}

/**
 * What came of an entry: a text that is new; another origin of a text that was there; nothing new; or a reading that
 * took the place of the one before, which stays with its version.
 */
export type Added = 'text' | 'origin' | 'nothing' | 'reading'

export type AddOptions = {
  /** Takes the record's reading in place of one by another reader, which is kept beside it. */
  readonly reread?: boolean | undefined
}

/** An input that gave no record. */
export type NewFailure = {
  readonly foundAt: string
  /** The input's key; null for a file that could not be opened, which is tried again each time. */
  readonly key: string | null
  readonly id: string | null
  readonly error: { readonly code: ErrorCode; readonly message: string }
}

export type KeptFailure = NewFailure & { readonly failedAt: string }

/** An address or file from which a text came, and what that source said of it. */
export type KeptOrigin = {
  readonly key: string
  readonly uri: string | null
  readonly mediaType: string
  /** Of the bytes as they came. */
  readonly sha256: string
  /** The record's id: the caller's own, or one derived from the content. */
  readonly recordId: string
  readonly title: string | null
  readonly publisher: string | null
  readonly published: string | null
  readonly foundAt: string | null
  readonly addedAt: string
}

/** A reading of a text: by which reader, when, and the record that came of it. */
export type KeptReading = {
  readonly reader: Reader
  readonly readAt: string
  /** Of the record's JSON. */
  readonly recordSha256: string
  /** Whether the tables hold what this reading found. */
  readonly current: boolean
  readonly record: ReportRecord
}

/** A text with its current reading. */
export type KeptReport = {
  /** `k_` and 16 hexadecimal digits of the text's fingerprint: the same in every archive. */
  readonly key: string
  /** The row's number in this archive, as the tables refer to it. */
  readonly reportId: number
  /** The record with what people mended; what they called wrong is still in it, and `reviews` says so. */
  readonly record: ReportRecord
  /** What people said of statements and events, by their ids; of the others nobody has said anything. */
  readonly reviews: ReadonlyMap<string, FrameReview>
  readonly origins: readonly KeptOrigin[]
}

/** Which reports are meant; without any of these, all. */
export type ReportFilter = {
  /** Keys of which the report's is one; few enough for one question, some hundreds at most. */
  readonly keys?: readonly string[] | undefined
  /** The first and the last day of publication, ISO 8601. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly publisher?: string | undefined
  /** An actor's name as the report's record has it. */
  readonly actor?: string | undefined
  /** ISO 3166-1 alpha-3, of an actor in the report. */
  readonly country?: string | undefined
}

export type ArchiveCounts = {
  readonly reports: number
  readonly origins: number
  readonly readings: number
  readonly statements: number
  readonly events: number
  readonly failures: number
}

/**
 * Where records are kept. What an archive holds depends on what was added, never on the order: of a text's origins the
 * one that was published first gives the record, and among equals the one whose address comes first.
 *
 * Each method is one transaction: it is done whole or not at all. All throw a `DemarcheError` where the database can't
 * do it: `archive-busy`, `archive-full`, `archive-gone`, `archive-broken`.
 */
export type Archive = {
  readonly dialect: 'sqlite' | 'postgres'
  /** The archive's place as it may be shown: a path, or an address without its password. */
  readonly place: string
  /** The tables themselves, for what else is asked of them. */
  readonly db: Kysely<ArchiveTables>
  add(entry: Entry, options?: AddOptions): Promise<Added>
  /** Several entries in one transaction, which is quicker; gives what came of each. */
  addMany(entries: readonly Entry[], options?: AddOptions): Promise<readonly Added[]>
  /** Puts a new reading in the place of a report's current one, which stays with its version. */
  renew(reportKey: string, record: ReportRecord): Promise<Added>
  /** Keeps a failure, in the place of what was kept of the same input before. */
  fail(failure: NewFailure): Promise<void>
  /** Several failures in one transaction, which is quicker. */
  failMany(failures: readonly NewFailure[]): Promise<void>
  /** Takes away what failed in these places, which turned out to be read well. */
  mend(places: readonly string[]): Promise<void>
  /** What is known of inputs, by their keys: that they were added, or that they failed. */
  known(keys: readonly string[]): Promise<ReadonlyMap<string, 'added' | 'failed'>>
  failures(): AsyncIterable<KeptFailure>
  report(key: string): Promise<KeptReport | null>
  /** Reports by their keys, so in the same order in every archive that holds the same texts; a few at a time. */
  reports(filter?: ReportFilter): AsyncIterable<KeptReport>
  /** The keys of reports whose current reading is another reader's. */
  readBefore(reader: Reader): AsyncIterable<string>
  /** A report's readings, the oldest first. */
  readings(key: string): Promise<readonly KeptReading[]>
  counts(): Promise<ArchiveCounts>
  /**
   * Something that is another after every change by another connection, so that what was worked out before need not be
   * again. An archive that writes itself does not see its own changes by it.
   */
  changes(): Promise<string>
  /** Work on the tables in one transaction of its own, with this archive's errors. */
  transact<T>(work: (tx: Transaction<ArchiveTables>) => Promise<T>): Promise<T>
  close(): Promise<void>
}
