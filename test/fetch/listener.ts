import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'

/** A socket of this machine's own that counts who comes and says nothing. */
export type Listener = { readonly port: number; readonly connections: () => number; close(): Promise<void> }

/** Listens on every address of this machine, IPv4 and, where there is any, IPv6. */
export async function listen(): Promise<Listener> {
  let connections = 0
  const server = createServer((socket) => {
    connections++
    socket.on('error', () => undefined)
    socket.destroy()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', () => server.once('error', reject).listen(0, '0.0.0.0', resolve))
    server.listen(0, '::', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
