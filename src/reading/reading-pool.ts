import { Worker } from 'node:worker_threads'
import { DemarcheError } from '../record/demarche-error.ts'
import type { Answer } from './answer-for.ts'
import { type Failure, failureOf } from './failure.ts'
import type { ReadingTask } from './reading-task.ts'
import type { WorkerMessage, WorkerOrder, WorkerStart } from './reading-worker.ts'
import { siblingModule } from './sibling-module.ts'

/** Where tasks are answered: in worker threads, or in this one. */
export type ReadingPool = {
  answer(task: ReadingTask): Promise<Answer>
  close(): Promise<void>
}

export type PoolOptions = {
  readonly workers: number
  readonly readerModule: URL
  readonly actors?: readonly string[] | undefined
  /** Most MiB of JavaScript heap a worker may take; the model's own memory is beside it. */
  readonly heap: number
}

type Job = { readonly task: ReadingTask; tries: number; resolve(answer: Answer): void; reject(error: Error): void }

/** So long, in milliseconds, a worker may take to end by itself before it is made to. */
const patience = 10_000

/** A worker dies once by chance or by what came before, twice by the report. */
const mostTries = 2

function crashed(error: NodeJS.ErrnoException | null, heap: number): Failure {
  if (error?.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return {
      code: 'too-complex',
      message: `Reading this report took more than ${heap} MiB of memory; cut it into parts.`,
    }
  }
  return { code: 'internal', message: 'The worker that read this report stopped; please tell its makers.' }
}

/**
 * A pool of worker threads, started as work comes in. Each has one task at a time, so that a worker's death is laid
 * on the report it had, and on no other.
 */
export function openPool(options: PoolOptions): ReadingPool {
  const workers = new Map<Worker, Job | null>()
  const idle: Worker[] = []
  const waiting: Job[] = []
  let fatal: Error | null = null

  function give(worker: Worker, job: Job): void {
    workers.set(worker, job)
    job.tries++
    try {
      order(worker, { task: job.task })
    } catch (error) {
      // The caller's input holds what cannot be sent to a thread, such as a function.
      job.resolve({ error: failureOf(error) })
      next(worker)
    }
  }

  function next(worker: Worker): void {
    const job = waiting.shift()
    if (job) give(worker, job)
    else {
      workers.set(worker, null)
      idle.push(worker)
    }
  }

  function failAll(error: Error): void {
    fatal ??= error
    for (const job of [...workers.values(), ...waiting.splice(0)]) job?.reject(fatal)
  }

  function start(): void {
    const workerData: WorkerStart = { readerModule: options.readerModule.href, actors: options.actors }
    const worker = new Worker(siblingModule(import.meta.url, 'reading-worker'), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: options.heap },
    })
    let ready = false
    let death: NodeJS.ErrnoException | null = null
    workers.set(worker, null)
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'cannot-start') {
        failAll(new DemarcheError(message.error.code, message.error.message))
      } else if (message.kind === 'ready') {
        ready = true
        next(worker)
      } else {
        workers.get(worker)?.resolve(message.answer)
        next(worker)
      }
    })
    worker.on('error', (error: NodeJS.ErrnoException) => {
      death = error
    })
    worker.on('exit', () => {
      const job = workers.get(worker)
      workers.delete(worker)
      if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1)
      if (fatal !== null) return
      if (!ready) {
        const why = death === null ? 'it stopped' : death.message
        failAll(new DemarcheError('internal', `A worker could not start (${why}).`, { cause: death }))
        return
      }
      if (job && job.tries < mostTries) waiting.unshift(job)
      else job?.resolve({ error: crashed(death, options.heap) })
      if (waiting.length > 0) start()
    })
  }

  return {
    answer(task) {
      if (fatal !== null) return Promise.reject(fatal)
      return new Promise((resolve, reject) => {
        const job: Job = { task, tries: 0, resolve, reject }
        const worker = idle.pop()
        if (worker) return give(worker, job)
        waiting.push(job)
        if (workers.size < options.workers) start()
      })
    },
    async close() {
      failAll(new DemarcheError('internal', 'The pool is closed.'))
      await Promise.all([...workers.keys()].map(ended))
    },
  }
}

const order = (worker: Worker, what: WorkerOrder): void => worker.postMessage(what)

/**
 * Ends a worker where the model is at rest. To terminate it from outside while the model is at work would bring the whole
 * process down: the runtime cannot give its numbers to a thread that is no more.
 */
function ended(worker: Worker): Promise<unknown> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(worker.terminate()), patience)
    worker.once('exit', () => {
      clearTimeout(late)
      resolve(null)
    })
    order(worker, { end: true })
  })
}

/** The same door without threads: for one report, and where threads are not wanted. */
export function openLocalPool(options: Pick<PoolOptions, 'readerModule' | 'actors'>): ReadingPool {
  const opened = (async () => {
    const [{ answerFor }, { openReader }] = await Promise.all([
      import('./answer-for.ts'),
      import(options.readerModule.href),
    ])
    return { answerFor, reader: await openReader(undefined, { actors: options.actors }) }
  })()
  // Its failure is told to whoever asks for an answer; nobody may ask.
  opened.catch(() => null)
  return {
    async answer(task) {
      const { answerFor, reader } = await opened
      return answerFor(reader, task)
    },
    async close() {
      const settled = await opened.catch(() => null)
      await settled?.reader.close()
    },
  }
}
