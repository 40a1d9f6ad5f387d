import { openArchive } from '../../src/archive/open-archive.ts'
import { from, numbered } from './some-records.ts'

/** One of several programs that write at once: adds the records of a range, backwards where that is asked for. */
const [place = '', first = '0', last = '0', way = 'forwards'] = process.argv.slice(2)
const archive = await openArchive(place, { create: true, patience: 60_000 })
const numbers = Array.from({ length: Number(last) - Number(first) }, (_, i) => Number(first) + i)
for (const number of way === 'backwards' ? numbers.toReversed() : numbers) {
  await archive.add({ record: numbered(number), foundAt: `${number}` })
  // Each program has an address of its own for every third text, and they tell different days.
  if (number % 3 === 0) {
    const published = `2031-03-${String((Number(first) % 20) + 1).padStart(2, '0')}`
    await archive.add({ record: from(numbered(number), `https://${first}.example/${number}`, { published }) })
  }
  if (number % 10 === 0) {
    const error = { code: 'empty', message: 'Nothing.' } as const
    await archive.fail({ foundAt: `f${number}`, key: null, id: null, error })
  }
}
await archive.close()
