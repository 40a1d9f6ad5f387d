import { type Counter, type Histogram, type Metrics, secondsBounds } from '../monitor/metrics.ts'

/** What `demarche watch` counts of its work. */
export type WatchMetrics = {
  readonly fetches: Counter
  readonly fetchSeconds: Histogram
  readonly readings: Counter
  readonly readingSeconds: Histogram
  readonly failures: Counter
}

export function watchMetrics(metrics: Metrics): WatchMetrics {
  return {
    fetches: metrics.counter(
      'demarche_fetches_total',
      'Addresses fetched, by kind and outcome: new, unchanged, failed.',
    ),
    fetchSeconds: metrics.histogram(
      'demarche_fetch_seconds',
      'Time of a fetch, with the wait for its turn.',
      secondsBounds,
    ),
    readings: metrics.counter(
      'demarche_readings_total',
      'Reports read, by outcome: text, origin, reading, nothing, failed.',
    ),
    readingSeconds: metrics.histogram('demarche_reading_seconds', 'Time of reading one report.', secondsBounds),
    failures: metrics.counter('demarche_failures_total', 'What could not be fetched or read, by code of the error.'),
  }
}
