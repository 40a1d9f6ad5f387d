import { touchArchive } from '../archive/archive-size.ts'
import { openArchive } from '../archive/open-archive.ts'
import { allowedHosts } from '../fetch/allowed-hosts.ts'
import { checkWritten } from '../fetch/check-address.ts'
import { addArchiveGauges } from '../monitor/archive-gauges.ts'
import { openMetrics } from '../monitor/metrics.ts'
import { type MonitorServer, openMonitor } from '../monitor/monitor-server.ts'
import { addProcessGauges } from '../monitor/process-gauges.ts'
import { defaultWorkers } from '../reading/read-many.ts'
import { watchFeeds } from '../watch/watch-feeds.ts'
import { watchMetrics } from '../watch/watch-metrics.ts'
import type { WatchNews, WatchSettings } from '../watch/watch-settings.ts'
import { complain } from './complain.ts'
import { durationFrom } from './duration.ts'
import type { Surroundings } from './main.ts'
import { plainWords } from './plain-words.ts'
import { workersFrom, wrong } from './read-settings.ts'
import type { WatchFlags } from './watch-options.ts'

/** After a first failure; each further one doubles it. */
const firstRetry = 60_000

/** `demarche watch`: watches until it is told to stop, and gives the exit status. */
export async function watchCommand(
  feeds: readonly string[],
  flags: WatchFlags,
  version: string,
  { readerModule }: Surroundings,
): Promise<number> {
  const settings = { ...watchSettings(feeds, flags, version), readerModule }
  const monitorAt = flags.monitor === undefined ? null : placeFrom(flags.monitor)
  const stop = new AbortController()
  // A second one ends it at once: nothing is lost by it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  const archive = await openArchive(settings.archive, { create: true })
  let monitor: MonitorServer | null = null
  try {
    const metrics = openMetrics()
    const counts = watchMetrics(metrics)
    addArchiveGauges(metrics, archive)
    addProcessGauges(metrics)
    if (monitorAt !== null) {
      monitor = await openMonitor({ ...monitorAt, metrics, check: () => touchArchive(archive) })
      if (flags.quiet !== true) process.stderr.write(`demarche: monitored at ${monitor.address}/metrics\n`)
    }
    const { news, tally } = newsOnStandardError(flags.quiet === true)
    await watchFeeds({ archive, settings, news, metrics: counts, signal: stop.signal })
    if (flags.quiet !== true) {
      const { texts, known, failures } = tally
      process.stderr.write(`demarche: ${texts} new texts, ${known} known before, ${failures} failures\n`)
    }
    return settings.once && tally.failures > 0 ? 1 : 0
  } finally {
    await monitor?.close()
    await archive.close()
  }
}

/**
 * Checks the options, and what can be told of the addresses before anything is asked.
 * @throws DemarcheError `wrong-usage`, `address-refused`
 */
export function watchSettings(feeds: readonly string[], flags: WatchFlags, version: string): WatchSettings {
  const allowed = allowedHosts(flags.allowHost ?? [])
  const addresses = feeds.map((feed) => checkWritten(feed, allowed).url.href)
  const every = durationFrom('--every', flags.every)
  if (every < 1_000) throw wrong('--every takes a second or more; feeds are mostly looked at every 15 minutes.')
  const { contact } = flags
  if (contact !== undefined && !/^[\x20-\x27\x2a-\x7e]{1,200}$/.test(contact)) {
    throw wrong('--contact takes up to 200 letters of ASCII without brackets, such as an address or a page.')
  }
  return {
    feeds: [...new Set(addresses)],
    archive: flags.archive,
    every,
    pause: durationFrom('--pause', flags.pause),
    retry: Math.min(firstRetry, every),
    allowed,
    userAgent: `demarche/${version}${contact === undefined ? '' : ` (${contact})`}`,
    workers: workersFrom(flags.workers) ?? defaultWorkers(),
    anyLanguage: flags.anyLanguage ?? false,
    once: flags.once ?? false,
  }
}

function placeFrom(given: string): { readonly host: string; readonly port: number } {
  const [, host = '127.0.0.1', port = ''] = /^(?:([^\s/]+):)?(\d{1,5})$/.exec(given) ?? []
  if (port === '' || Number(port) > 65_535) throw wrong(`--monitor takes PORT or HOST:PORT, not "${given}".`)
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) }
}

function newsOnStandardError(quiet: boolean) {
  const tally = { texts: 0, known: 0, failures: 0 }
  const news: WatchNews = {
    feed(uri, found) {
      if (!quiet && found > 0) process.stderr.write(`demarche: ${plainWords(uri)}: ${found} new\n`)
    },
    report(_uri, added) {
      if (added === 'text') tally.texts++
      else tally.known++
    },
    failure(uri, { message }, nextAt) {
      tally.failures++
      const next = nextAt === null ? '' : ` It is tried again at ${new Date(nextAt).toISOString()}.`
      if (!quiet) complain(`${message}${next}`, uri)
    },
  }
  return { news, tally }
}
