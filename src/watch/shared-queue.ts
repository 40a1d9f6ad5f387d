import { PgBoss } from 'pg-boss'
import type { Job, Queue, QueueOptions } from './queue.ts'

export type SharedQueueOptions = QueueOptions & {
  /** The archive's `postgres://` address. */
  readonly address: string
}

const queueName = 'visits'
/** pg-boss keeps its tables apart from the archive's. */
const schema = 'demarche_queue'
/** Seconds without a sign of life after which a visit is another program's, and most that a visit may take at all. */
const heartbeat = 10
const longest = 600
/** Milliseconds for which what was put in line is not put there again: it is due until its visit is over. */
const holds = 3_000

/**
 * A queue in the archive's own Postgres (pg-boss), from which any number of programs on any number of machines take their
 * visits. Each visit is in it once, one at a time a host is handed out, and what a killed program had in hand is handed to
 * another after ten seconds without a sign of life, or put in line anew: the archive knows what is still to be visited.
 */
export async function openSharedQueue({ address, atOnce, work, fail }: SharedQueueOptions): Promise<Queue> {
  const boss = new PgBoss({
    connectionString: address,
    application_name: 'demarche watch',
    schema,
    max: atOnce + 2,
    schedule: false,
    superviseIntervalSeconds: heartbeat,
    monitorIntervalSeconds: heartbeat,
  })
  boss.on('error', fail)
  await boss.start()
  await boss.createQueue(queueName, {
    policy: 'exclusive',
    expireInSeconds: longest,
    heartbeatSeconds: heartbeat,
    retryLimit: 0,
    retentionSeconds: 3_600,
    deleteAfterSeconds: 60,
  })
  const offered = new Map<string, number>()
  let active = 0
  await boss.work<Job>(
    queueName,
    { localConcurrency: atOnce, groupConcurrency: 1, pollingIntervalSeconds: 0.5, batchSize: 1 },
    async ([job]) => {
      if (job === undefined) return
      active++
      try {
        await work(job.data)
      } catch (error) {
        fail(error)
      } finally {
        active--
      }
    },
  )
  return {
    async offer(jobs) {
      const time = Date.now()
      for (const [uri, at] of offered) if (at + holds <= time) offered.delete(uri)
      const fresh = jobs.filter(({ uri }) => !offered.has(uri))
      if (fresh.length === 0) return
      for (const { uri } of fresh) offered.set(uri, time)
      await boss.insert(
        queueName,
        fresh.map((job) => ({ data: job, singletonKey: job.uri, group: { id: job.host } })),
      )
    },
    busy: () => active,
    async stop() {
      await boss.stop({ graceful: true, close: true, timeout: 30_000 })
    },
  }
}
