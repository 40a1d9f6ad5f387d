import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { joinReports } from '../../src/archive/across/join-reports.ts'
import type { Archive } from '../../src/archive/archive.ts'
import { spanAt } from '../../src/record/ranges.ts'
import { dialogueOf } from '../../src/views/dialogue.ts'
import { search } from '../../src/views/search.ts'
import { tally } from '../../src/views/tally.ts'
import { findWho } from '../../src/views/who.ts'
import type { Place } from '../archive/contract.ts'
import { sqlitePlace } from '../archive/places.ts'
import { buildRecord } from '../record-builder.ts'
import { dispatch } from './dispatches.ts'

const within = (text: string, words: string) => {
  const start = text.indexOf(words)
  return { start, end: start + words.length }
}

/** A report that spells its speaker in its own way. */
function speaking(name: string, content: string) {
  return buildRecord(
    {
      body: `${name} said ${content}.`,
      actors: [{ name, country: 'PRK', sectors: ['GOV'] }],
      statements: [{ source: name, actor: 'a1', cue: 'said', content }],
    },
    { published: '2020-03-01' },
  )
}

describe('questions to an archive that was joined', () => {
  let place: Place
  let archive: Archive
  before(async () => {
    place = await sqlitePlace()
    archive = await place.open({ create: true })
    const records = [
      dispatch('Nordlys', '', 'nordlys'),
      dispatch('Harbour Post', 'Readers of this paper saw it coming. ', 'harbour'),
      speaking('Ri Jong-chol', 'that talks were over'),
      speaking('Ri Jong Chol', 'that ships would sail'),
      speaking('Ri Jong Ok', 'that rice was short'),
    ]
    await archive.addMany(records.map((record) => ({ record })))
  })
  after(async () => {
    await archive.close()
    await place.remove()
  })

  it('count an act once that several reports tell of, once they are joined', async () => {
    const counted = async () => {
      const [row] = await tally(archive, { keys: ['type'], types: ['SANCTION'] })
      return [row?.events, row?.acts, row?.reports]
    }
    assert.deepEqual(await counted(), [2, 2, 2])
    await joinReports(archive)
    assert.deepEqual(await counted(), [2, 1, 2])
  })

  it('give a state those of whom another report of the same person tells it', async () => {
    const minister = (country: string | null, content: string) => {
      const body = `Defence Minister Pak Chol Min said ${content} of Japan. North Korea was calm.`
      const title = 'Defence Minister'
      const post = spanAt(body, within(body, title))
      const mention = (id: string, text: string, actor: string) =>
        ({ id, ...spanAt(body, within(body, text)), form: 'name', type: 'LOC', actor }) as const
      return buildRecord(
        {
          body,
          actors: [
            { name: 'Pak Chol Min', country, sectors: ['GOV'], roles: [{ title, organisation: null, ...post }] },
            { name: 'Japan', kind: 'state', country: 'JPN' },
            { name: 'North Korea', kind: 'state', country: 'PRK' },
          ],
          statements: [{ source: 'Pak Chol Min', actor: 'a1', cue: 'said', content: `${content} of Japan` }],
        },
        {
          published: '2020-03-02',
          mentions: [mention('m1', 'Japan', 'a2'), mention('m2', 'North Korea', 'a3')],
        },
      )
    }
    const said = async () =>
      (await dialogueOf(archive, 's_PRK', 's_JPN'))?.turns.map(({ statement }) => statement?.content).toSorted()
    await archive.addMany(
      [minister('PRK', 'that ships sailed'), minister(null, 'that envoys came')].map((record) => ({ record })),
    )
    assert.deepEqual(await said(), ['that ships sailed of Japan'])
    await joinReports(archive)
    assert.deepEqual(await said(), ['that envoys came of Japan', 'that ships sailed of Japan'])
  })

  it('find somebody under every spelling that was joined, and nobody else', async () => {
    const by = await findWho(archive, 'Ri Jong Chol')
    const { found } = await search(archive, { by })
    assert.deepEqual(found.map(({ words }) => words).toSorted(), ['that ships would sail', 'that talks were over'])
  })
})
