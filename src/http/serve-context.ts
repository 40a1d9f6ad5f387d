import type { Added, Archive } from '../archive/archive.ts'
import type { ReportInput } from '../intake/report-input.ts'
import type { ReportRecord } from '../record/report-record.ts'
import type { Rate } from './safety/rate.ts'
import type { Access } from './safety/token.ts'

/** What answers need. */
export type ServeContext = {
  /** Opened for reading alone where the database can do that. */
  readonly archive: Archive
  /** Reads a report that somebody pasted; opened when it is first needed. */
  readonly read: (input: ReportInput) => Promise<ReportRecord>
  /** Keeps a record; null where the server was told to keep nothing. */
  readonly keep: ((record: ReportRecord) => Promise<Added>) | null
  /** The archive opened for writing, when it is first needed; null where the server was told to keep nothing. */
  readonly writing: (() => Promise<Archive>) | null
  /** Who reviews where a request does not say; null where that has to be said. */
  readonly reviewer: string | null
  readonly access: Access
  /** The host that the server listens on. */
  readonly host: string
  readonly limits: Limits
}

/** What is needed for what only reads. */
export type ReadingContext = Pick<ServeContext, 'archive'>

export type Limits = {
  /** Most bytes of a request's body. */
  readonly body: number
  /** Requests of one address. */
  readonly asking: Rate
  /** Requests of one address that read a report, or try a token. */
  readonly reading: Rate
  /** Reports that are read at once, and that wait for it. */
  readonly atOnce: number
  readonly waiting: number
  /** Most milliseconds that a question to the archive may take, and most that wait for a thread to answer it. */
  readonly patience: number
  readonly questions: number
  /** Most milliseconds until a request's head has arrived, and all of it; who is slower is told so and cut off. */
  readonly head: number
  readonly whole: number
}

export const usualLimits: Limits = {
  body: 2_000_000,
  asking: { burst: 2_000, perSecond: 500 },
  reading: { burst: 20, perSecond: 1 },
  atOnce: 1,
  waiting: 8,
  patience: 120_000,
  questions: 500,
  head: 10_000,
  whole: 30_000,
}
