import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { joinReports } from '../../src/archive/across/join-reports.ts'
import type { Archive } from '../../src/archive/archive.ts'
import { search } from '../../src/views/search.ts'
import { tally } from '../../src/views/tally.ts'
import { findWho } from '../../src/views/who.ts'
import type { Place } from '../archive/contract.ts'
import { sqlitePlace } from '../archive/places.ts'
import { buildRecord } from '../record-builder.ts'
import { dispatch } from './dispatches.ts'

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

  it('find somebody under every spelling that was joined, and nobody else', async () => {
    const by = await findWho(archive, 'Ri Jong Chol')
    const { found } = await search(archive, { by })
    assert.deepEqual(found.map(({ words }) => words).toSorted(), ['that ships would sail', 'that talks were over'])
  })
})
