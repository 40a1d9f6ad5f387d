import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { madeUpRecords, states } from '../../bench/made-up-records.ts'
import type { Archive } from '../../src/archive/archive.ts'
import { openArchive } from '../../src/archive/open-archive.ts'
import { findActs, portraitOf } from '../../src/views/actor-portrait.ts'
import type { AskedFor, Page, PageAsked } from '../../src/views/asked-for.ts'
import { eventFacets, mostCounted, statementFacets } from '../../src/views/count-by.ts'
import { dialogueOf } from '../../src/views/dialogue.ts'
import { findEvents, type ListedEvent } from '../../src/views/find-events.ts'
import { findStatements, type ListedStatement } from '../../src/views/find-statements.ts'

/** So many that the newest are looked up without the rest, and that facets count no more than the newest. */
const [records, among] = [2_000, 3]

describe('lists of those of whom many reports tell', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-newest-'))
  const code = states[0]?.code ?? ''
  let archive: Archive
  let events: readonly ListedEvent[]
  let statements: readonly ListedStatement[]

  before(async () => {
    archive = await openArchive(join(folder, 'many.archive'), { create: true })
    for (const some of madeUpRecords(records, { among, copies: true })) {
      await archive.addMany(some.map((record) => ({ record })))
    }
    events = await all((page) => findEvents(archive, {}, page))
    statements = await all((page) => findStatements(archive, {}, page))
  })
  after(async () => {
    await archive.close()
    rmSync(folder, { recursive: true })
  })

  const onSide = (event: ListedEvent, side: 'source' | 'target') =>
    event[side].actors.some(({ country }) => country === code)
  const isOf = (event: ListedEvent) => onSide(event, 'source') || onSide(event, 'target')

  it('hold the same, in the same order, as a look at everything gives', async () => {
    assert.ok(events.filter(isOf).length > mostCounted)
    const middle = events[Math.floor(events.length / 2)]?.published ?? ''
    const asks: readonly (readonly [AskedFor, (event: ListedEvent) => boolean])[] = [
      [{ country: code }, () => true],
      [{ country: code, type: 'SANCTION' }, ({ type }) => type === 'SANCTION'],
      [{ country: code, to: middle }, ({ published }) => (published ?? '') <= middle],
      [
        { country: code, outlet: 'Outlet 7', status: 'possible' },
        (e) => e.publisher === 'Outlet 7' && e.status === 'possible',
      ],
      [{ actor: `s_${code}`, from: middle }, ({ published }) => (published ?? '') >= middle],
    ]
    for (const [asked, isMeant] of asks) {
      const expected = events.filter((event) => isOf(event) && isMeant(event))
      assert.ok(expected.length > 5, JSON.stringify(asked))
      for (const limit of [7, 200]) {
        const pages = await all((page) => findEvents(archive, asked, page), limit, 12)
        assert.deepEqual(pages.map(idOf), expected.slice(0, pages.length).map(idOf), JSON.stringify(asked))
        if (limit === 200) assert.equal(pages.length, Math.min(expected.length, 12 * limit))
      }
    }
  })

  it('hold the same of what somebody did and had done to them, also on their page', async () => {
    const page = await portraitOf(archive, `s_${code}`, { limit: 10 })
    for (const [side, list] of [
      ['source', page?.did],
      ['target', page?.doneTo],
    ] as const) {
      const expected = events.filter((event) => onSide(event, side))
      const acts = await all((page) => findActs(archive, `s_${code}`, side, page), 50, 10)
      assert.deepEqual(acts.map(idOf), expected.slice(0, 500).map(idOf))
      assert.deepEqual(list?.items.map(idOf), expected.slice(0, 10).map(idOf))
      const months = side === 'source' ? page?.didByMonth : page?.doneToByMonth
      const byMonth = Map.groupBy(expected, ({ day }) => day?.slice(0, 7) ?? '')
      assert.deepEqual(new Map(months?.map(({ value, count }) => [value, count])), countsOf(byMonth))
    }
    const others = states.slice(1, among).map(({ code }) => `s_${code}`)
    assert.deepEqual(page?.partners.map(({ key }) => key).sort(), others.sort())
  })

  it('hold the same statements', async () => {
    const expected = statements.filter(({ speaker }) => speaker?.country === code)
    const found = await all((page) => findStatements(archive, { country: code }, page), 40, 10)
    assert.deepEqual(found.map(idOf), expected.slice(0, 400).map(idOf))
    const late = expected.filter(({ mode }) => mode === 'direct')
    const direct = await all((page) => findStatements(archive, { country: code, mode: 'direct' }, page), 40, 10)
    assert.deepEqual(direct.map(idOf), late.slice(0, 400).map(idOf))
  })

  it('of two of whom very many reports tell are read off the newest, and narrower days lead to the others', async () => {
    const pair = [`s_${code}`, `s_${code}`] as const
    const dialogue = await dialogueOf(archive, ...pair)
    const naming = new Map(events.filter(isOf).map(({ report, published }) => [report, published ?? '']))
    const days = [...naming.values()].sort()
    const oldest = days.at(-1_000) ?? ''
    assert.ok(days.length > 1_000 && dialogue?.cut === true)
    const told = dialogue.turns.flatMap(({ event }) => event ?? [])
    assert.ok(told.length > 75)
    assert.deepEqual(
      told.filter(({ published }) => (published ?? '') < oldest),
      [],
    )
    const early = await dialogueOf(archive, ...pair, { to: days[100] })
    const found = early?.turns.flatMap(({ event }) => event ?? []) ?? []
    assert.ok(found.length > 20 && found.every(({ published }) => (published ?? '') <= (days[100] ?? '')))
  })

  it('are counted by their newest', async () => {
    const newest = events.filter(isOf).slice(0, mostCounted)
    const facets = await eventFacets(archive, { country: code })
    assert.deepEqual([facets.counted, facets.more], [mostCounted, true])
    const byStatus = countsOf(Map.groupBy(newest, ({ status }) => status))
    assert.deepEqual(new Map(facets.values['status']?.map(({ value, count }) => [value, count])), byStatus)
    const rare = events.filter((event) => isOf(event) && event.type === 'SANCTION')
    assert.equal((await eventFacets(archive, { country: code, type: 'SANCTION' })).counted, rare.length)
    const said = statements.filter(({ speaker }) => speaker?.country === code)
    const counted = (await statementFacets(archive, { country: code })).counted
    assert.equal(counted, Math.min(said.length, mostCounted))
  })
})

type Frame = { readonly report: string; readonly event?: string; readonly statement?: string }

const idOf = ({ report, event, statement }: Frame) => `${report}/${event ?? statement}`

function countsOf<T>(groups: ReadonlyMap<string, readonly T[]>): ReadonlyMap<string, number> {
  return new Map([...groups].map(([value, list]) => [value, list.length]))
}

/** Pages of a list, one after the other. */
async function all<T>(ask: (page: PageAsked) => Promise<Page<T>>, limit = 200, most = 1_000): Promise<readonly T[]> {
  const found: T[] = []
  let cursor: string | undefined
  for (let i = 0; i < most; i++) {
    const { items, next } = await ask({ limit, ...(cursor === undefined ? {} : { cursor }) })
    found.push(...items)
    if (next === null) break
    cursor = next
  }
  return found
}
