import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import { reportKey } from '../../src/archive/keys.ts'
import type { EventContent } from '../../src/archive/review/frame-content.ts'
import { verifyArchive } from '../../src/archive/verify/verify-archive.ts'
import { writeRoutes } from '../../src/http/api/review-writes.ts'
import { demarcheClient, ProblemError } from '../../src/http/client.ts'
import { problemShape } from '../../src/http/safety/problem.ts'
import { numbered, sarvia } from '../archive/some-records.ts'
import { type SomeApp, someApp } from './some-app.ts'

const records = [sarvia, numbered(1), numbered(2)]
const report = reportKey(sarvia.fingerprint)
const json = { 'Content-Type': 'application/json' }
const spotOf = (words: string) => {
  const start = sarvia.text.indexOf(words)
  return `${start}-${start + words.length}`
}

describe('the API of review', () => {
  let some: SomeApp
  before(async () => {
    some = await someApp(records)
  })
  after(() => some.close())
  const client = () =>
    demarcheClient('http://localhost', { fetch: async (address, init) => some.app.request(address, init) })

  it('decides, mends, lists and takes back, through the client', async () => {
    const { items } = await client().queue({ report, limit: 50 })
    assert.equal(items.length, sarvia.statements.length + sarvia.events.length)
    const frame = await client().frame(report, 'e1')
    assert.equal(frame.content.kind, 'event')
    const kept = await client().decide({ report, frame: frame.frame, verdict: 'right', by: 'Ana' })
    assert.deepEqual([kept.number, kept.verdict, kept.before.state, kept.stands], [1, 'right', 'machine', true])
    const content: EventContent = { ...(frame.content as EventContent), type: 'SANCTION', status: 'planned' }
    const mended = await client().decide({ report, frame: frame.frame, verdict: 'mended', content, by: 'Mira' })
    assert.deepEqual([mended.verdict, mended.before.state, mended.content], ['mended', 'right', content])
    const { record, reviews } = await client().report(report)
    assert.deepEqual([record.events[0]?.type, record.events[0]?.quad], ['SANCTION', 4])
    assert.deepEqual(reviews, [{ id: 'e1', frame: frame.frame, state: 'mended', by: ['Ana', 'Mira'] }])
    const agreement = await client().agreement()
    assert.deepEqual(
      agreement.items.map(({ kind, frames, kappa }) => [kind, frames, kappa]),
      [
        ['event', 1, 0],
        ['both', 1, 0],
      ],
    )
    assert.equal((await client().undo({ by: 'Mira' })).undoes, 2)
    assert.equal((await client().report(report)).record.events[0]?.type, sarvia.events[0]?.type)
    const decisions = await client().decisions({ report, frame: frame.frame })
    assert.deepEqual(
      decisions.items.map(({ number, verdict, stands }) => [number, verdict, stands]),
      [
        [3, 'undo', true],
        [2, 'mended', false],
        [1, 'right', true],
      ],
    )
    assert.deepEqual(await Array.fromAsync(verifyArchive(some.archive)), [])
  })

  it('each answer is as OpenAPI has it, and merges and splits are taken back', async () => {
    const { rows } = { rows: await some.archive.db.selectFrom('actor_links').selectAll().execute() }
    assert.equal(rows.length, 0, 'nothing is joined yet')
    await assert.rejects(client().group({ about: 'actors', verdict: 'same', keys: ['x', 'y'], by: 'Ana' }), (error) => {
      assert.ok(error instanceof ProblemError)
      assert.equal(error.problem.code, 'no-such-group')
      return error.problem.status === 404
    })
    // Reports are grouped by their own keys, joined or not; then all is joined at once.
    const keys = [reportKey(numbered(1).fingerprint), reportKey(numbered(2).fingerprint)]
    const kept = await client().group({ about: 'copies', verdict: 'same', keys, by: 'Ana' })
    const answer = writeRoutes.find(({ operation }) => operation === 'group')!.answer
    assert.deepEqual(answer.parse(kept), kept)
    assert.equal((await some.archive.db.selectFrom('copies').selectAll().execute()).length, 2)
    const undone = await client().ungroup({ number: kept.number, by: 'Mira' })
    assert.deepEqual([undone.undoneBy, undone.number], ['Mira', kept.number])
    assert.equal((await some.archive.db.selectFrom('copies').selectAll().execute()).length, 0)
    assert.deepEqual((await client().groupings()).items, [undone])
  })

  it('refuses what is not right with a problem', async () => {
    const post = (path: string, body: string, headers: Record<string, string> = json) =>
      some.app.request(path, { method: 'POST', body, headers })
    const { frame } = await client().frame(report, 's2')
    const good = { report, frame, verdict: 'right', by: 'Ana' }
    const cases: readonly (readonly [number, object | string])[] = [
      [400, { ...good, by: undefined }],
      [400, { ...good, by: '  ' }],
      [400, { ...good, verdict: 'nice' }],
      [400, { ...good, more: 1 }],
      [400, { ...good, verdict: 'mended' }],
      [400, { ...good, verdict: 'mended', content: { kind: 'statement' } }],
      [400, '{'],
      [404, { ...good, frame: 'statement@1-2' }],
      [404, { ...good, report: 'k_0' }],
    ]
    for (const [status, body] of cases) {
      const got = await post('/api/review', typeof body === 'string' ? body : JSON.stringify(body))
      assert.equal(got.status, status, JSON.stringify(body))
      assert.equal(problemShape.parse(await got.json()).status, status)
    }
    const body = JSON.stringify(good)
    assert.equal((await post('/api/review', body, { 'Content-Type': 'text/plain' })).status, 415)
    for (const { path } of writeRoutes) {
      assert.equal((await post(path, body, { ...json, Origin: 'https://evil.example' })).status, 403, path)
      assert.equal((await post(path, body, { ...json, 'Sec-Fetch-Site': 'cross-site' })).status, 403, path)
      assert.equal((await post(path, 'x'.repeat(300_000))).status, 413, path)
    }
    assert.equal((await client().queue({ report })).items.length > 0, true)
  })

  it('needs the token where one is needed, and writes nothing where it keeps nothing', async () => {
    const token = 'a-long-enough-token'
    const guarded = await someApp(records, { host: '0.0.0.0', access: { token, forReading: false } })
    const closed = await someApp(records, { writing: null })
    try {
      for (const { path } of writeRoutes) {
        assert.equal((await guarded.app.request(path, { method: 'POST', body: '{}', headers: json })).status, 401, path)
      }
      for (const path of ['/review', '/review/undo', '/review/reviewer', '/review/actors', '/review/actors/undo']) {
        assert.equal((await guarded.app.request(path, { method: 'POST', body: new FormData() })).status, 401, path)
      }
      const frame = (await (await closed.app.request(`/api/review/frame?report=${report}&frame=s1`)).json()) as {
        frame: string
      }
      const body = JSON.stringify({ report, frame: frame.frame, verdict: 'right', by: 'Ana' })
      assert.equal((await closed.app.request('/api/review', { method: 'POST', body, headers: json })).status, 403)
      assert.match(await (await closed.app.request('/review')).text(), /--read-only/)
    } finally {
      await guarded.close()
      await closed.close()
    }
  })
})

