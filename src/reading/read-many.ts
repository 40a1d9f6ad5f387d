import { availableParallelism } from 'node:os'
import type { IntakeLimits, ReportInput } from '../intake/report-input.ts'
import type { DemarcheError } from '../record/demarche-error.ts'
import type { ReportRecord } from '../record/report-record.ts'
import type { Answer } from './answer-for.ts'
import { failureOf, type NotRead } from './failure.ts'
import { openLocalPool, openPool, type ReadingPool } from './reading-pool.ts'
import { siblingModule } from './sibling-module.ts'

/** A report to read, or an error met on the way to it, which passes through in its place. `id` is how errors name it. */
export type ReadItem =
  | { readonly id?: string | undefined; readonly input: ReportInput }
  | { readonly id: string | null; readonly error: DemarcheError }

/** What came of an item. */
export type ReadOutcome = { readonly record: ReportRecord } | NotRead

/** The same with the record as the JSON that a worker made of it, for those who only pass it on. */
export type ReadOutcomeJson = { readonly json: string } | NotRead

export type ReadManyOptions = {
  /** How many worker threads read; 0 reads in this thread. One for each core, four at most, where it is not given. */
  readonly workers?: number | undefined
  readonly limits?: IntakeLimits | undefined
  /** Most MiB of JavaScript heap for a worker; 2048 where it is not given. */
  readonly heap?: number | undefined
  /** The module whose `openReader` each worker calls; demarche's own where it is not given. */
  readonly readerModule?: URL | undefined
  /** Lists of actors of one's own, as `demarche actors import` writes them. */
  readonly actors?: readonly string[] | undefined
}

/** Reports in flight for each worker: enough that none waits while a slow report holds back the order. */
const windowPerWorker = 4

/** One worker for each core, four at most: past that, memory's speed is the limit. */
export function defaultWorkers(): number {
  return Math.min(4, availableParallelism())
}

/**
 * Reads reports on several cores and gives what came of each, in the order in which they came. It takes no more from
 * `items` than a few reports for each worker, and reads no further while nobody takes its outcomes.
 *
 * ```ts
 * for await (const outcome of readMany(items)) {
 *   if ('record' in outcome) console.log(outcome.record.title)
 *   else console.error(outcome.id, outcome.error.message)
 * }
 * ```
 */
export async function* readMany(
  items: AsyncIterable<ReadItem> | Iterable<ReadItem>,
  options: ReadManyOptions = {},
): AsyncGenerator<ReadOutcome, void, void> {
  for await (const outcome of readManyAsJson(items, options)) {
    if ('json' in outcome) yield { record: JSON.parse(outcome.json) as ReportRecord }
    else yield outcome
  }
}

/** As `readMany`, with each record as JSON. */
export async function* readManyAsJson(
  items: AsyncIterable<ReadItem> | Iterable<ReadItem>,
  options: ReadManyOptions = {},
): AsyncGenerator<ReadOutcomeJson, void, void> {
  const workers = options.workers ?? defaultWorkers()
  const readerModule = options.readerModule ?? siblingModule(import.meta.url, 'open-reader')
  const pool =
    workers === 0
      ? openLocalPool({ readerModule, actors: options.actors })
      : openPool({ workers, readerModule, actors: options.actors, heap: options.heap ?? 2048 })
  try {
    // Without threads there is nothing to gain from taking reports ahead.
    yield* inOrder(items, Math.max(1, workers * windowPerWorker), (item) => outcomeOf(pool, item, options.limits))
  } finally {
    await pool.close()
  }
}

async function outcomeOf(
  pool: ReadingPool,
  item: ReadItem,
  limits: IntakeLimits | undefined,
): Promise<ReadOutcomeJson> {
  if ('error' in item) return { id: item.id, error: failureOf(item.error) }
  const answer: Answer = await pool.answer({ input: item.input, limits })
  return 'json' in answer ? answer : { ...answer, id: item.id ?? item.input.id ?? null }
}

/** Works on up to `window` items at a time and yields what came of them in their order. */
async function* inOrder<Item, Outcome>(
  items: AsyncIterable<Item> | Iterable<Item>,
  window: number,
  work: (item: Item) => Promise<Outcome>,
): AsyncGenerator<Outcome, void, void> {
  const source = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]()
  const take = async (): Promise<Taken<Item>> => {
    try {
      const { done, value } = await source.next()
      return done ? { end: null } : { item: value }
    } catch (error) {
      return { end: { error } }
    }
  }
  const inFlight: Promise<Outcome>[] = []
  let coming: Promise<Taken<Item>> | null = null
  let end: { readonly error: unknown } | null | undefined
  try {
    while (end === undefined || inFlight.length > 0) {
      const first = inFlight[0]
      if (end === undefined && inFlight.length < window) {
        coming ??= take()
        // A finished outcome must not wait for an item that is slow to come, as from a terminal or a slow pipe.
        const finished = first?.then(
          () => null,
          () => null,
        )
        const taken: Taken<Item> | null = finished ? await Promise.race([coming, finished]) : await coming
        if (taken !== null) {
          coming = null
          if ('item' in taken) inFlight.push(quietly(work(taken.item)))
          else end = taken.end
          continue
        }
      }
      if (first !== undefined) {
        inFlight.shift()
        yield await first
      }
    }
    // What was read before the source failed has been given; now its failure is told.
    if (end) throw end.error
  } finally {
    // A source that is still waiting for its next item cannot be waited for in turn: it may never come.
    const left = Promise.resolve(source.return?.())
    if (coming === null) await left
    else quietly(left)
  }
}

/** An item taken from the source, or its end with what went wrong there. */
type Taken<Item> = { readonly item: Item } | { readonly end: { readonly error: unknown } | null }

/** Marks a promise as looked after: it is awaited in its turn, which may be after it has failed. */
function quietly<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => null)
  return promise
}
