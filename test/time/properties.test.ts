import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { civil, dayOf, isoDay, isoWeek, parseDay, weekday } from '../../src/time/civil-day.ts'
import { findTimes } from '../../src/time/find-times.ts'
import { daysOf } from '../../src/time/values.ts'

const pieces =
  "the a last next this past early nearly end of two three-year twenty-four 24 2 1/2 1996 1990s '80s years year-earlier week quarter third Friday morning Oct. 31 May march , . \n 3 p.m. UTC 10/31/89 2019-02-30 every ago earlier later same that and to will said 's - : $ % 𝒳 é “ fiscal half summer today tonight weekend"
    .split(' ')
    .concat('\n', '\n\n')

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((words) => words.join(' ')),
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((words) => words.join('')),
)
const published = fc
  .option(fc.date({ min: new Date('0100-01-01'), max: new Date('9000-01-01'), noInvalidDate: true }), { nil: null })
  .map((date) => date?.toISOString().slice(0, 10) ?? null)

describe('whatever the text', () => {
  it('findings are ordered, disjoint, trimmed pieces of it, with days in order', () =>
    fc.assert(
      fc.property(text, published, (written, day) => {
        let before = 0
        for (const { start, end, value, from, to } of findTimes(written, { published: day, sentences: [] })) {
          assert.ok(start >= before && end > start && end <= written.length)
          assert.equal(written.slice(start, end), written.slice(start, end).trim())
          assert.equal(from === null, to === null)
          if (from !== null && to !== null) assert.ok(parseDay(from)! <= parseDay(to)!)
          if (value !== null) assert.doesNotMatch(value, /NaN|undefined|Infinity/)
          before = end
        }
      }),
      { numRuns: 600 },
    ))

  it('the same text gives the same findings', () =>
    fc.assert(
      fc.property(text, published, (written, day) => {
        const anchor = { published: day, sentences: [{ start: 0, end: written.length }] }
        assert.deepEqual(findTimes(written, anchor), findTimes(written, anchor))
      }),
      { numRuns: 100 },
    ))
})

it('takes time in proportion to the text', () => {
  for (const piece of ['the last ', 'two hundred and ', '1,000,', 'early late ', 'Friday, ', '3 ', 'a ']) {
    const long = piece.repeat(20_000)
    // Time of this process alone: the machine may have other work.
    const started = process.cpuUsage()
    findTimes(long, { published: '2019-05-15', sentences: [] })
    assert.ok(process.cpuUsage(started).user < 3e6, piece)
  }
})

it('gives the same wherever it runs', () => {
  const program = `
    import { findTimes } from ${JSON.stringify(new URL('../../src/time/find-times.ts', import.meta.url).href)}
    const text = 'He said Friday that last month, on March 31 and at 11 p.m. yesterday, it began.'
    console.log(JSON.stringify(findTimes(text, { published: '2019-04-01', sentences: [] })))`
  const run = (TZ: string): string => {
    const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    })
    assert.equal(status, 0)
    return stdout
  }
  const home = run('UTC')
  assert.match(home, /2019-03-29/)
  assert.equal(run('Pacific/Kiritimati'), home)
  assert.equal(run('America/Los_Angeles'), home)
})

describe('civil days', () => {
  it('agree with the platform in UTC', () =>
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_500_000 }), (day) => {
        const date = new Date(day * 86_400_000)
        assert.deepEqual(civil(day), {
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        })
        const { year, month, day: of } = civil(day)
        assert.equal(dayOf(year, month, of), day)
        assert.equal(weekday(day), date.getUTCDay() || 7)
      }),
    ))

  it('every day lies in its ISO week', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (day) => {
        const week = daysOf(isoWeek(day))
        assert.ok(week !== null && week.first <= day && day <= week.last && week.last - week.first === 6, isoDay(day))
      }),
    ))
})
