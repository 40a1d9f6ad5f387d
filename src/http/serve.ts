import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type ServerType } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Archive } from '../archive/archive.ts'
import { isPostgres, openArchive } from '../archive/open-archive.ts'
import { reviewerName } from '../archive/review/review-frame.ts'
import { takeIn } from '../intake/take-in.ts'
import type { Reader } from '../reading/open-reader.ts'
import { defaultWorkers } from '../reading/read-many.ts'
import { DemarcheError } from '../record/demarche-error.ts'
import { createApp } from './app.ts'
import { openThreads } from './reader-threads.ts'
import { isLoopback } from './safety/origin.ts'
import { type Access, newToken } from './safety/token.ts'
import { type Limits, usualLimits } from './serve-context.ts'

export type ServeOptions = {
  /** The archive's path or `postgres://` address. */
  readonly archive: string
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
  /** Needed for everything where it is given; where it is not, one is made up for a host beyond loopback. */
  readonly token?: string | undefined
  readonly readOnly?: boolean | undefined
  /** Who reviews where a request does not say. */
  readonly reviewer?: string | undefined
  readonly version: string
  /** Opens the model, when a report is first pasted. */
  readonly openReader: () => Promise<Reader>
  readonly limits?: Partial<Limits> | undefined
  /** Threads that answer from an SQLite file; one for each core, four at most, where it is not given. */
  readonly threads?: number | undefined
}

export type Serving = {
  /** Where the server answers, as `http://127.0.0.1:8420`. */
  readonly address: string
  readonly access: Access
  /** Stops it: requests under way are answered, and the archive is closed. */
  close(): Promise<void>
}

/** Milliseconds that a connection may be held open without a request, and that the server waits for others when it ends. */
const patience = { idle: 5_000, closing: 3_000 }
const mostConnections = 1_000

/**
 * Serves an archive over HTTP until it is closed.
 * @throws DemarcheError as `openArchive` does, and `wrong-usage` where the port is taken
 */
export async function serveArchive(options: ServeOptions): Promise<Serving> {
  const { host, port, version, readOnly = false } = options
  const access = accessFor(options)
  const archive = await openArchive(options.archive, { readOnly: true })
  const limits = { ...usualLimits, ...options.limits }
  // Postgres answers many at once over its own connections.
  const threads = options.threads ?? (isPostgres(options.archive) ? 0 : defaultWorkers())
  const { patience: mostTime, questions } = limits
  const answers =
    threads === 0
      ? undefined
      : openThreads({ archive: options.archive, version, threads, patience: mostTime, waiting: questions })
  let reader: Promise<Reader> | null = null
  let writing: Promise<Archive> | null = null
  const openWriting = () => {
    writing ??= openArchive(options.archive)
    return writing
  }
  const app = createApp(
    {
      archive,
      host,
      access,
      limits,
      read: async (input) => {
        const report = takeIn(input)
        reader ??= options.openReader()
        return (await reader).read(report)
      },
      keep: readOnly ? null : async (record) => (await openWriting()).add({ record }),
      writing: readOnly ? null : openWriting,
      reviewer: options.reviewer === undefined ? null : reviewerName(options.reviewer),
    },
    version,
    answers,
  )
  // What is late Node answers with 408 and closes (https://nodejs.org/api/http.html, server.requestTimeout).
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      headersTimeout: limits.head,
      requestTimeout: limits.whole,
      keepAliveTimeout: patience.idle,
      connectionsCheckingInterval: Math.min(2_000, limits.head),
    },
  })
  if ('maxConnections' in server) server.maxConnections = mostConnections
  const bound = await listening(server, host, port)
  if (answers !== undefined) void warm(app, access)
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    access,
    close: async () => {
      await stopped(server)
      await answers?.close()
      await archive.close()
      if (writing !== null) await (await writing).close()
      if (reader !== null) await (await reader).close()
    },
  }
}

/** Pages that a large archive takes long to make, made before anybody asks for them. */
async function warm(app: Hono, { token }: Access): Promise<void> {
  const headers: Record<string, string> = token === null ? {} : { Authorization: `Bearer ${token}` }
  for (const path of ['/', '/dialogue', '/search', '/actors']) await app.request(`http://localhost${path}`, { headers })
}

function accessFor({ host, token }: ServeOptions): Access {
  if (token !== undefined) return { token, forReading: true }
  return isLoopback(host) ? { token: null, forReading: false } : { token: newToken(), forReading: false }
}

function listening(server: ServerType, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? `Port ${port} is taken; choose another with --port.`
          : `The server can't listen on ${host}, port ${port} (${error.code}); choose others with --host and --port.`
      reject(new DemarcheError('wrong-usage', why, { cause: error }))
    })
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}

/** Lets what is under way be answered, and then lets go of connections that are only held open. */
function stopped(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    const close = () => {
      if ('closeAllConnections' in server) server.closeAllConnections()
    }
    const last = setTimeout(close, patience.closing)
    server.close(() => {
      clearTimeout(last)
      resolve()
    })
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
}
