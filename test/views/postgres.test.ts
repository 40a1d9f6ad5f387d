import { after, describe } from 'node:test'
import pg from 'pg'
import { startPostgres } from '../../scripts/own-postgres.mjs'
import { openArchive } from '../../src/archive/open-archive.ts'
import { questions } from './questions.ts'

const server = await startPostgres()

if ('skip' in server) describe('questions to a Postgres server', { skip: server.skip }, () => undefined)
else {
  after(() => server.stop())
  questions('a Postgres server', async () => {
    const client = new pg.Client(`${server.url}/postgres`)
    await client.connect()
    await client.query('CREATE DATABASE questions')
    await client.end()
    return { open: (options) => openArchive(`${server.url}/questions`, options), remove: async () => undefined }
  })
}
