import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DemarcheError } from '../record/demarche-error.ts'
import { type Metrics, metricsMediaType } from './metrics.ts'

export type MonitorOptions = {
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
  readonly metrics: Metrics
  /** Throws where the program can't do its work. */
  readonly check: () => Promise<void>
}

export type MonitorServer = { readonly address: string; close(): Promise<void> }

/**
 * Answers `/health` (200, or 503 where the check fails) and `/metrics`, and nothing else.
 * @throws DemarcheError `wrong-usage` where the port can't be had
 */
export async function openMonitor({ host, port, metrics, check }: MonitorOptions): Promise<MonitorServer> {
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, (request, response) => {
    const give = (status: number, type: string, body: string) => {
      response.writeHead(status, {
        'Content-Type': type,
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      })
      response.end(request.method === 'HEAD' ? undefined : body)
    }
    const path = (request.url ?? '').split('?')[0]
    if (request.method !== 'GET' && request.method !== 'HEAD') return give(405, 'text/plain', 'Only GET.\n')
    if (path === '/health') {
      check().then(
        () => give(200, 'application/json', '{"status":"ok"}'),
        () => give(503, 'application/json', '{"status":"failing"}'),
      )
    } else if (path === '/metrics') {
      metrics.text().then(
        (text) => give(200, metricsMediaType, text),
        () => give(503, 'text/plain', 'The archive does not answer.\n'),
      )
    } else give(404, 'text/plain', 'There are /health and /metrics here.\n')
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const message = `Nothing can listen on ${host}, port ${port} (${cause.code}); choose others with --monitor.`
      reject(new DemarcheError('wrong-usage', message, { cause }))
    })
    server.listen(port, host, resolve)
  })
  const { port: bound } = server.address() as AddressInfo
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
