import type { Archive } from '../archive/archive.ts'
import type { Fetcher } from '../fetch/fetch-address.ts'
import type { ReadingPool } from '../reading/reading-pool.ts'
import type { WatchMetrics } from './watch-metrics.ts'
import type { WatchNews, WatchSettings } from './watch-settings.ts'

/** What a visit needs. */
export type Visitor = {
  readonly archive: Archive
  readonly fetcher: Fetcher
  readonly pool: ReadingPool
  readonly settings: Pick<WatchSettings, 'every' | 'retry' | 'anyLanguage'>
  readonly news: WatchNews
  readonly metrics: WatchMetrics
  /** Ends fetches that are under way; what is being read is read to its end. */
  readonly signal: AbortSignal
  readonly now: () => number
}
