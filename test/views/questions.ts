import { after, before, describe } from 'node:test'
import type { Archive } from '../../src/archive/archive.ts'
import type { Place } from '../archive/contract.ts'
import { reviewTests } from './review-tests.ts'
import { searchTests } from './search-tests.ts'
import { talkRecords } from './talks.ts'
import { tallyTests } from './tally-tests.ts'
import { timelineTests } from './timeline-tests.ts'

/** The questions that people ask of an archive, asked of one that lies somewhere. */
export function questions(name: string, newPlace: () => Promise<Place>): void {
  describe(`questions to ${name}`, () => {
    let place: Place | undefined
    let opened: Archive | undefined
    before(async () => {
      place = await newPlace()
      opened = await place.open({ create: true })
      await opened.addMany(talkRecords.map((record) => ({ record })))
    })
    after(async () => {
      await opened?.close()
      await place?.remove()
    })

    const archive = (): Archive => {
      if (opened === undefined) throw new Error('the archive is not open yet')
      return opened
    }
    searchTests(archive)
    timelineTests(archive)
    tallyTests(archive)
    reviewTests(archive)
  })
}
