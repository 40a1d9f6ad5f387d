import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Archive } from '../../src/archive/archive.ts'
import { type AskedFor, soughtBy } from '../../src/views/asked-for.ts'
import { findEvents } from '../../src/views/find-events.ts'
import { findReports } from '../../src/views/find-reports.ts'
import { findStatements } from '../../src/views/find-statements.ts'
import { type Question, search } from '../../src/views/search.ts'
import { findWho } from '../../src/views/who.ts'
import { talkRecords } from './talks.ts'

/** What `search` answers, wherever the archive of the talks lies. */
export function searchTests(open: () => Archive): void {
  describe('search', () => {
    /** What is found, as kind, id in the report, and the words that are lit up. */
    async function found(question: Question): Promise<string[]> {
      const { found } = await search(open(), question)
      return found.map(({ kind, id, highlights }) =>
        [kind, id.split('/')[1] ?? '-', highlights.map(({ text }) => text).join('|')].join(' ').trim(),
      )
    }
    const who = (words: string) => findWho(open(), words)

    it('finds statements and events in turns, then texts that have the words elsewhere', async () => {
      assert.deepEqual((await found({ words: 'embargo' })).sort(), [
        'event e2 embargo',
        'event e4 embargo',
        'statement s1 embargo',
        'statement s3 embargo',
      ])
      assert.deepEqual((await found({ words: 'sanctions relief' })).sort(), [
        'event e1 sanctions relief',
        'text - sanctions|relief',
      ])
    })

    it('knows phrases, beginnings of words, accents and case', async () => {
      assert.deepEqual(await found({ words: '"relief sanctions"' }), [])
      assert.deepEqual(await found({ words: '"PICTURES of"' }), ['text - pictures of'])
      assert.deepEqual(await found({ words: 'yeonp* SHELLED' }), [
        'statement s1 shelled Yeonpyeong',
        'event e2 shelled Yeonpyeong',
      ])
      assert.deepEqual(await found({ words: 'zurich', kinds: ['statement'] }), ['statement s2 Zürich'])
      assert.deepEqual(await found({ words: 'peace nonsense' }), [])
    })

    it('gives the sentence and the places of the words in the text', async () => {
      const [one] = (await search(open(), { words: 'embargo first', kinds: ['statement'] })).found
      assert.equal(one?.evidence.text, '"The United States must lift its embargo first," envoy Ri Chol said.')
      const text = talkRecords[0]?.text ?? ''
      for (const span of [one.evidence, ...one.highlights]) assert.equal(text.slice(span.start, span.end), span.text)
      assert.deepEqual([one.who, one.mode, one.report.publisher], [['Ri Chol'], 'direct', 'Orbis Wire'])
    })

    it('takes a state for those who speak and act for it, and a code for everybody of it', async () => {
      assert.deepEqual(await found({ by: await who('North Korea'), kinds: ['statement'] }), [
        'statement s1',
        'statement s1',
        'statement s2',
      ])
      assert.deepEqual(await found({ by: await who('the north'), types: ['REQUEST'] }), [
        'statement s1',
        'event e2',
        'event e1',
      ])
      assert.deepEqual(await found({ by: await who('Dana Field') }), ['statement s3'])
      assert.deepEqual((await who('USA')).scope, 'everybody')
      await assert.rejects(who('\0Rurit\ud83d'), { code: 'not-found' })
      await assert.rejects(who('Ruritania'), { code: 'not-found', message: /nobody called "Ruritania"/ })
    })

    it('asks of whom it is said, and to whom it is done', async () => {
      assert.deepEqual(
        await found({
          words: 'embargo',
          by: await who('North Korea'),
          about: await who('USA'),
          types: ['REQUEST'],
          mode: 'direct',
        }),
        ['statement s1 embargo', 'event e2 embargo'],
      )
      assert.deepEqual(await found({ about: await who('PRK'), kinds: ['event'] }), ['event e3', 'event e4'])
      assert.deepEqual(await found({ about: await who('North Korea'), kinds: ['statement'] }), [
        'statement s1',
        'statement s2',
        'statement s2',
        'statement s3',
      ])
    })

    it('asks for days, types, modes, statuses and outlets', async () => {
      const days = { from: '2020-03-01', to: '2020-03-31' }
      assert.deepEqual(await found({ ...days, kinds: ['event'] }), ['event e2', 'event e1'])
      assert.deepEqual(await found({ from: '2020-04-10', to: '2020-04-11' }), ['event e3'])
      assert.deepEqual(await found({ types: ['REQUEST'], mode: 'change' }), ['event e1'])
      assert.deepEqual(await found({ statuses: ['planned', 'negated'], kinds: ['event'] }), ['event e3', 'event e2'])
      assert.deepEqual(await found({ words: 'relief', publisher: 'Harbour Post' }), [
        'text - relief|relief'.slice(0, 13),
      ])
    })

    it('finds what the lists of the web find', async () => {
      const asks: readonly AskedFor[] = [
        { q: 'embargo' },
        { q: '"PICTURES of"' },
        { q: 'yeonp* SHELLED', country: 'PRK' },
        { q: '?!' },
        { speaker: 'Ri Chol' },
        { q: 'embargo', type: 'REQUEST', mode: 'direct' },
        { actor: 's_USA', status: 'planned' },
        { outlet: 'Harbour Post', from: '2020-03-01', to: '2020-04-30' },
      ]
      for (const asked of asks) {
        const { found } = await search(open(), { ...soughtBy(asked), limit: 100 })
        const ids = (kind: string) => found.filter((one) => one.kind === kind).map(({ id }) => id)
        const statements = (await findStatements(open(), asked, { limit: 100 })).items
        const events = (await findEvents(open(), asked, { limit: 100 })).items
        const told = JSON.stringify(asked)
        assert.deepEqual(
          statements.map(({ report, statement }) => `${report}/${statement}`).sort(),
          ids('statement').sort(),
          told,
        )
        assert.deepEqual(events.map(({ report, event }) => `${report}/${event}`).sort(), ids('event').sort(), told)
        const reports = (await findReports(open(), { ...asked, q: undefined }, { limit: 100 })).items
        for (const one of found)
          assert.ok(
            reports.some(({ report }) => report === one.report.key),
            told,
          )
      }
      const counts = await Promise.all(asks.map(async (asked) => (await findStatements(open(), asked)).items.length))
      assert.ok(counts.filter((count) => count > 0).length >= 4, counts.join(' '))
      assert.equal(counts[3], 0)
    })

    it('stops at the limit and says that there is more', async () => {
      const all = await search(open(), { words: 'embargo' })
      const some = await search(open(), { words: 'embargo', limit: 3 })
      assert.deepEqual([all.more, some.more], [false, true])
      assert.deepEqual(some.found, all.found.slice(0, 3))
    })

    it('takes any words without a fault', async () => {
      const hostile = [
        '"',
        '""',
        '"""',
        '*',
        'a*',
        '"a"*',
        '* *',
        'NEAR(a b)',
        'AND',
        'OR NOT',
        'a AND',
        '(',
        ')',
        'a:b',
        'content_text:x',
        '-a',
        '^a',
        '{a b}:c',
        "'; DROP TABLE reports; --",
        '\\',
        '%',
        '_',
        'a & | ! <-> b',
        ':*',
        "it's",
        '\0',
        '\ud83d',
        '🚢',
        'U.S.',
        'a.b.c@d.org',
        'http://e.org/?q=1',
        '-1.5e10',
        '\u0301',
        'x'.repeat(5000),
        'a '.repeat(300),
      ]
      for (const words of hostile) await search(open(), { words })
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary' }), async (words) => {
          await search(open(), { words, limit: 2 })
        }),
        { numRuns: 25 },
      )
      const { reports } = await open().counts()
      assert.equal(reports, talkRecords.length)
    })
  })
}
