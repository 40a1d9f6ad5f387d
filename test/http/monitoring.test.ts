import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { type SomeApp, someApp } from './some-app.ts'

describe('monitoring of demarche serve', () => {
  let some: SomeApp
  before(async () => {
    some = await someApp()
  })
  after(() => some.close())

  const metrics = async () => (await some.app.request('/metrics')).text()

  it('counts requests by route and status, whatever they ask for', async () => {
    const { items } = (await (await some.app.request('/api/reports')).json()) as { items: { report: string }[] }
    for (const { report } of items.slice(0, 3)) await some.app.request(`/api/reports/${report}`)
    for (let at = 0; at < 5; at++) await some.app.request(`/made-up-${at}`)
    const text = await metrics()
    for (const line of [
      'demarche_http_requests_total{method="GET",route="/api/reports",status="200"} 1',
      'demarche_http_requests_total{method="GET",route="/api/reports/:key",status="200"} 3',
      'demarche_http_requests_total{method="GET",route="none",status="404"} 5',
      'demarche_http_request_seconds_count{route="/api/reports/:key"} 3',
    ]) {
      assert.ok(text.includes(`${line}\n`), `${line}\n${text}`)
    }
    assert.ok(!text.includes('made-up'))
  })

  it('tells of the archive and of readings', async () => {
    const { reports } = await some.archive.counts()
    await some.app.request('/api/read', {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain' },
      body: 'Toland said that ship 9 had left the harbour of Velmar with a cargo of salted anchovies.',
    })
    const text = await metrics()
    assert.ok(text.includes(`demarche_archive_rows{table="reports"} ${reports}\n`))
    assert.match(text, /\ndemarche_archive_bytes [1-9]\d{4,}\n/)
    assert.match(text, /\ndemarche_readings_total\{outcome="read"\} 1\n/)
    assert.match(text, /\nprocess_resident_memory_bytes \d+\n/)
  })

  it('says that the archive no longer answers', async () => {
    const broken = await someApp()
    assert.equal((await broken.app.request('/health')).status, 200)
    await broken.archive.close()
    assert.equal((await broken.app.request('/health')).status, 503)
  })

  it('has every metric in docs/operations.md', async () => {
    const docs = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8')
    const names = [...(await metrics()).matchAll(/^# TYPE (\w+)/gm)].map(([, name = '']) => name)
    const source = readFileSync(new URL('../../src/watch/watch-metrics.ts', import.meta.url), 'utf8')
    for (const name of [...names, ...(source.match(/demarche_\w+/g) ?? [])])
      assert.ok(docs.includes(`\`${name}\``), name)
  })
})
