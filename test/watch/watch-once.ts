import type { Archive } from '../../src/archive/archive.ts'
import { allowedHosts } from '../../src/fetch/allowed-hosts.ts'
import { openMetrics } from '../../src/monitor/metrics.ts'
import { watchFeeds } from '../../src/watch/watch-feeds.ts'
import { watchMetrics } from '../../src/watch/watch-metrics.ts'
import type { WatchSettings } from '../../src/watch/watch-settings.ts'

export type Watched = {
  readonly found: number
  readonly reports: readonly string[]
  /** What failed: the address, the code, and whether it was given up. */
  readonly failures: readonly { readonly uri: string; readonly code: string; readonly isGivenUp: boolean }[]
  readonly metrics: string
}

/** Looks at feeds of a server on loopback once, in this process, with a reader that needs no model. */
export async function watchOnce(
  archive: Archive,
  feeds: readonly string[],
  port: number,
  more: Partial<WatchSettings> & { readonly now?: () => number } = {},
): Promise<Watched> {
  const { now, ...settings } = more
  const metrics = openMetrics()
  let found = 0
  const reports: string[] = []
  const failures: Watched['failures'][number][] = []
  await watchFeeds({
    archive,
    now,
    settings: {
      feeds,
      archive: archive.place,
      every: 60_000,
      pause: 0,
      retry: 60_000,
      allowed: allowedHosts([`127.0.0.1:${port}`]),
      userAgent: 'demarche/0',
      workers: 0,
      anyLanguage: true,
      once: true,
      readerModule: new URL('../reading/word-reader.ts', import.meta.url),
      ...settings,
    },
    metrics: watchMetrics(metrics),
    news: {
      feed: (_uri, count) => {
        found += count
      },
      report: (uri) => void reports.push(uri),
      failure: (uri, { code }, nextAt) => void failures.push({ uri, code, isGivenUp: nextAt === null }),
    },
    signal: new AbortController().signal,
  })
  return { found, reports, failures, metrics: await metrics.text() }
}
