import type { Report } from './report.ts'

/** What can go wrong, by name; each is explained in `docs/errors.md`. */
export type ErrorCode =
  | 'empty'
  | 'too-large'
  | 'too-complex'
  | 'binary'
  | 'encrypted'
  | 'unsupported-language'
  | 'unsupported-type'
  | 'no-article'
  | 'bad-encoding'
  | 'bad-json'
  | 'bad-line'
  | 'bad-warc'
  | 'bad-feed'
  | 'bad-list'
  | 'bad-date'
  | 'bad-record'
  | 'bad-parquet'
  | 'bad-actors'
  | 'other-reader'
  | 'not-found'
  | 'not-readable'
  | 'model-missing'
  | 'model-broken'
  | 'not-an-archive'
  | 'archive-newer'
  | 'archive-busy'
  | 'archive-full'
  | 'archive-gone'
  | 'archive-broken'
  | 'no-such-group'
  | 'address-refused'
  | 'robots-refused'
  | 'not-fetched'
  | 'wrong-usage'
  | 'token-needed'
  | 'not-allowed'
  | 'too-many-requests'
  | 'too-slow'
  | 'internal'

/**
 * An error that a user can act on: a stable code and a sentence that says what is wrong and what to do.
 * Whatever else is thrown is a fault of demarche's own.
 */
export class DemarcheError extends Error {
  readonly code: ErrorCode
  /** The report as far as it was taken in, where it was and only the reading is refused; else null. */
  readonly report: Report | null

  constructor(code: ErrorCode, message: string, options?: ErrorOptions & { readonly report?: Report }) {
    super(message, options)
    this.name = 'DemarcheError'
    this.code = code
    this.report = options?.report ?? null
  }
}
