import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openArchive } from '../../src/archive/open-archive.ts'
import { type ServeOptions, type Serving, serveArchive } from '../../src/http/serve.ts'
import { DemarcheError } from '../../src/record/demarche-error.ts'
import { sarvia } from '../archive/some-records.ts'
import { collected, standIn, startCli } from '../cli/run-cli.ts'
import { openReader } from '../reading/stand-in-reader.ts'

const folder = mkdtempSync(join(tmpdir(), 'demarche-serve-'))
const path = join(folder, 'some.archive')
before(async () => {
  const archive = await openArchive(path, { create: true })
  await archive.add({ record: sarvia })
  await archive.close()
})
after(() => rmSync(folder, { recursive: true }))

function served(more: Partial<ServeOptions> = {}): Promise<Serving> {
  return serveArchive({ archive: path, host: '127.0.0.1', port: 0, version: '0.1.0', openReader, ...more })
}

const post = (address: string, query = '', headers: Record<string, string> = {}) =>
  fetch(`${address}/api/read${query}`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain', ...headers },
    body: 'Toland said that talks would begin.',
  })

describe('serving over a port', () => {
  it('keeps what is sent to be kept, and not where it only reads', async () => {
    const reading = await served({ readOnly: true })
    assert.equal((await post(reading.address, '?keep=yes')).status, 403)
    await reading.close()
    const keeping = await served()
    assert.match(keeping.address, /^http:\/\/127\.0\.0\.1:\d+$/)
    assert.equal((await post(keeping.address, '?keep=yes')).status, 200)
    const overview = (await (await fetch(`${keeping.address}/api/overview`)).json()) as { counts: { reports: number } }
    assert.equal(overview.counts.reports, 2)
    await keeping.close()
  })

  it('makes up a token where it answers other machines, and asks for it', async () => {
    const { address, access, close } = await served({ host: '0.0.0.0' })
    const here = address.replace('0.0.0.0', '127.0.0.1')
    assert.match(access.token ?? '', /^[\w-]{32}$/)
    assert.equal((await fetch(here)).status, 200)
    assert.equal((await post(here)).status, 401)
    assert.equal((await post(here, '', { Authorization: `Bearer ${access.token}` })).status, 200)
    await close()
  })

  it('clients that send half a request hold up nobody, and do not keep it from ending', async () => {
    const { address, close } = await served()
    const silent = Array.from({ length: 50 }, () => connect(Number(new URL(address).port), '127.0.0.1'))
    const closed = silent.map((socket) => new Promise((resolve) => socket.once('close', resolve)))
    for (const socket of silent)
      socket.on('error', () => undefined).write('POST /paste HTTP/1.1\r\nHost: localhost\r\n')
    assert.equal((await fetch(address)).status, 200)
    await close()
    await Promise.all(closed)
  })

  it('says so where the port is taken or there is no archive', async () => {
    const { address, close } = await served()
    const code = (wanted: string) => (error: unknown) => error instanceof DemarcheError && error.code === wanted
    await assert.rejects(served({ port: Number(new URL(address).port) }), code('wrong-usage'))
    await assert.rejects(served({ archive: join(folder, 'none.archive') }), code('not-found'))
    await close()
  })
})

describe('demarche serve', () => {
  it('prints its address, serves pages there, and ends with 0 when told to', async () => {
    const child = startCli(['serve', '--archive', path, '--port', '0'], { program: standIn })
    const result = collected(child)
    const address = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (line: string) => resolve(line.trim()))
      child.once('close', () => reject(new Error('it ended before it served')))
    })
    assert.match(await (await fetch(address)).text(), /What is in the archive/)
    child.kill('SIGINT')
    const { status, stderr } = await result
    assert.equal(status, 0)
    assert.equal(stderr, `demarche: serving ${path}; stop it with Control-C\n`)
  })
})
