import { Worker } from 'node:worker_threads'
import { siblingModule } from '../reading/sibling-module.ts'
import { DemarcheError } from '../record/demarche-error.ts'
import type { Answer, Answers } from './answers.ts'
import type { ThreadMessage, ThreadStart } from './reader-thread.ts'

export type ThreadOptions = ThreadStart & {
  readonly threads: number
  /** Most milliseconds that an answer may take, and most that may wait for a thread. */
  readonly patience: number
  readonly waiting: number
  /** The module that answers; demarche's own where it is not given. */
  readonly module?: URL | undefined
}

type Job = {
  readonly address: string
  readonly isWanted: () => boolean
  resolve(answer: Answer): void
  reject(error: Error): void
}
type Thread = { readonly worker: Worker; job: Job | null; late: NodeJS.Timeout | null }

/**
 * Answers in threads, each over a connection of its own: SQLite's calls hold up the thread that makes them, so a long
 * question holds up none but its own. A thread whose answer takes too long is ended, and another takes its place.
 */
export function openThreads(options: ThreadOptions): Answers {
  const { threads: most, patience, waiting: mostWaiting, archive, version } = options
  const all = new Set<Thread>()
  const idle: Thread[] = []
  const waiting: Job[] = []
  let closed: Error | null = null

  function start(): void {
    const workerData: ThreadStart = { archive, version }
    const worker = new Worker(options.module ?? siblingModule(import.meta.url, 'reader-thread'), { workerData })
    const thread: Thread = { worker, job: null, late: null }
    all.add(thread)
    worker.on('message', (message: ThreadMessage) => {
      if (message.kind === 'cannot-start') failed(new DemarcheError(message.error.code, message.error.message))
      else {
        if (message.kind === 'answer') finish(thread)?.resolve(message.answer)
        next(thread)
      }
    })
    worker.on('error', () => undefined)
    worker.on('exit', () => gone(thread, new DemarcheError('internal', 'The thread that made this page stopped.')))
  }

  function next(thread: Thread): void {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      if (job.isWanted()) {
        give(thread, job)
        return
      }
      job.reject(new DemarcheError('too-slow', 'Nobody waits for this page any more.'))
    }
    idle.push(thread)
  }

  function give(thread: Thread, job: Job): void {
    thread.job = job
    thread.late = setTimeout(() => {
      gone(thread, new DemarcheError('too-slow', 'This question takes too long; narrow it and try again.'))
      void thread.worker.terminate()
    }, patience)
    thread.worker.postMessage(job.address)
  }

  function finish(thread: Thread): Job | null {
    const { job, late } = thread
    if (late !== null) clearTimeout(late)
    thread.job = null
    thread.late = null
    return job
  }

  function gone(thread: Thread, error: Error): void {
    if (!all.delete(thread)) return
    finish(thread)?.reject(error)
    if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1)
    if (waiting.length > 0 && closed === null) start()
  }

  /** Where one cannot open the archive, none can; whoever asks later finds out whether that has changed. */
  function failed(error: Error): void {
    for (const job of waiting.splice(0)) job.reject(error)
  }

  return {
    answer(address, isWanted = () => true) {
      if (closed !== null) return Promise.reject(closed)
      return new Promise((resolve, reject) => {
        const job: Job = { address, isWanted, resolve, reject }
        const thread = idle.pop()
        if (thread !== undefined) give(thread, job)
        else if (waiting.length >= mostWaiting) {
          reject(new DemarcheError('too-many-requests', 'Too much is asked at once; try again in a moment.'))
        } else {
          waiting.push(job)
          if (all.size < most) start()
        }
      })
    },
    async close() {
      closed ??= new DemarcheError('internal', 'The server is ending.')
      failed(closed)
      await Promise.all([...all].map(({ worker }) => worker.terminate()))
    },
  }
}
