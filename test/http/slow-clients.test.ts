import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { openArchive } from '../../src/archive/open-archive.ts'
import { type Serving, serveArchive } from '../../src/http/serve.ts'
import { openReader } from '../reading/stand-in-reader.ts'
import { someRecords } from './some-app.ts'

const folder = mkdtempSync(join(tmpdir(), 'demarche-slow-'))
let serving: Serving
before(async () => {
  const archive = await openArchive(join(folder, 'some.archive'), { create: true })
  await archive.addMany(someRecords.map((record) => ({ record })))
  await archive.close()
  serving = await serveArchive({
    archive: join(folder, 'some.archive'),
    host: '127.0.0.1',
    port: 0,
    version: '0.1.0',
    openReader,
    limits: { head: 1_000, whole: 2_000, asking: { burst: 5_000, perSecond: 5_000 } },
  })
})
after(async () => {
  await serving.close()
  rmSync(folder, { recursive: true })
})

function connected(): Promise<Socket> {
  const socket = connect(Number(new URL(serving.address).port), '127.0.0.1')
  socket.on('error', () => undefined)
  return new Promise((resolve) => socket.once('connect', () => resolve(socket)))
}

/** What a connection was answered before it was closed. */
function answerOf(socket: Socket): Promise<string> {
  let text = ''
  socket.setEncoding('utf8').on('data', (more: string) => {
    text += more
  })
  return new Promise((resolve) => socket.once('close', () => resolve(text)))
}

/** Sends one letter after the other for as long as the connection is open. */
async function drip(socket: Socket, head: string): Promise<string> {
  const answer = answerOf(socket)
  for (const letter of `${head}${'x'.repeat(10_000)}`) {
    if (socket.destroyed || !socket.writable) break
    socket.write(letter)
    await setTimeout(50)
  }
  return answer
}

const alive = async () => (await fetch(`${serving.address}/search?q=boats`)).status

describe('clients that are slow or go away', () => {
  it('a head that comes letter by letter is cut off, and nobody else waits for it', async () => {
    const slow = Promise.all(
      Array.from({ length: 60 }, async () => drip(await connected(), 'GET / HTTP/1.1\r\nHost: localhost\r\nX: ')),
    )
    for (let i = 0; i < 10; i++) assert.equal(await alive(), 200)
    for (const answer of await slow) assert.match(answer, /^(?:HTTP\/1\.1 408 |$)/)
  })

  it('so is a body that comes letter by letter', async () => {
    const head =
      'POST /api/read HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 9999\r\n\r\n'
    const began = performance.now()
    const slow = connected().then((socket) => {
      socket.write(head)
      return drip(socket, '')
    })
    assert.equal(await alive(), 200)
    assert.doesNotMatch(await slow, /^HTTP\/1\.1 200 /)
    assert.ok(performance.now() - began < 30_000, 'long before all of it could have come')
  })

  it('those who ask much and read nothing, or leave in the middle, hold up nobody', async () => {
    const request = 'GET /search.json HTTP/1.1\r\nHost: localhost\r\n\r\n'
    const deaf = await Promise.all(Array.from({ length: 40 }, connected))
    for (const socket of deaf) socket.pause().write(request.repeat(20))
    const gone = await Promise.all(Array.from({ length: 40 }, connected))
    for (const socket of gone) {
      socket.write(request)
      socket.destroy()
    }
    for (let i = 0; i < 10; i++) assert.equal(await alive(), 200)
    for (const socket of deaf) socket.destroy()
    assert.equal(await alive(), 200)
  })

  it('what is no HTTP at all is refused', async () => {
    const socket = await connected()
    const answer = answerOf(socket)
    socket.write('\u0016\u0003\u0001 hello\r\n\r\n')
    assert.match(await answer, /^(?:HTTP\/1\.1 400 |$)/)
    assert.equal(await alive(), 200)
  })
})
