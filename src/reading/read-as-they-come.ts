import type { Report } from '../record/report.ts'
import { failureOf } from './failure.ts'
import { defaultWorkers, type ReadItem, type ReadManyOptions, type ReadOutcomeJson } from './read-many.ts'
import { openLocalPool, openPool, type ReadingPool } from './reading-pool.ts'
import { siblingModule } from './sibling-module.ts'

/** Something with a report to read: as it was handed in, or as intake gave it at another time. */
export type ToRead = { readonly item: ReadItem | { readonly report: Report } }

/** What came of one of them. */
export type Read<Source extends ToRead> = { readonly source: Source; readonly outcome: ReadOutcomeJson }

/** Reports in flight for each worker: one that it reads, and one that waits for it. */
const windowPerWorker = 2

/**
 * Reads reports on several cores and gives what came of each as soon as it is there, in whatever order: for those who
 * put each away by its own name, so that none that is done is held back by a slow one before it.
 */
export async function* readAsTheyCome<Source extends ToRead>(
  sources: AsyncIterable<Source>,
  options: ReadManyOptions = {},
): AsyncGenerator<Read<Source>, void, void> {
  const workers = options.workers ?? defaultWorkers()
  const { actors } = options
  const readerModule = options.readerModule ?? siblingModule(import.meta.url, 'open-reader')
  const pool =
    workers === 0
      ? openLocalPool({ readerModule, actors })
      : openPool({ workers, readerModule, actors, heap: options.heap ?? 2048 })
  const iterator = sources[Symbol.asyncIterator]()
  const window = Math.max(1, workers * windowPerWorker)
  const inFlight = new Set<Promise<Done<Source>>>()
  let coming: Promise<Done<Source>> | null = null
  let ended = false
  try {
    while (!ended || inFlight.size > 0) {
      if (!ended && inFlight.size < window) coming ??= next(iterator)
      const done = await Promise.race(coming === null ? inFlight : [...inFlight, coming])
      if (done.kind === 'ended') {
        ended = true
        coming = null
      } else if (done.kind === 'taken') {
        coming = null
        const working: Promise<Done<Source>> = work(pool, done.source, options).then((read) => {
          return { kind: 'read', read, working }
        })
        working.catch(() => null)
        inFlight.add(working)
      } else {
        // Not before: of several that are done at once the race gives one, and the others have to be there for the next.
        inFlight.delete(done.working)
        yield done.read
      }
    }
  } finally {
    const left = Promise.resolve(iterator.return?.()).catch(() => null)
    // A source that is still waiting for its next item cannot be waited for in turn: it may never come.
    if (coming === null) await left
    else coming.catch(() => null)
    await pool.close()
  }
}

type Done<Source extends ToRead> =
  | { readonly kind: 'taken'; readonly source: Source }
  | { readonly kind: 'read'; readonly read: Read<Source>; readonly working: Promise<Done<Source>> }
  | { readonly kind: 'ended' }

async function next<Source extends ToRead>(iterator: AsyncIterator<Source>): Promise<Done<Source>> {
  const { done, value } = await iterator.next()
  return done === true ? { kind: 'ended' } : { kind: 'taken', source: value }
}

async function work<Source extends ToRead>(
  pool: ReadingPool,
  source: Source,
  { limits }: ReadManyOptions,
): Promise<Read<Source>> {
  const { item } = source
  if ('error' in item) return { source, outcome: { id: item.id, error: failureOf(item.error) } }
  if ('report' in item) {
    const answer = await pool.answer({ report: item.report })
    return { source, outcome: 'json' in answer ? answer : { ...answer, id: item.report.id } }
  }
  const answer = await pool.answer({ input: item.input, limits })
  return { source, outcome: 'json' in answer ? answer : { ...answer, id: item.id ?? item.input.id ?? null } }
}
