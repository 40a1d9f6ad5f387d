import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sentences } from '../../src/language/sentences.ts'
import { bindTimes, type TimedEvent } from '../../src/reading/bind-times.ts'
import { timeInClause } from '../../src/reading/time-in-clause.ts'
import type { Dated, Dates } from '../../src/reading/time-of-statement.ts'
import { RangeIndex } from '../../src/record/range-index.ts'
import { type Range, spanAt } from '../../src/record/ranges.ts'
import { findTimes } from '../../src/time/find-times.ts'

/** Invented sentences; a Wednesday. */
const published = '2019-05-15'

function datesOf(text: string): { readonly times: readonly Dated[]; readonly dates: Dates } {
  const all = sentences(text)
  const times = findTimes(text, { published, sentences: all }).map(
    ({ why: _why, ...t }, i): Dated => ({ ...t, ...spanAt(text, t), id: `t${i + 1}` }),
  )
  return { times, dates: { text, times: new RangeIndex(times), sentences: all, contents: new RangeIndex<Range>([]) } }
}

const rangeOf = (text: string, word: string): Range => {
  const start = text.indexOf(word)
  assert.ok(start >= 0, word)
  return { start, end: start + word.length }
}

/** The value of the date that a word of a sentence gets, and the rule; `others` are the anchors of other events. */
function given(text: string, word: string, ...others: string[]): string | null {
  const { times } = datesOf(text)
  const found = timeInClause(
    text,
    { start: 0, end: text.length },
    rangeOf(text, word),
    times,
    others.map((o) => rangeOf(text, o)),
  )
  return found && `${found.time.text} ${found.rule}`
}

describe('the date that belongs to a word', () => {
  it('is the one of its clause', () => {
    assert.equal(given('Rebels attacked the port on Monday.', 'attacked'), 'Monday only-one')
    assert.equal(given('On Monday, rebels attacked the port.', 'attacked'), 'Monday opens-sentence')
    assert.equal(given('The fleet fired what it called "new rockets" Monday.', 'fired'), 'Monday only-one')
  })

  it('is the one that is part of its name, which no other word has', () => {
    const text = "Sorland condemned Thursday's attack and called for talks."
    assert.equal(given(text, 'attack'), 'Thursday names-it')
    assert.equal(given(text, 'condemned'), null)
  })

  it('is not one beyond a clause', () => {
    assert.equal(given('The council imposed sanctions after the invasion of March 2018.', 'sanctions'), null)
    assert.equal(given('After talks failed on Monday, rebels attacked the port.', 'attacked'), null)
    assert.equal(given('Varga, who took office in March 2018, rejected the offer.', 'rejected'), null)
  })

  it('is not when somebody told of it', () => {
    assert.equal(given('Rebels attacked the port, Varga said on Monday.', 'attacked'), null)
    assert.equal(given('Varga on Monday said rebels attacked the port.', 'attacked'), null)
  })

  it('is not that of the verb whose object it is', () => {
    assert.equal(given('On Monday the council demanded the release of the crew.', 'release', 'demanded'), null)
    assert.equal(
      given('On Monday the council demanded the release of the crew.', 'demanded', 'release'),
      'Monday opens-sentence',
    )
    assert.equal(given('On Monday rebels launched an attack on the port.', 'attack'), 'Monday opens-sentence')
  })

  it('is none where two would do', () =>
    assert.equal(given('Rebels attacked in April, in May and again in June the port.', 'port'), null))
})

/** An event at a word, with a date where it has one. */
function event(
  text: string,
  word: string,
  options: { date?: Dated; by?: string; type?: 'ASSAULT' | 'MOBILIZE' } = {},
): TimedEvent {
  const anchor = { ...rangeOf(text, word), score: 1 }
  const type = options.type ?? 'MOBILIZE'
  const found = {
    type,
    anchor,
    source: null,
    target: null,
    time: null,
    place: null,
    asserter: null,
    status: 'actual',
    statusScore: 1,
    withoutSource: 0,
    withoutTarget: 0,
    faint: false,
  } as const
  const draft = {
    type,
    mode: null,
    contexts: [],
    anchor,
    source: null,
    target: null,
    time: null,
    place: null,
    status: 'actual',
    assertedBy: null,
    confidence: 1,
    why: { found, status: null, sides: { source: null, target: null }, mode: null, contexts: [], assertedBy: null },
  } as const
  return {
    draft,
    time: options.date ? { time: options.date, why: { by: 'only-one' } } : null,
    sources: options.by ? [options.by] : [],
    targets: [],
  }
}

const bound = (text: string, events: (times: readonly Dated[]) => readonly TimedEvent[] = () => []) => {
  const { times, dates } = datesOf(text)
  return bindTimes(times, events(times), dates)
}

describe('an expression that is told from a deed', () => {
  const text = 'The fleet fired rockets on Saturday. Envoys wrote a day after it launched them.'

  it('has the date of the deed, told with another word by nobody: none', () =>
    assert.equal(bound(text)[1]?.time.value, 'P1D'))

  it('has the date of the deed where the report tells it with the same word', () => {
    const [, day] = bound('The fleet tested rockets on Saturday. Envoys wrote a day after it tested them.')
    assert.deepEqual([day?.time.type, day?.time.value, day?.time.from], ['DATE', '2019-05-12', '2019-05-12'])
    assert.equal(day?.why?.date.id, 't1')
  })

  it('has the date that stands with the deed itself', () => {
    const [, day] = bound('Envoys met two days after the attack of 3 May 2019.').toReversed()
    assert.equal(day?.time.value, '2019-05-05')
  })

  it('stays open where two tellings have different days', () => {
    const times = bound(
      'It tested rockets on Saturday. It tested shells on Sunday. Envoys wrote a day after it tested them.',
    )
    assert.equal(times[2]?.time.value, 'P1D')
    assert.notEqual(times[2]?.time.hinge, null)
  })

  it('stays open where the deed is somebody else’s', () => {
    const two = 'Sorland tested rockets on Saturday. Envoys wrote a day after Norden had tested shells.'
    const second = two.lastIndexOf('tested')
    const deeds = (by: string) => (times: readonly Dated[]) => {
      const other = event(two, 'tested', { by })
      const at = { start: second, end: second + 6, score: 1 }
      return [event(two, 'tested', { date: times[0]!, by: 'a1' }), { ...other, draft: { ...other.draft, anchor: at } }]
    }
    assert.equal(bound(two, deeds('a2'))[1]?.time.value, 'P1D')
    assert.equal(bound(two, deeds('a1'))[1]?.time.value, '2019-05-12')
  })

  it('is not finer than the date that it is told from', () => {
    const [, day] = bound('The summit was held in March 2018. They wrote three days after the summit.')
    assert.equal(day?.time.value, 'P3D')
  })
})
