import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import pg from 'pg'
import { startPostgres } from '../../scripts/own-postgres.mjs'
import { openArchive } from '../../src/archive/open-archive.ts'
import { serveArchive } from '../../src/http/serve.ts'
import { sarvia, straits } from '../archive/some-records.ts'
import { openReader } from '../reading/stand-in-reader.ts'
import { pageContract } from './page-contract.ts'

const server = await startPostgres()

if ('skip' in server) describe('pages over a Postgres server', { skip: server.skip }, () => undefined)
else {
  after(() => server.stop())
  const newDatabase = async (name: string): Promise<string> => {
    const client = new pg.Client(`${server.url}/postgres`)
    await client.connect()
    await client.query(`CREATE DATABASE ${name}`)
    await client.end()
    return `${server.url}/${name}`
  }
  pageContract('a Postgres server', async () => {
    const url = await newDatabase('pages')
    return { open: (options) => openArchive(url, options), remove: async () => undefined }
  })

  describe('serving an archive in a Postgres server', () => {
    it('answers many at once, and shows at once what another program adds', async () => {
      const archive = await newDatabase('served')
      const writing = await openArchive(archive, { create: true })
      await writing.add({ record: sarvia })
      const { address, close } = await serveArchive({
        archive,
        host: '127.0.0.1',
        port: 0,
        version: '0.1.0',
        openReader,
      })
      const count = async () =>
        ((await (await fetch(`${address}/api/overview`)).json()) as { counts: { reports: number } }).counts.reports
      assert.deepEqual(new Set(await Promise.all(Array.from({ length: 20 }, count))), new Set([1]))
      await writing.add({ record: straits })
      assert.equal(await count(), 2)
      await close()
      await writing.close()
    })
  })
}
