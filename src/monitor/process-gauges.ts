import type { Metrics } from './metrics.ts'

/** What the process costs, under the names that Prometheus's own libraries give it. */
export function addProcessGauges(metrics: Metrics): void {
  const started = Date.now() / 1000 - process.uptime()
  metrics.gauge('process_resident_memory_bytes', 'Memory that the process holds.', () => [
    { value: process.memoryUsage.rss() },
  ])
  metrics.gauge('process_cpu_seconds_total', 'Processor time of all threads.', () => {
    const { user, system } = process.cpuUsage()
    return [{ value: (user + system) / 1e6 }]
  })
  metrics.gauge('process_start_time_seconds', 'When the process started, in seconds since 1970.', () => [
    { value: started },
  ])
}
