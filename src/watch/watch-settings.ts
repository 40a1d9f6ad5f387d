import type { AllowedHosts } from '../fetch/allowed-hosts.ts'
import type { Resolve } from '../fetch/check-address.ts'
import type { FetchLimits } from '../fetch/fetch-limits.ts'

/** How feeds are watched. Times are milliseconds. */
export type WatchSettings = {
  readonly feeds: readonly string[]
  /** The archive's path or `postgres://` address. */
  readonly archive: string
  /** From one look at a feed to the next. */
  readonly every: number
  /** Between two requests of one host, and after a first failure; each further one doubles the latter. */
  readonly pause: number
  readonly retry: number
  readonly allowed: AllowedHosts
  readonly userAgent: string
  /** Threads that read; 0 for none. */
  readonly workers: number
  readonly anyLanguage: boolean
  /** Looks at each feed once, reads what is new, and ends. */
  readonly once: boolean
  readonly readerModule?: URL | undefined
  readonly limits?: Partial<FetchLimits> | undefined
  readonly resolve?: Resolve | undefined
}

/** What is told of the work as it goes on. */
export type WatchNews = {
  /** A feed was looked at; `found` pages of it are new. */
  feed(uri: string, found: number): void
  /** A report was read, or was known. */
  report(uri: string, added: 'text' | 'origin' | 'reading' | 'nothing'): void
  /** Something could not be fetched or read; `nextAt` is when it is tried again, null where it is given up. */
  failure(uri: string, error: { readonly code: string; readonly message: string }, nextAt: number | null): void
}
