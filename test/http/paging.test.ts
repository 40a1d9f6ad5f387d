import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Page } from '../../src/views/asked-for.ts'
import { buildRecord } from '../record-builder.ts'
import { type SomeApp, someApp } from './some-app.ts'

/** A report of a day, or of none; days are few, so that many things share their place but for the last part of it. */
function report(number: number, day: number | null) {
  const speaker = `Speaker ${number % 4}`
  return buildRecord(
    {
      body: `${speaker} said that ship ${number} had left. ${speaker} said that ship ${number} was late.`,
      actors: [{ name: speaker, country: 'EST' }],
      statements: [
        { source: speaker, actor: 'a1', cue: 'said', content: `that ship ${number} had left` },
        { source: speaker, actor: 'a1', cue: 'said', content: `that ship ${number} was late` },
      ],
    },
    day === null ? {} : { published: `2031-04-0${day}` },
  )
}

async function walked({ app }: SomeApp, path: string, limit: number): Promise<readonly string[]> {
  const seen: string[] = []
  let next: string | null = null
  do {
    const at: string = next === null ? '' : `&cursor=${next}`
    const page = (await (await app.request(`${path}?limit=${limit}${at}`)).json()) as Page<unknown>
    assert.ok(page.items.length <= limit)
    seen.push(...page.items.map((item) => JSON.stringify(item)))
    next = page.next
  } while (next !== null)
  return seen
}

describe('paging', () => {
  it('gives each thing once and in one order, whatever the size of the pages', async () => {
    const day = fc.option(fc.integer({ min: 1, max: 3 }), { nil: null })
    await fc.assert(
      fc.asyncProperty(
        fc.array(day, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (days, limit) => {
          const some = await someApp(days.map((one, i) => report(i, one)))
          try {
            const { items: actors } = (await (await some.app.request('/api/actors')).json()) as Page<{ key: string }>
            const lists = [
              'statements',
              'reports',
              'actors',
              'failures',
              `actors/${encodeURIComponent(actors[0]!.key)}/said`,
            ]
            for (const list of lists) {
              const whole = await walked(some, `/api/${list}`, 200)
              const parts = await walked(some, `/api/${list}`, limit)
              assert.deepEqual(parts, whole, list)
              assert.equal(new Set(parts).size, parts.length, list)
            }
            assert.equal((await walked(some, '/api/statements', limit)).length, 2 * days.length)
            assert.equal((await walked(some, '/api/reports', limit)).length, days.length)
          } finally {
            await some.close()
          }
        },
      ),
      { numRuns: 12 },
    )
  })

  it('loses and doubles nothing that was there when reports come in between', async () => {
    const some = await someApp(Array.from({ length: 9 }, (_, i) => report(i, (i % 3) + 1)))
    const first = (await (await some.app.request('/api/reports?limit=4')).json()) as Page<{ report: string }>
    const before = await walked(some, '/api/reports', 200)
    for (const number of [20, 21, 22]) {
      const form = new FormData()
      form.set('text', `Toland said on Monday that ship ${number} had left Velmar.`)
      form.set('published', `2031-04-0${number - 19}`)
      form.set('keep', 'yes')
      assert.equal((await some.app.request('/paste', { method: 'POST', body: form })).status, 200)
    }
    const seen = first.items.map(({ report }) => report)
    for (let next = first.next; next !== null; ) {
      const page = (await (await some.app.request(`/api/reports?limit=4&cursor=${next}`)).json()) as typeof first
      seen.push(...page.items.map(({ report }) => report))
      next = page.next
    }
    assert.equal(new Set(seen).size, seen.length)
    for (const one of before) assert.ok(seen.includes((JSON.parse(one) as { report: string }).report))
    await some.close()
  })
})
