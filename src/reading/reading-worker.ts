import { parentPort, workerData } from 'node:worker_threads'
import { type Answer, answerFor } from './answer-for.ts'
import { type Failure, failureOf } from './failure.ts'
import type { Reader, ReaderOptions } from './open-reader.ts'
import type { ReadingTask } from './reading-task.ts'

/** What a worker is started with: the module whose `openReader` it calls. */
export type WorkerStart = { readonly readerModule: string; readonly actors?: readonly string[] | undefined }

/** What a worker is sent: a task, or that it has done its work. */
export type WorkerOrder = { readonly task: ReadingTask } | { readonly end: true }

/** What a worker sends: that it is ready, that it cannot start, or an answer to the task it was given. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'cannot-start'; readonly error: Failure }
  | { readonly kind: 'answer'; readonly answer: Answer }

function send(message: WorkerMessage): void {
  parentPort?.postMessage(message)
}

/** Opens a reader once and answers tasks one after the other: the pool gives the next when it has the answer. */
async function work(start: WorkerStart): Promise<void> {
  let reader: Reader
  try {
    const module: { openReader: (model: undefined, options: ReaderOptions) => Promise<Reader> } = await import(
      start.readerModule
    )
    reader = await module.openReader(undefined, { actors: start.actors })
  } catch (error) {
    send({ kind: 'cannot-start', error: failureOf(error) })
    return
  }
  parentPort?.on('message', async (order: WorkerOrder) => {
    // The model works without a pause, so it is at rest whenever a message is heard.
    if ('end' in order) process.exit()
    send({ kind: 'answer', answer: await answerFor(reader, order.task) })
  })
  send({ kind: 'ready' })
}

if (parentPort !== null) await work(workerData)
