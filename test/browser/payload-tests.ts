import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { it } from 'node:test'
import type { Page } from 'playwright-core'
import { reportKey } from '../../src/archive/keys.ts'
import { contentSecurityPolicy } from '../../src/http/safety/headers.ts'
import { hostileRecord } from '../http/hostile-record.ts'
import { payloads } from '../http/payloads.ts'
import type { Stage, Watched } from './stage.ts'

const records = payloads.map(hostileRecord)

/**
 * Text that would run where somebody forgot to escape it, in every place of a report and of a question, through every
 * page. Each payload calls `hit`, which the watch tells of; the page as Chromium parsed it may hold nothing that runs.
 */
export function payloadTests(stage: () => Stage): void {
  let address: Promise<string> | null = null
  const served = () =>
    (address ??= stage().serve(records, { failures: payloads.map((payload) => `reports/${payload}`) }))

  /** Goes through addresses with one page, touches all that is there, and tells what ran or could have. */
  async function through(paths: readonly string[], { deep = false } = {}): Promise<void> {
    const watched = await stage().open({ baseURL: await served() })
    for (const path of paths) {
      const status = await watched.go(path)
      assert.ok([200, 400, 404].includes(status), `${status} ${path}`)
      await touch(watched, deep)
      assert.deepEqual([...(await runnable(watched.page)), ...watched.faults], [], path)
    }
    await watched.close()
  }

  it('runs where nobody escapes it, and breaks the policy where nobody but that stands before it', async () => {
    for (const [policy, wanted] of [
      [null, /a script ran/],
      [contentSecurityPolicy, /it breaks the policy/],
    ] as const) {
      const careless = createServer((request, response) => {
        const shown = new URL(request.url ?? '', 'http://localhost').searchParams.get('q') ?? ''
        if (policy !== null) response.setHeader('Content-Security-Policy', policy)
        response.setHeader('Content-Type', 'text/html; charset=utf-8').end(`<!doctype html><p title="x">${shown}</p>`)
      })
      await new Promise<void>((resolve) => careless.listen(0, '127.0.0.1', resolve))
      const own = `http://127.0.0.1:${(careless.address() as AddressInfo).port}`
      const watched = await stage().open({ baseURL: own })
      await watched.go(`/?${new URLSearchParams({ q: payloads[0] ?? '' })}`)
      assert.match(watched.faults.join('\n'), wanted)
      await watched.go(`/?${new URLSearchParams({ q: '<img src=x onerror=hit(1)>' })}`)
      assert.match((await runnable(watched.page)).join('\n'), /img/)
      await watched.close()
      careless.closeAllConnections()
      careless.close()
    }
  })

  it('runs in no list that shows all of them', () =>
    through(
      [
        '/',
        '/search?limit=200',
        '/search?of=events&limit=200',
        '/reports?limit=200',
        '/actors?limit=200',
        '/dialogue?a=EST&b=BLR',
        '/dialogue',
        '/failures?limit=200',
        '/happenings',
      ],
      { deep: true },
    ))

  it('runs in no report', () => through(records.map(({ fingerprint }) => `/reports/${reportKey(fingerprint)}`)))

  it('runs on no page of an actor', () =>
    through(payloads.map((payload) => `/actors/${encodeURIComponent(`n_${payload.replaceAll('\u0000', '')}`)}`)))

  it('runs in no answer to a question, whichever field asks it', () =>
    through(
      payloads.flatMap((payload, i) => {
        const [second = '', third = ''] = [payloads[(i + 1) % 100], payloads[(i + 2) % 100]]
        const asked = new URLSearchParams({ q: payload, speaker: second, outlet: third })
        const pages = [
          `/dialogue?${new URLSearchParams({ a: payload, b: second })}`,
          `/reports?${asked}`,
          `/actors?${new URLSearchParams({ q: payload })}`,
          `/happenings?${new URLSearchParams({ actor: payload })}`,
          `/nothing/${encodeURIComponent(payload)}`,
        ]
        const search = i % 2 === 0 ? `/search?${asked}` : `/search?of=events&${asked}`
        return i % 2 === 0 ? [search] : [search, pages[((i - 1) / 2) % pages.length]!]
      }),
    ))

  it('runs in nothing that is pasted, as text, title, publisher or name of a file', async () => {
    const watched = await stage().open({ baseURL: await served() })
    const { page, go } = watched
    for (let i = 0; i < payloads.length; i += 2) {
      const [one = '', two = ''] = [payloads[i], payloads[i + 1]]
      await go('/paste')
      await page.getByLabel('Title').fill(one)
      await page.getByLabel('Publisher').fill(two)
      const text = `${two} said ${one} was so. Toland said ${two} that ${one} would be read.`
      if (i % 4 === 0) await page.getByLabel('Text or HTML').fill(text)
      else {
        const files = [
          { name: `${one.replaceAll('\u0000', '')}.txt`, mimeType: 'text/plain', buffer: Buffer.from(text) },
        ]
        await page.getByLabel('or a file').setInputFiles(files)
      }
      await page.getByRole('button', { name: 'Read', exact: true }).click()
      await page.waitForLoadState('load')
      await touch(watched, false)
      assert.deepEqual([...(await runnable(page)), ...watched.faults], [], `${one} and ${two}`)
    }
    await watched.close()
  })
}

