import { parentPort } from 'node:worker_threads'

/** A thread in the place of one that reads an archive: it holds itself up, or dies, as it is asked to. */
parentPort?.on('message', (address: string) => {
  if (address === '/die') throw new Error('as asked')
  const [, hold] = /^\/hold\/(\d+)$/.exec(address) ?? []
  if (hold !== undefined) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(hold))
  const body = new Uint8Array(Buffer.from(address))
  parentPort?.postMessage({ kind: 'answer', answer: { status: 200, headers: {}, body, cost: 0 } })
})
parentPort?.postMessage({ kind: 'ready' })