describe('the page of review, without a script', () => {
  let some: SomeApp
  let cookie = ''
  before(async () => {
    some = await someApp(records)
  })
  after(() => some.close())

  const get = async (path: string) => (await some.app.request(path, { headers: { Cookie: cookie } })).text()
  const post = async (path: string, fields: Readonly<Record<string, string>>) => {
    const got = await some.app.request(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded' },
    })
    cookie = got.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return got
  }
  /** The fields of the form that decides, as a browser sends them. */
  const fieldsOf = (page: string): Record<string, string> => {
    const form = /<form method="post" action="\/review" class="decide">[\s\S]*?<\/form>/.exec(page)?.[0] ?? ''
    const inputs = [...form.matchAll(/<input[^>]* name="([^"]+)"[^>]*? value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      unescaped(value ?? ''),
    ])
    const selects = [...form.matchAll(/<select name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)].map(([, name, options]) => {
      const chosen =
        /<option value="([^"]*)" selected/.exec(options ?? '') ?? /<option value="([^"]*)"/.exec(options ?? '')
      return [name, unescaped(chosen?.[1] ?? '')]
    })
    return Object.fromEntries([...inputs, ...selects])
  }

  it('asks for a name, keeps what is said, and goes on to the next', async () => {
    const page = await get(`/review?report=${report}`)
    assert.match(page, /name="by" required/)
    const nameless = await post('/review', { ...fieldsOf(page), verdict: 'right', by: '' })
    assert.equal(nameless.status, 400)
    assert.match(await nameless.text(), /role="alert">Say who reviews/)
    const first = fieldsOf(page)
    const got = await post('/review', { ...first, verdict: 'right', by: 'Ana Dorn' })
    assert.equal(got.status, 303)
    assert.match(cookie, /^demarche_reviewer=Ana%20Dorn$/)
    const location = got.headers.get('location') ?? ''
    const next = await get(location)
    assert.match(next, /Kept: right \(decision 1\)/)
    assert.doesNotMatch(next, /name="by" required/)
    const second = fieldsOf(next)
    assert.notEqual(second['frame'], first['frame'])
    assert.equal(`${second['report']}/`, first['next']?.replace(/[^/]+$/, ''))
    const undone = await post('/review/undo', { back: first['back'] ?? '', number: '1' })
    assert.match(await get(undone.headers.get('location') ?? ''), /Taken back \(decision 2\)/)
    const again = fieldsOf(await get(undone.headers.get('location') ?? ''))
    assert.equal(again['frame'], first['frame'])
  })

  it('mends by words as they stand, or by the places that a script puts beside them', async () => {
    const fields = fieldsOf(await get(`/review?at=${report}/e1`))
    assert.equal(fields['anchor'], 'refuse')
    const lost = await post('/review', { ...fields, verdict: 'mended', anchor: 'nowhere to be found' })
    assert.equal(lost.status, 400)
    assert.match(await lost.text(), /does not hold the words (?:"|&quot;)nowhere to be found/)
    const mended = {
      ...fields,
      verdict: 'mended',
      type: 'SANCTION',
      anchor: 'refuse 𝔸ll',
      target: '',
      source: 'foreign minister … Dorn',
    }
    assert.equal((await post('/review', mended)).status, 303)
    const kept = await some.archive.report(report)
    const event = kept!.record.events.find(({ id }) => id === 'e1')!
    assert.deepEqual([event.type, event.anchor.spans[0]?.text, event.target.spans], ['SANCTION', 'refuse 𝔸ll', []])
    assert.deepEqual(
      event.source.spans.map(({ text }) => text),
      ['foreign minister', 'Dorn'],
    )
    // "Dorn" stands there twice; the script says which.
    const by = { ...fieldsOf(await get(`/review?at=${report}/e1`)), verdict: 'mended', source: 'Dorn' }
    const last = sarvia.text.lastIndexOf('Dorn')
    await post('/review', { ...by, source_at: `${last}-${last + 4}` })
    const [span] = (await some.archive.report(report))!.record.events[0]!.source.spans
    assert.equal(span?.start, last)
    const page = await get(`/review?at=${report}/e1`)
    assert.match(page, /<span class="reviewed mended">/)
    assert.match(page, /History: 2 decisions/)
    assert.match(page, new RegExp(`name="anchor_at" value="${spotOf('refuse 𝔸ll')}"`))
  })

  it('what is wrong is struck through in the reader, in no list, and comes back', async () => {
    const before = await get('/search?of=events')
    const id = `id="${report}-e2"`
    assert.ok(before.includes(id))
    const fields = fieldsOf(await get(`/review?at=${report}/e2`))
    await post('/review', { ...fields, verdict: 'wrong' })
    assert.ok(!(await get('/search?of=events')).includes(id))
    assert.match(await get(`/reports/${report}`), /<li id="e2" class="card event struck"/)
    assert.match(await get('/search?of=events&review=mended'), /<span class="reviewed mended">/)
    assert.match(await get('/'), /1 mended, 0 unsure, 1 wrong/)
    assert.match(await get('/review?show=wrong'), /<span class="reviewed wrong">/)
    const rows = parse(await get('/search.csv?of=events&review=mended'), { columns: true }) as Record<string, string>[]
    assert.deepEqual(
      rows.map((row) => [row['event'], row['review']]),
      [['e1', 'mended']],
    )
    await post('/review/undo', { back: '' })
    assert.ok((await get('/search?of=events')).includes(id))
  })

  it('lists decisions, as CSV as well, and takes any of them back', async () => {
    const page = await get('/review/decisions')
    assert.match(page, /<tr class="undone">/)
    const rows = parse(await get('/review/decisions.csv'), { columns: true }) as Record<string, string>[]
    assert.equal(rows.length, 6)
    const standing = rows.find((row) => row['stands'] === 'yes' && row['verdict'] === 'mended')!
    const got = await post('/review/undo', { back: 'from=decisions', number: standing['number'] ?? '' })
    assert.equal(got.headers.get('location'), '/review/decisions')
    const after = parse(await get('/review/decisions.csv'), { columns: true }) as Record<string, string>[]
    assert.equal(after.find((row) => row['number'] === standing['number'])?.['stands'], 'no')
  })

  it('a name can be changed, and the queue shows what somebody else has not reviewed', async () => {
    await post('/review', { ...fieldsOf(await get(`/review?at=${report}/s1`)), verdict: 'unsure' })
    await post('/review/reviewer', { name: 'Mira', back: 'show=mine' })
    assert.match(await get('/review?show=mine'), /value="Mira"/)
    await post('/review', { ...fieldsOf(await get(`/review?show=mine&at=${report}/s1`)), verdict: 'unsure' })
    const agreement = await get('/review/agreement')
    assert.match(agreement, /Ana Dorn[\s\S]*Mira[\s\S]*1 statements/)
    for (const address of [
      '/review?at=k_0/s1',
      '/review?at=nonsense',
      '/review?show=nothing',
      '/review/actors?open=x',
    ]) {
      assert.ok((await some.app.request(address)).status >= 400, address)
    }
  })

  it('merges actors that are ticked, and splits what is one', async () => {
    const other = await someApp()
    try {
      const send = (path: string, fields: readonly (readonly [string, string])[]) =>
        other.app.request(path, {
          method: 'POST',
          body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])),
          headers: { Cookie: 'demarche_reviewer=Ana', 'Content-Type': 'application/x-www-form-urlencoded' },
        })
      const page = await (await other.app.request('/review/actors?q=estonia')).text()
      const ids = [...page.matchAll(/name="key" value="([^"]+)"/g)].map(([, id]) => unescaped(id ?? ''))
      assert.ok(ids.length > 0)
      const all = await (await other.app.request('/review/actors')).text()
      const some = [...all.matchAll(/name="key" value="(x_[^"]+)"/g)].slice(0, 2).map(([, id]) => id ?? '')
      const joinedBefore = await other.archive.db.selectFrom('joined_actors').select('id').execute()
      const merged = await send('/review/actors', [
        ['verdict', 'same'],
        ['q', ''],
        ...some.map((id) => ['key', id] as const),
      ])
      assert.equal(merged.status, 303)
      const joinedAfter = await other.archive.db.selectFrom('joined_actors').select('id').execute()
      assert.equal(joinedAfter.length, joinedBefore.length - 1)
      assert.match(await (await other.app.request('/review/actors')).text(), /1: <bdi>/)
      await send('/review/actors/undo', [
        ['number', '1'],
        ['q', ''],
      ])
      assert.equal(
        (await other.archive.db.selectFrom('joined_actors').select('id').execute()).length,
        joinedBefore.length,
      )
      const [whole] = ids
      const open = await (await other.app.request(`/review/actors?open=${whole}`)).text()
      const handles = [...open.matchAll(/name="key" value="([^"]+)"/g)].map(([, handle]) => unescaped(handle ?? ''))
      assert.ok(handles.length > 1)
      const split = await send('/review/actors', [
        ['verdict', 'different'],
        ['group', whole ?? ''],
        ['key', handles[0] ?? ''],
      ])
      assert.equal(split.status, 303)
      const link = await other.archive.db
        .selectFrom('actor_links')
        .select('joined_actor_id')
        .where('handle', '=', handles[0] ?? '')
        .executeTakeFirst()
      assert.notEqual(link?.joined_actor_id, whole)
      assert.equal(
        (
          await send('/review/actors', [
            ['verdict', 'same'],
            ['key', ids[0] ?? ''],
          ])
        ).status,
        400,
      )
    } finally {
      await other.close()
    }
  })
})

function unescaped(words: string): string {
  const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#96': '`' }
  return words.replace(/&(amp|lt|gt|quot|#39|#96);/g, (_, name: string) => signs[name] ?? '')
}
