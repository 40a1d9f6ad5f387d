import { setTimeout } from 'node:timers/promises'
import type { Archive } from '../archive/archive.ts'
import { openFetcher } from '../fetch/fetch-address.ts'
import { usualFetchLimits } from '../fetch/fetch-limits.ts'
import { openLocalPool, openPool, type ReadingPool } from '../reading/reading-pool.ts'
import { siblingModule } from '../reading/sibling-module.ts'
import { DemarcheError } from '../record/demarche-error.ts'
import { hostTurns } from './host-turns.ts'
import { openLocalQueue } from './local-queue.ts'
import { jobOf, type Queue, type QueueOptions } from './queue.ts'
import { openSharedQueue } from './shared-queue.ts'
import { visitAddress } from './visit-address.ts'
import type { Visitor } from './visitor.ts'
import { dueVisits, hurryFeeds, takeUpFeeds } from './visits.ts'
import type { WatchMetrics } from './watch-metrics.ts'
import type { WatchNews, WatchSettings } from './watch-settings.ts'

export type Watching = {
  readonly archive: Archive
  readonly settings: WatchSettings
  readonly news: WatchNews
  readonly metrics: WatchMetrics
  /** Ends it: fetches are broken off, what is being read is kept. */
  readonly signal: AbortSignal
  readonly now?: (() => number) | undefined
}

/** Milliseconds between two looks at what is due, and most that is put in line at a look. */
const tick = 500
const mostDue = 500
/** Visits at once: mostly they wait for the network. */
const visitsPerWorker = 4
/** Milliseconds that a visit waits for its host's turn before it makes room for another. */
const patience = 3_000
const heap = 2048

/**
 * Watches feeds until it is told to stop, or with `once` until nothing is due any more. What is to be visited stands in
 * the archive; a queue hands it out, to this program alone or to all that share the archive's Postgres.
 *
 * @throws DemarcheError where the archive is gone, full or broken
 */
export async function watchFeeds(watching: Watching): Promise<void> {
  const { archive, settings, signal, now = Date.now } = watching
  const limits = { ...usualFetchLimits, ...settings.limits }
  await takeUpFeeds(archive, settings.feeds, now())
  await hurryFeeds(archive, settings.feeds, settings.once ? now() : now() + settings.every)
  const pool = poolOf(settings)
  const fetcher = openFetcher({
    allowed: settings.allowed,
    resolve: settings.resolve,
    userAgent: settings.userAgent,
    pause: settings.pause,
    limits,
    turns: hostTurns(archive, { lease: limits.time + 10_000, patience, now }),
  })
  const trouble = new AbortController()
  const ends = AbortSignal.any([signal, trouble.signal])
  const visitor: Visitor = { ...watching, fetcher, pool, signal: ends, now }
  const queue = await queueFor(watching, {
    atOnce: Math.max(2, settings.workers * visitsPerWorker),
    work: ({ uri }) => visitAddress(uri, visitor),
    fail: (error) => {
      if (!isPassing(error)) trouble.abort(error)
    },
  })
  try {
    await keepLooking(queue, watching, ends)
  } finally {
    await queue.stop()
    await pool.close()
  }
  if (trouble.signal.aborted) throw trouble.signal.reason
}

async function keepLooking(queue: Queue, watching: Watching, ends: AbortSignal): Promise<void> {
  const { archive, settings, now = Date.now } = watching
  while (!ends.aborted) {
    try {
      const due = await dueVisits(archive, settings.feeds, { now: now(), most: mostDue })
      await queue.offer(due.map(jobOf))
      if (settings.once && due.length === 0 && queue.busy() === 0) return
    } catch (error) {
      if (!isPassing(error)) throw error
    }
    await setTimeout(tick, undefined, { signal: ends }).catch(() => undefined)
  }
}

/** An archive that others hold for long is free again later. */
function isPassing(error: unknown): boolean {
  return error instanceof DemarcheError && error.code === 'archive-busy'
}

async function queueFor({ archive, settings }: Watching, options: QueueOptions): Promise<Queue> {
  if (archive.dialect === 'sqlite') return openLocalQueue(options)
  return openSharedQueue({ ...options, address: settings.archive })
}

function poolOf({ workers, readerModule }: WatchSettings): ReadingPool {
  const module = readerModule ?? siblingModule(import.meta.url, '../reading/open-reader')
  return workers === 0 ? openLocalPool({ readerModule: module }) : openPool({ workers, readerModule: module, heap })
}
