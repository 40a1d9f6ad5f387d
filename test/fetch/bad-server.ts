import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'

/** A server on loopback that answers as the worst on the web do. */
export type BadServer = {
  readonly port: number
  /** Its address with a path, by which it is allowed. */
  at(path: string): string
  /** The paths that were asked for, in order, each with its headers. */
  readonly asked: { readonly path: string; readonly headers: IncomingMessage['headers']; readonly at: number }[]
  /** Answers a path so from now on. */
  on(path: string, answer: Answerer): void
  close(): Promise<void>
}

export type Answerer = (request: IncomingMessage, response: ServerResponse) => void

/** @param host 0.0.0.0 where it is to be met at every address of loopback */
export async function startBadServer(host = '127.0.0.1'): Promise<BadServer> {
  const asked: BadServer['asked'] = []
  const answers = new Map<string, Answerer>(Object.entries(usual))
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push({ path, headers: request.headers, at: performance.now() })
    response.on('error', () => undefined)
    const answer = answers.get(path) ?? answers.get(path.replace(/\/\d+$/, '/*'))
    if (answer === undefined) response.writeHead(404).end('nothing here')
    else answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    at: (path) => `http://127.0.0.1:${port}${path}`,
    asked,
    on: (path, answer) => void answers.set(path, answer),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Answers with a body of a type. */
export function answerWith(
  body: string | Uint8Array,
  type = 'text/html; charset=utf-8',
  more: Record<string, string> = {},
): Answerer {
  return (_request, response) => response.writeHead(200, { 'Content-Type': type, ...more }).end(body)
}

const html = { 'Content-Type': 'text/html' }
const bomb = gzipSync(Buffer.alloc(64_000_000))
const brotliBomb = brotliCompressSync(Buffer.alloc(64_000_000), { params: { 1: 1 } })

/** Writes on and on until the other side goes away. */
function endless(response: ServerResponse, chunk: string, every: number): void {
  const timer = setInterval(() => response.write(chunk), every)
  response.on('close', () => clearInterval(timer))
}

const usual: Readonly<Record<string, Answerer>> = {
  '/fine': answerWith('<p>Fine.</p>'),
  '/packed': (_request, response) =>
    response.writeHead(200, { ...html, 'Content-Encoding': 'gzip' }).end(gzipSync('<p>Packed.</p>')),
  '/never': () => undefined,
  '/drip': (_request, response) => {
    response.writeHead(200, html)
    endless(response, 'x', 50)
  },
  '/drip-head': (request) => {
    const { socket } = request
    socket.write('HTTP/1.1 200 OK\r\n')
    const timer = setInterval(() => socket.write(`X-${Date.now()}: x\r\n`), 50)
    socket.on('close', () => clearInterval(timer))
  },
  '/500': (_request, response) => response.writeHead(500).end('oh'),
  '/404': (_request, response) => response.writeHead(404).end('no'),
  '/410': (_request, response) => response.writeHead(410).end('gone'),
  '/busy': (_request, response) => response.writeHead(503, { 'Retry-After': '120' }).end(),
  '/loop': (_request, response) => response.writeHead(302, { Location: '/loop-back' }).end(),
  '/loop-back': (_request, response) => response.writeHead(302, { Location: '/loop' }).end(),
  '/on/*': (request, response) => {
    const number = Number(/\d+$/.exec(request.url ?? '')?.[0])
    response.writeHead(301, { Location: `/on/${number + 1}` }).end()
  },
  '/moved': (_request, response) => response.writeHead(308, { Location: '/fine#part' }).end(),
  '/nowhere': (_request, response) => response.writeHead(302, { Location: 'http://[' }).end(),
  '/no-location': (_request, response) => response.writeHead(302).end(),
  '/picture': answerWith(Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'image/png'),
  '/video': (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'video/mp4' })
    endless(response, 'v'.repeat(60_000), 1)
  },
  '/bomb': (_request, response) => response.writeHead(200, { ...html, 'Content-Encoding': 'gzip' }).end(bomb),
  '/brotli-bomb': (_request, response) =>
    response.writeHead(200, { ...html, 'Content-Encoding': 'br' }).end(brotliBomb),
  '/not-packed': (_request, response) => response.writeHead(200, { ...html, 'Content-Encoding': 'gzip' }).end('plain'),
  '/half-packed': (_request, response) =>
    response.writeHead(200, { ...html, 'Content-Encoding': 'gzip' }).end(gzipSync('x'.repeat(50_000)).subarray(0, 60)),
  '/odd-packed': (_request, response) => response.writeHead(200, { ...html, 'Content-Encoding': 'lzma' }).end('x'),
  '/endless': (_request, response) => {
    response.writeHead(200, html)
    endless(response, 'e'.repeat(60_000), 1)
  },
  '/short': (request) => {
    request.socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\nonly this')
  },
  '/long': (request) => {
    request.socket.end(
      `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\nfour${'and more'.repeat(5_000)}`,
    )
  },
  '/two-lengths': (request) => {
    request.socket.end(
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\nContent-Length: 9\r\n\r\nfour five',
    )
  },
  '/great-head': (request) => {
    request.socket.end(`HTTP/1.1 200 OK\r\nX: ${'h'.repeat(80_000)}\r\n\r\nbody`)
  },
  '/garbage': (request) => {
    request.socket.end('\u0000\u0001 no HTTP at all')
  },
  '/hang-up': (request) => {
    request.socket.destroy()
  },
  '/hang-up-in-body': (request, response) => {
    response.writeHead(200, html)
    response.write('half', () => request.socket.destroy())
  },
}

/** A socket that takes connections and never says a word. */
export async function startSilentServer(): Promise<{ readonly port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  const server = createSocketServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
