import type { Job, Queue, QueueOptions } from './queue.ts'

/**
 * A queue within this program, for an archive that one machine alone has. It holds nothing that the archive does not know:
 * what a killed program had in line is due again when the next one starts.
 */
export function openLocalQueue({ atOnce, work, fail }: QueueOptions): Queue {
  const waiting = new Map<string, Job>()
  const active = new Map<string, Promise<void>>()
  const hosts = new Set<string>()
  let stopped = false

  function next(): Job | undefined {
    for (const job of waiting.values()) if (!hosts.has(job.host)) return job
    return undefined
  }

  function hand(): void {
    while (!stopped && active.size < atOnce) {
      const job = next()
      if (job === undefined) return
      waiting.delete(job.uri)
      hosts.add(job.host)
      active.set(job.uri, visit(job))
    }
  }

  async function visit(job: Job): Promise<void> {
    try {
      await work(job)
    } catch (error) {
      fail(error)
    } finally {
      active.delete(job.uri)
      hosts.delete(job.host)
      hand()
    }
  }

  return {
    async offer(jobs) {
      for (const job of jobs) if (!active.has(job.uri)) waiting.set(job.uri, waiting.get(job.uri) ?? job)
      hand()
    },
    busy: () => waiting.size + active.size,
    async stop() {
      stopped = true
      waiting.clear()
      await Promise.all(active.values())
    },
  }
}
