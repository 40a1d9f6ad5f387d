import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { parseHTML } from 'linkedom'
import { reportKey } from '../../src/archive/keys.ts'
import { usualLimits } from '../../src/http/serve-context.ts'
import { hostileRecord } from './hostile-record.ts'
import { payloads } from './payloads.ts'
import { type SomeApp, someApp } from './some-app.ts'

const records = payloads.map(hostileRecord)
let some: SomeApp
before(async () => {
  const plenty = { burst: 100_000, perSecond: 1_000 }
  some = await someApp(records, { limits: { ...usualLimits, asking: plenty, reading: plenty } })
})
after(() => some.close())

/** What must not be in a page, whatever stands in the reports: elements and attributes that run, or lead out. */
function faults(page: string): readonly string[] {
  const { document } = parseHTML(page)
  const found: string[] = []
  for (const element of document.querySelectorAll('*')) {
    const tag = element.tagName.toLowerCase()
    if (
      /^(?:iframe|object|embed|base|style|template|img|video|audio|math|body-|frameset|marquee|plaintext|xmp)$/.test(
        tag,
      )
    )
      found.push(tag)
    if (tag === 'script' && (element.getAttribute('src') !== '/assets/demarche.js' || element.textContent !== ''))
      found.push(tag)
    if (tag === 'meta' && element.hasAttribute('http-equiv')) found.push(tag)
    for (const { name, value } of element.attributes) {
      if (/^on|^style$|^srcdoc$|^srcset$|^xlink:/i.test(name)) found.push(`${tag} ${name}`)
      const isAddress = /^(?:href|src|action|formaction|data)$/i.test(name)
      if (isAddress && !/^(?:\/(?!\/)|#|https?:\/\/example\.org\/)/.test(value)) found.push(`${tag} ${name}=${value}`)
    }
  }
  return found
}

describe('hostile text', () => {
  it('there are a hundred of them', () => {
    assert.equal(payloads.length, 100)
    assert.equal(new Set(payloads).size, 100)
  })

  it('the check finds what it looks for', () => {
    for (const bad of [
      '<img src=x>',
      '<p onclick="x">',
      '<a href="javascript:x">',
      '<script>x</script>',
      '<svg onload=x>',
    ]) {
      assert.notDeepEqual(faults(`<!doctype html><html><body>${bad}</body></html>`), [], bad)
    }
  })

  it('runs in no page of a report, an actor, or a search, wherever it stands', async () => {
    for (const [i, payload] of payloads.entries()) {
      const key = reportKey(records[i]!.fingerprint)
      const query = new URLSearchParams({ q: payload })
      const by = new URLSearchParams({ speaker: payload, outlet: payload })
      const addresses = [
        `/reports/${key}`,
        `/actors/${encodeURIComponent(`n_${payload.replaceAll('\u0000', '')}`)}`,
        `/search?${query}`,
        `/search?${by}`,
        `/search?of=events&${by}`,
        `/reports?${query}`,
        `/actors?${query}`,
        `/dialogue?${new URLSearchParams({ a: payload, b: 'BLR' })}`,
        `/nothing/${encodeURIComponent(payload)}`,
        `/review?report=${key}`,
        `/review?report=${key}&kind=event`,
        `/review/actors?${query}`,
        `/review/decisions?${new URLSearchParams({ by: payload.slice(0, 100) })}`,
      ]
      for (const address of addresses) {
        const answer = await some.app.request(address)
        assert.ok([200, 400, 404].includes(answer.status), `${answer.status} ${address}`)
        assert.deepEqual(faults(await answer.text()), [], `${address} with ${payload}`)
      }
    }
  })

  it('runs in no list', async () => {
    for (const path of [
      '/',
      '/search?limit=200',
      '/search?of=events&limit=200',
      '/reports?limit=200',
      '/actors?limit=200',
    ]) {
      const page = await (await some.app.request(path)).text()
      assert.deepEqual(faults(page), [], path)
      assert.ok(page.includes('&lt;script&gt;'), `${path} shows what it escapes`)
    }
    const dialogue = await (await some.app.request('/dialogue?a=EST&b=BLR')).text()
    assert.deepEqual(faults(dialogue), [])
    assert.ok(dialogue.includes('id="turn-100"'))
  })

  it('runs in no page of what is pasted', async () => {
    for (const payload of payloads) {
      const form = new FormData()
      for (const name of ['title', 'publisher']) form.set(name, payload)
      form.set('text', `Toland said ${payload} was so.`)
      const answer = await some.app.request('/paste', { method: 'POST', body: form })
      assert.ok(answer.status === 200 || answer.status === 422, String(answer.status))
      assert.deepEqual(faults(await answer.text()), [], payload)
    }
  })
})
