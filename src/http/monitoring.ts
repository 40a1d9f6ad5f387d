import type { Hono, MiddlewareHandler } from 'hono'
import type { Archive } from '../archive/archive.ts'
import { touchArchive } from '../archive/archive-size.ts'
import { addArchiveGauges } from '../monitor/archive-gauges.ts'
import { type Metrics, metricsMediaType, secondsBounds } from '../monitor/metrics.ts'
import { addProcessGauges } from '../monitor/process-gauges.ts'
import type { ServeContext } from './serve-context.ts'

/**
 * Counts requests by route and status. What leads nowhere has one name, so that nobody can make up others.
 * @param routes all that may be asked for, also what is answered elsewhere than where it is counted
 */
export function counted(metrics: Metrics, routes: () => readonly { readonly path: string }[]): MiddlewareHandler {
  const requests = metrics.counter('demarche_http_requests_total', 'Requests answered, by method, route and status.')
  const seconds = metrics.histogram('demarche_http_request_seconds', 'Time until a request is answered.', secondsBounds)
  let patterns: readonly Pattern[] | null = null
  return async (c, next) => {
    const began = performance.now()
    await next()
    patterns ??= patternsOf(routes())
    const route = patterns.find(({ form }) => form.test(c.req.path))?.path ?? 'none'
    const method = known.has(c.req.method) ? c.req.method : 'other'
    requests.add({ method, route, status: String(c.res.status) })
    seconds.observe((performance.now() - began) / 1000, { route })
  }
}

type Pattern = { readonly path: string; readonly form: RegExp }

/** Routes as forms of paths, those with nothing left open first. */
function patternsOf(routes: readonly { readonly path: string }[]): readonly Pattern[] {
  const paths = [...new Set(routes.map(({ path }) => path))].filter((path) => !path.endsWith('*'))
  const form = (path: string) =>
    new RegExp(`^${path.replace(/[.+?^$()|[\]\\]/g, '\\$&').replace(/:\w+(?:\{[^}]*\})?/g, '[^/]+')}$`)
  return paths
    .sort((a, b) => Number(a.includes(':')) - Number(b.includes(':')))
    .map((path) => ({ path, form: form(path) }))
}

const known = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Counts the reports that are read because somebody sent them. */
export function withCountedReadings(context: ServeContext, metrics: Metrics): ServeContext {
  const readings = metrics.counter('demarche_readings_total', 'Reports read, by outcome: read, failed.')
  const seconds = metrics.histogram('demarche_reading_seconds', 'Time of reading one report.', secondsBounds)
  return {
    ...context,
    read: async (input) => {
      const began = performance.now()
      try {
        const record = await context.read(input)
        readings.add({ outcome: 'read' })
        return record
      } catch (error) {
        readings.add({ outcome: 'failed' })
        throw error
      } finally {
        seconds.observe((performance.now() - began) / 1000)
      }
    },
  }
}

/** `/health`: 200 where the archive answers, else 503. `/metrics`: Prometheus's text format. */
export function addMonitoring(app: Hono, archive: Archive, metrics: Metrics): void {
  addArchiveGauges(metrics, archive)
  addProcessGauges(metrics)
  app.get('/health', async (c) => {
    try {
      await touchArchive(archive)
      return c.json({ status: 'ok' })
    } catch {
      return c.json({ status: 'failing' }, 503)
    }
  })
  app.get('/metrics', async (c) => c.body(await metrics.text(), 200, { 'Content-Type': metricsMediaType }))
}