/** What a person's hand would set off: pointer, focus, toggling and clicking on everything, and keys. */
async function touch({ page }: Watched, deep: boolean): Promise<void> {
  await page.evaluate(`{
    document.addEventListener('click', (event) => event.target.closest('a, button, summary') && event.preventDefault(), true)
    const kinds = ['pointerover', 'mouseover', 'mouseenter', 'focus', 'blur', 'toggle', 'error', 'load', 'close', 'begin', 'start', 'click']
    for (const one of document.querySelectorAll('main, main *')) {
      for (const kind of kinds) one.dispatchEvent(new Event(kind, { bubbles: kind === 'click', cancelable: true }))
    }
    for (const one of document.querySelectorAll('details')) one.open = true
  }`)
  if (deep) for (let i = 0; i < 20; i++) await page.keyboard.press('Tab')
}

/** Elements and attributes of the page, as the browser parsed it, that run, or lead out; and whether its own script stands. */
async function runnable(page: Page): Promise<readonly string[]> {
  return page.evaluate<string[]>(`(() => {
    const own = new Set(${JSON.stringify(ownElements)})
    const found = []
    for (const one of document.querySelectorAll('*')) {
      const tag = one.localName
      if (!own.has(tag)) found.push(tag + ' is no element of the pages')
      if (tag === 'script' && (one.getAttribute('src') !== '/assets/demarche.js' || one.textContent !== '')) found.push('a script: ' + one.outerHTML)
      if (tag === 'link' && one.getAttribute('href') !== '/assets/demarche.css') found.push('a link: ' + one.outerHTML)
      for (const { name, value } of one.attributes) {
        if (/^on|^style$|^srcdoc$|^srcset$|^xlink:|^http-equiv$|^autofocus$|^background$/i.test(name)) found.push(tag + ' ' + name)
        const leads = /^(?:href|src|action|formaction|data)$/i.test(name)
        if (leads && !/^(?:\\/(?!\\/)|#|https?:\\/\\/example\\.org\\/)/.test(value)) found.push(tag + ' ' + name + '=' + value)
      }
    }
    return found
  })()`)
}

const ownElements = (
  'html head meta title link script body header nav main article aside section div footer figure figcaption h1 h2 h3 h4 p ul ol li dl dt dd ' +
  'a b i em strong sup span bdi code time blockquote details summary table caption thead tbody tr th td form label input select option ' +
  'optgroup datalist textarea button fieldset legend svg g rect circle line path polygon polyline text title dialog kbd output small hr br pre'
).split(' ')
