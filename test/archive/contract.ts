import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Archive } from '../../src/archive/archive.ts'
import type { OpenOptions } from '../../src/archive/open-archive.ts'
import { verifyArchive } from '../../src/archive/verify/verify-archive.ts'
import type { ReportRecord } from '../../src/record/report-record.ts'
import { buildRecord } from '../record-builder.ts'
import { contentsOf } from './contents-of.ts'
import { from, numbered, readBy, sarvia, straits } from './some-records.ts'

/** A database of its own for each test: `open` opens it, as often as it is asked to. */
export type Place = { open(options?: OpenOptions): Promise<Archive>; remove(): Promise<void> }

/** What an archive promises, whatever it lies in. */
export function archiveContract(name: string, newPlace: () => Promise<Place>): void {
  describe(`an archive in ${name}`, () => {
    let place: Place
    let archive: Archive
    let moment = 0
    const now = () => `2031-05-01T00:00:${String(moment++).padStart(2, '0')}.000Z`
    beforeEach(async () => {
      moment = 0
      place = await newPlace()
      archive = await place.open({ create: true, now })
    })
    afterEach(async () => {
      await archive.close()
      await place.remove()
    })

    it('gives back what it was given, byte for byte', async () => {
      assert.equal(await archive.add({ record: sarvia }), 'text')
      assert.equal(await archive.add({ record: straits, foundAt: 'straits.txt' }), 'text')
      const kept = await all(archive.reports())
      assert.deepEqual(
        kept.map(({ key }) => key),
        [sarvia, straits].map(({ fingerprint }) => `k_${fingerprint.slice(7, 23)}`).sort(),
      )
      for (const record of [sarvia, straits]) {
        const report = await archive.report(`k_${record.fingerprint.slice(7, 23)}`)
        assert.equal(JSON.stringify(report?.record), JSON.stringify(record))
        assert.equal(report?.origins[0]?.uri, record.origin.uri)
      }
      assert.equal(await archive.report('k_0000000000000000'), null)
    })

    it('keeps everything that a record holds in its tables', async () => {
      await archive.add({ record: sarvia })
      const { db } = archive
      const { text } = await db.selectFrom('texts').select('text').executeTakeFirstOrThrow()
      assert.equal(text, sarvia.text)
      const spans = await db.selectFrom('evidence').selectAll().execute()
      const expected = [
        ...sarvia.statements.flatMap((s) => [s.source, s.cue, s.content, s.medium, s.addressee]),
        ...sarvia.events.flatMap((e) => [e.anchor, e.source, e.target, e.place]),
      ].flatMap((filled) => filled?.spans ?? [])
      assert.equal(spans.length, expected.length)
      for (const span of spans) assert.equal(text.slice(span.start_offset, span.end_offset), span.text)
      for (const table of ['actors', 'mentions', 'times', 'statements', 'events'] as const) {
        const rows = await db.selectFrom(table).selectAll().execute()
        assert.ok(rows.length > 0 && rows.length === sarvia[table].length, table)
      }
      const statement = await db
        .selectFrom('statements')
        .selectAll()
        .where('statement_id', '=', 's2')
        .executeTakeFirstOrThrow()
      const told = sarvia.statements[1]!
      assert.equal(statement.source_actor_id, told.source.actor)
      assert.equal(statement.content_text, told.content.spans.map((span) => span.text).join(' … '))
      assert.equal(statement.confidence, told.confidence)
    })

    it('takes from callers what a database has no place for', async () => {
      const record = {
        ...from(sarvia, 'https://a.example/\0?q=\u{1F6A2}'),
        id: 'a\0b',
        title: "Robert'); DROP TABLE reports;--",
      }
      assert.equal(await archive.add({ record, key: 'one', foundAt: 'list\0.csv:2' }), 'text')
      assert.equal(await archive.add({ record, key: 'one' }), 'nothing')
      await archive.fail({ foundAt: 'x\0', key: null, id: 'y\0', error: { code: 'bad-line', message: 'Bad \0.' } })
      const [report] = await all(archive.reports())
      assert.deepEqual(report?.record, record)
      assert.equal((await all(archive.failures())).length, 1)
    })

    it('changes nothing where the same is added again', async () => {
      await archive.addMany([{ record: sarvia, key: 'one' }, { record: straits }])
      const before = await contentsOf(archive, { moments: true })
      assert.deepEqual(await archive.addMany([{ record: straits }, { record: sarvia, key: 'one' }]), [
        'nothing',
        'nothing',
      ])
      assert.deepEqual(await contentsOf(archive, { moments: true }), before)
    })

    it('keeps the same text from another address as one text with two origins', async () => {
      await archive.add({ record: from(sarvia, 'https://orbis.example/a') })
      assert.equal(await archive.add({ record: from(sarvia, 'https://nordlys.example/b') }), 'origin')
      const [report, ...others] = await all(archive.reports())
      assert.equal(others.length, 0)
      assert.deepEqual(report?.origins.map(({ uri }) => uri).sort(), [
        'https://nordlys.example/b',
        'https://orbis.example/a',
      ])
      assert.equal((await archive.counts()).readings, 1)
    })

    it('holds the same whatever the order of adding: the origin published first gives the record', async () => {
      const copies = [
        from(sarvia, 'https://d.example/', { published: null }),
        from(sarvia, 'https://c.example/', { published: '2031-04-09' }),
        from(sarvia, 'https://b.example/', { published: '2031-04-08', publisher: 'Late Post' }),
        from(sarvia, 'https://a.example/', { published: '2031-04-08' }),
      ]
      for (const record of copies) await archive.add({ record })
      const [report] = await all(archive.reports())
      assert.equal(report?.record.origin.uri, 'https://a.example/')
      const forth = await contentsOf(archive)
      const other = await newPlace()
      const backwards = await other.open({ create: true })
      for (const record of copies.toReversed()) await backwards.add({ record })
      assert.deepEqual(await contentsOf(backwards), forth)
      await backwards.close()
      await other.remove()
    })

    it('takes a new reading on request alone, and keeps the old one with its version', async () => {
      await archive.add({ record: sarvia, key: 'one' })
      const newer = readBy(sarvia, 'newer', { statements: [], events: [] })
      assert.equal(await archive.add({ record: newer, key: 'one' }), 'nothing')
      assert.equal((await archive.counts()).statements, sarvia.statements.length)
      assert.equal(await archive.add({ record: newer, key: 'one' }, { reread: true }), 'reading')
      assert.equal((await archive.counts()).statements, 0)
      const key = `k_${sarvia.fingerprint.slice(7, 23)}`
      const readings = await archive.readings(key)
      assert.deepEqual(
        readings.map(({ reader, current }) => [reader.model, current]),
        [
          ['made up', false],
          ['newer', true],
        ],
      )
      assert.deepEqual(readings[0]?.record, sarvia)
      assert.equal(await archive.add({ record: newer, key: 'one' }, { reread: true }), 'nothing')
      assert.deepEqual(await all(archive.readBefore(newer.reader)), [])
      assert.deepEqual(await all(archive.readBefore(sarvia.reader)), [key])
      assert.equal(await archive.renew(key, sarvia), 'reading')
      assert.equal(await archive.renew(key, sarvia), 'nothing')
      assert.equal((await archive.readings(key)).length, 2)
      await assert.rejects(archive.renew(key, straits), { code: 'bad-record' })
    })

    it('keeps failures by the place of the input, until it is read', async () => {
      const failure = { foundAt: 'b.txt', key: 'kb', id: null, error: { code: 'binary', message: 'No text.' } } as const
      await archive.fail(failure)
      await archive.fail({ ...failure, foundAt: 'a.txt', key: null, error: { code: 'empty', message: 'Empty.' } })
      await archive.fail(failure)
      const kept = await all(archive.failures())
      assert.deepEqual(
        kept.map(({ foundAt, error, failedAt }) => [foundAt, error.code, failedAt]),
        [
          ['a.txt', 'empty', '2031-05-01T00:00:02.000Z'],
          ['b.txt', 'binary', '2031-05-01T00:00:01.000Z'],
        ],
      )
      await archive.add({ record: sarvia, key: 'ks', foundAt: 'a.txt' })
      assert.deepEqual(
        await archive.known(['kb', 'ks', 'kc']),
        new Map([
          ['kb', 'failed'],
          ['ks', 'added'],
        ]),
      )
      assert.deepEqual(
        (await all(archive.failures())).map(({ foundAt }) => foundAt),
        ['b.txt'],
      )
    })

    it('takes away failures in places that were mended, and holds another input in the same place for another', async () => {
      const error = { code: 'binary', message: 'No text.' } as const
      const failure = (foundAt: string, key: string) => ({ foundAt, key, id: null, error })
      await archive.failMany(['a.txt', 'b.txt', 'c.txt'].map((place) => failure(place, `k${place}`)))
      await archive.fail(failure('c.txt', 'another'))
      assert.deepEqual([...(await archive.known(['another', 'kc.txt'])).keys()], ['another'])
      await archive.mend(['a.txt', 'c.txt', 'of which nothing is known'])
      await archive.mend([])
      assert.deepEqual(
        (await all(archive.failures())).map(({ foundAt }) => foundAt),
        ['b.txt'],
      )
      assert.deepEqual(await all(verifyArchive(archive)), [])
    })

    it('finds reports by day, publisher and actor, in pages', async () => {
      const records = Array.from({ length: 230 }, (_, i) => numbered(i))
      await archive.addMany([...records, sarvia].map((record) => ({ record })))
      assert.equal((await all(archive.reports())).length, 231)
      const day = await all(archive.reports({ from: '2031-04-03', to: '2031-04-04', country: 'NOR' }))
      assert.equal(day.length, records.filter(({ published }) => /0[34]$/.test(published ?? '')).length)
      assert.equal((await all(archive.reports({ actor: 'Ana Dorn', publisher: 'Orbis Wire' }))).length, 1)
      assert.equal((await all(archive.reports({ actor: 'Nobody' }))).length, 0)
      const some = (await all(archive.reports({ publisher: 'Orbis Wire' }))).slice(0, 2).map(({ key }) => key)
      const asked = await all(archive.reports({ keys: [...some, 'k_nowhere'] }))
      assert.deepEqual(
        asked.map(({ key }) => key),
        some,
      )
    })

    it('makes of many at once what it makes of one after the other', async () => {
      const records = [sarvia, straits, ...Array.from({ length: 70 }, (_, i) => numbered(i))]
      const again = [from(sarvia, 'https://a.example/'), numbered(3), from(numbered(4), 'https://b.example/')]
      const entries = [...records, ...again, ...again].map((record, i) => ({ record, foundAt: `place ${i}` }))
      const error = { code: 'empty', message: 'Nothing.' } as const
      const failures = [5, 90].map((i) => ({ foundAt: `place ${i}`, key: null, id: null, error }))
      const other = await newPlace()
      const one = await other.open({ create: true, now })
      try {
        await archive.failMany([...failures, ...failures])
        for (const failure of failures) await one.fail(failure)
        const each = []
        for (const entry of entries) each.push(await one.add(entry))
        assert.deepEqual(await archive.addMany(entries), each)
        assert.deepEqual(await contentsOf(archive), await contentsOf(one))
        assert.deepEqual(await archive.counts(), await one.counts())
        assert.equal((await archive.counts()).failures, 1)
        assert.deepEqual(new Set(await archive.addMany(entries)), new Set(['nothing']))
        assert.deepEqual(await contentsOf(archive), await contentsOf(one))
      } finally {
        await one.close()
        await other.remove()
      }
    })

    it('keeps all of a transaction or nothing', async () => {
      await archive.add({ record: straits })
      const before = await contentsOf(archive)
      const broken = { ...sarvia, mentions: [...sarvia.mentions, ...sarvia.mentions] } as ReportRecord
      await assert.rejects(archive.addMany([{ record: numbered(1) }, { record: broken }]), { code: 'bad-record' })
      assert.deepEqual(await contentsOf(archive), before)
      assert.equal(await archive.add({ record: sarvia }), 'text')
    })

    it('shows statements, events and pairs of countries in views', async () => {
      const actors = sarvia.actors.map((actor, i) => ({ ...actor, country: ['NOR', 'ISL', null][i] ?? null }))
      await archive.add({ record: { ...sarvia, actors } })
      const rows = async (view: string) =>
        (await sql<Record<string, unknown>>`select * from ${sql.table(view)}`.execute(archive.db)).rows
      const statements = await rows('statement_view')
      assert.equal(statements.length, sarvia.statements.length)
      assert.equal(statements.find(({ statement }) => statement === 's2')?.['speaker'], 'Ana Dorn')
      const events = await rows('event_view')
      assert.equal(events.length, sarvia.events.length)
      assert.ok(events.every(({ source_names }) => typeof source_names === 'string'))
      const acts = sarvia.events.filter(
        ({ status, source, target }) => status === 'actual' && source.actors.length * target.actors.length > 0,
      )
      const days = await rows('dyad_day')
      assert.equal(
        days.reduce((sum, { events }) => sum + Number(events), 0),
        acts.length,
      )
    })

    it('finds words whatever their accents, and forgets what a new reading does not hold', async () => {
      const record = buildRecord({ body: 'The café in Bogotá was closed, the mayor said.' })
      await archive.addMany([{ record: straits }, { record }])
      for (const word of ['bogota', 'cafe', 'mayor', 'trawlers'])
        assert.equal(await found(archive, 'texts', word), 1, word)
      const told = await found(archive, 'statements', 'trawlers')
      assert.ok(told > 0)
      await archive.renew(`k_${straits.fingerprint.slice(7, 23)}`, readBy(straits, 'none', { statements: [] }))
      assert.equal(await found(archive, 'statements', 'trawlers'), 0)
      assert.equal(await found(archive, 'texts', 'trawlers'), 1)
    })

    it('opens again with all that it held, for reading too', async () => {
      await archive.add({ record: sarvia })
      const before = await contentsOf(archive)
      const again = await place.open({ readOnly: true })
      assert.deepEqual(await contentsOf(again), before)
      await again.close()
    })
  })
}

/** How many rows of a table hold a word, by its full-text table or column. */
async function found({ db, dialect }: Archive, table: 'texts' | 'statements', word: string): Promise<number> {
  const index = sql.table(`${table}_search`)
  const query =
    dialect === 'sqlite'
      ? sql<{ n: number }>`select count(*) as n from ${index} where ${index} match ${word}`
      : sql<{
          n: number
        }>`select count(*) as n from ${sql.table(table)} where search @@ plainto_tsquery('simple', ${word})`
  return Number((await query.execute(db)).rows[0]?.n)
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  return Array.fromAsync(items)
}
