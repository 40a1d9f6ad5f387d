import { parentPort, workerData } from 'node:worker_threads'
import type { Archive } from '../archive/archive.ts'
import { openArchive } from '../archive/open-archive.ts'
import { type Failure, failureOf } from '../reading/failure.ts'
import { type Answer, answersOf } from './answers.ts'
import { readingApp } from './reading-app.ts'

/** What a thread is started with: the archive that it reads. */
export type ThreadStart = { readonly archive: string; readonly version: string }

/** What a thread sends: that it is ready, that it cannot start, or its answer to the address that it was sent. */
export type ThreadMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'cannot-start'; readonly error: Failure }
  | { readonly kind: 'answer'; readonly answer: Answer }

/** Answers addresses one after the other, over a connection of its own. */
async function work({ archive: place, version }: ThreadStart): Promise<void> {
  let archive: Archive
  try {
    archive = await openArchive(place, { readOnly: true })
  } catch (error) {
    parentPort?.postMessage({ kind: 'cannot-start', error: failureOf(error) } satisfies ThreadMessage)
    return
  }
  const { answer } = answersOf(readingApp({ archive }, version))
  parentPort?.on('message', async (address: string) => {
    const before = process.threadCpuUsage()
    const given = { ...(await answer(address)), cost: spentSince(before) }
    parentPort?.postMessage({ kind: 'answer', answer: given } satisfies ThreadMessage, [given.body.buffer])
  })
  parentPort?.postMessage({ kind: 'ready' } satisfies ThreadMessage)
}

function spentSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000
}

if (parentPort !== null) await work(workerData)
