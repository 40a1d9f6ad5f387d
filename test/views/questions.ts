import { after, before, describe } from 'node:test'
import type { Archive } from '../../src/archive/archive.ts'
import { searchTests } from './search-tests.ts'
import { talkRecords } from './talks.ts'
import { tallyTests } from './tally-tests.ts'
import { timelineTests } from './timeline-tests.ts'

export type Place = { readonly archive: Archive; readonly remove: () => Promise<void> }

/** The questions that people ask of an archive, asked of one that lies somewhere. */
export function questions(name: string, newPlace: () => Promise<Place>): void {
  describe(`questions to ${name}`, () => {
    let place: Place | undefined
    before(async () => {
      place = await newPlace()
      await place.archive.addMany(talkRecords.map((record) => ({ record })))
    })
    after(() => place?.remove())

    const archive = (): Archive => {
      if (place === undefined) throw new Error('the archive is not open yet')
      return place.archive
    }
    searchTests(archive)
    timelineTests(archive)
    tallyTests(archive)
  })
}
