/** Metrics in Prometheus's text format (https://prometheus.io/docs/instrumenting/exposition_formats/, version 0.0.4). */
export const metricsMediaType = 'text/plain; version=0.0.4; charset=utf-8'

export type Labels = Readonly<Record<string, string>>

/** A value with what tells it from the others of its name. */
export type Sample = { readonly labels?: Labels | undefined; readonly value: number }

export type Counter = { add(labels?: Labels, by?: number): void }
export type Histogram = { observe(value: number, labels?: Labels): void }

/** What a program counts of itself. */
export type Metrics = {
  counter(name: string, help: string): Counter
  /** Counts values up to each of the bounds, which ascend. */
  histogram(name: string, help: string, bounds: readonly number[]): Histogram
  /** Values that are looked up when somebody asks. */
  gauge(name: string, help: string, read: () => Promise<readonly Sample[]> | readonly Sample[]): void
  /** All of them, as Prometheus reads it. */
  text(): Promise<string>
}

/** Seconds, as durations of requests and of readings are counted. */
export const secondsBounds: readonly number[] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

type Family = {
  readonly name: string
  readonly help: string
  readonly type: 'counter' | 'gauge' | 'histogram'
  readonly lines: () => Promise<readonly string[]> | readonly string[]
}

export function openMetrics(): Metrics {
  const families: Family[] = []
  return {
    counter(name, help) {
      const counts = new Map<string, number>()
      families.push({
        name,
        help,
        type: 'counter',
        lines: () => [...counts].map(([labels, n]) => `${name}${labels} ${n}`),
      })
      return {
        add(labels, by = 1) {
          const key = braced(labels)
          counts.set(key, (counts.get(key) ?? 0) + by)
        },
      }
    },
    histogram(name, help, bounds) {
      const kept = new Map<string, Kept>()
      families.push({
        name,
        help,
        type: 'histogram',
        lines: () => [...kept.values()].flatMap((each) => told(name, bounds, each)),
      })
      return {
        observe(value, labels = {}) {
          const key = braced(labels)
          const mine = kept.get(key) ?? { labels, counts: bounds.map(() => 0), sum: 0, count: 0 }
          kept.set(key, mine)
          const at = bounds.findIndex((bound) => value <= bound)
          if (at >= 0) mine.counts[at] = (mine.counts[at] ?? 0) + 1
          mine.sum += value
          mine.count++
        },
      }
    },
    gauge(name, help, read) {
      const lines = async () => (await read()).map(({ labels, value }) => `${name}${braced(labels)} ${value}`)
      families.push({ name, help, type: 'gauge', lines })
    },
    async text() {
      const parts: string[] = []
      for (const { name, help, type, lines } of families) {
        parts.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...(await lines()))
      }
      return `${parts.join('\n')}\n`
    },
  }
}

type Kept = { readonly labels: Labels; readonly counts: number[]; sum: number; count: number }

function told(name: string, bounds: readonly number[], { labels, counts, sum, count }: Kept): readonly string[] {
  let below = 0
  const buckets = bounds.map((bound, at) => {
    below += counts[at] ?? 0
    return `${name}_bucket${braced({ ...labels, le: String(bound) })} ${below}`
  })
  const all = braced(labels)
  return [
    ...buckets,
    `${name}_bucket${braced({ ...labels, le: '+Inf' })} ${count}`,
    `${name}_sum${all} ${sum}`,
    `${name}_count${all} ${count}`,
  ]
}

function braced(labels: Labels = {}): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

function escaped(value: string): string {
  return value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')
}
