import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findTimes } from '../../src/time/find-times.ts'

/** Invented sentences: a report published on Wednesday 15 May 2019 unless said otherwise. */
const published = '2019-05-15'

const found = (text: string, day: string | null = published): string[] =>
  findTimes(text, { published: day, sentences: [{ start: 0, end: text.length }] }).map(
    ({ start, end, type, value }) => `${text.slice(start, end)} | ${type} ${value}`,
  )

type Case = readonly [sentence: string, ...expected: string[]]

const kinds: Readonly<Record<string, readonly Case[]>> = {
  'calendar dates': [
    ['The treaty was signed on 31 October 2019.', '31 October 2019 | DATE 2019-10-31'],
    ['Talks opened on March 26, 1996, in Oslo.', 'March 26, 1996 | DATE 1996-03-26'],
    ['The bonds fall due on 10/31/89.', '10/31/89 | DATE 1989-10-31'],
    ['The decree of 2019-02-03 was revoked.', '2019-02-03 | DATE 2019-02-03'],
    ['Envoys met in June 2018.', 'June 2018 | DATE 2018-06'],
    ['The border closed on Nov. 25 after shelling.', 'Nov. 25 | DATE 2018-11-25'],
    ['The summit will open on June 3.', 'June 3 | DATE 2019-06-03'],
    ['They arrived on Sunday, March eighth.', 'Sunday, March eighth | DATE 2019-03-08'],
    ['The wall fell in 1989.', '1989 | DATE 1989'],
    ['It began in nineteen ninety-six.', 'nineteen ninety-six | DATE 1996'],
    ['On the 3rd of April 2017 he resigned.', '3rd of April 2017 | DATE 2017-04-03'],
  ],
  weekdays: [
    ['The minister arrived on Friday.', 'Friday | DATE 2019-05-10'],
    ['The ministers will meet on Friday.', 'Friday | DATE 2019-05-17'],
    ['He said Wednesday that nothing had changed.', 'Wednesday | DATE 2019-05-15'],
    ['Last Monday the court ruled.', 'Last Monday | DATE 2019-05-13'],
    ['The vote is next Tuesday.', 'next Tuesday | DATE 2019-05-21'],
  ],
  'what is asked of a reader of news': [
    ['Talks have been stalled since October.', 'October | DATE 2018-10'],
    ['Envoys have met in Oslo since June 2018.', 'June 2018 | DATE 2018-06'],
    ['The test was the third this year.', 'this year | DATE 2019'],
    ['It fired rockets for the third time this year.', 'this year | DATE 2019'],
    ['The port will grow over the next decade.', 'the next decade | DATE 202'],
    ['Over the past decade the port grew.', 'the past decade | DURATION P10Y'],
    ['The court ruled in May.', 'May | DATE 2019-05'],
    ['The deal closed in August.', 'August | DATE 2018-08'],
    ['The deal will close in August.', 'August | DATE 2019-08'],
    ['They meet twice a year.', 'a year | SET P1Y'],
    ['It lasted three weeks.', 'three weeks | DURATION P3W'],
  ],
  ranges: [
    ['Talks ran from May 3 to May 7.', 'May 3 | DATE 2019-05-03', 'May 7 | DATE 2019-05-07'],
    ['Talks ran from 3 to 7 May.', '3 | DATE 2019-05-03', '7 May | DATE 2019-05-07'],
    ['Talks ran 3-7 May 2018 in Oslo.', '3 | DATE 2018-05-03', '7 May 2018 | DATE 2018-05-07'],
    ['Talks ran May 3-7 in Oslo.', 'May 3 | DATE 2019-05-03', '7 | DATE 2019-05-07'],
    ['They met on April 24 and 25.', 'April 24 | DATE 2019-04-24', '25 | DATE 2019-04-25'],
    ['They met on April 24 and 25, 2018, in Oslo.', 'April 24 | DATE 2018-04-24', '25, 2018 | DATE 2018-04-25'],
    ['On May 3 and 7 soldiers left.', 'May 3 | DATE 2019-05-03'],
    ['They lost 3 to 7 May voters.', '7 May | DATE 2019-05-07'],
    ['It fell between 2010 and 2012.', '2010 | DATE 2010', '2012 | DATE 2012'],
    ['From October to December prices rose.', 'October | DATE 2018-10', 'December | DATE 2018-12'],
  ],
  'months without a year': [
    ['The plant closed in October.', 'October | DATE 2018-10'],
    ['Until a walk in April he had worked there.', 'April | DATE 2019-04'],
    ['The plant will close in October.', 'October | DATE 2019-10'],
    ['He took office last April.', 'last April | DATE 2018-04'],
    ['In July last year the port was shut.', 'July last year | DATE 2018-07'],
    ['The army may march on the town.'],
  ],
  'relative dates': [
    ['She left yesterday.', 'yesterday | DATE 2019-05-14'],
    ['Exports fell last week.', 'last week | DATE 2019-W19'],
    ['Earlier this month a deal was struck.', 'Earlier this month | DATE 2019-05'],
    ['A vote is planned next year.', 'next year | DATE 2020'],
    ['The rebels withdrew two years ago.', 'two years ago | DATE 2017'],
    ['The rebels withdrew 10 days ago.', '10 days ago | DATE 2019-05-05'],
    ['They met this past weekend.', 'this past weekend | DATE 2019-W19-WE'],
    ['They met over the weekend.', 'the weekend | DATE 2019-W19-WE'],
    [
      'Sales rose in February, compared with the same month a year ago.',
      'February | DATE 2019-02',
      'the same month a year ago | DATE 2018-02',
    ],
    ['In 1996 he won; a year earlier he had lost.', '1996 | DATE 1996', 'a year earlier | DATE 1995'],
    ['It opened in 1990 and closed the following year.', '1990 | DATE 1990', 'the following year | DATE 1991'],
  ],
  'quarters, halves, seasons, decades': [
    ['Profit rose in the first quarter.', 'the first quarter | DATE 2019-Q1'],
    ['A third-quarter loss was reported.', 'third-quarter | DATE 2018-Q3'],
    ['Sales fell in the fourth quarter of 2017.', 'the fourth quarter of 2017 | DATE 2017-Q4'],
    [
      'Net in the first quarter was $3 million, against $2 million a year earlier.',
      'the first quarter | DATE 2019-Q1',
      'a year earlier | DATE 2018-Q1',
    ],
    ['It shrank in the last half of 2016.', 'the last half of 2016 | DATE 2016-H2'],
    ['Elections are due this summer.', 'this summer | DATE 2019-SU'],
    ['War broke out in the 1990s.', 'the 1990s | DATE 199'],
    ['In fiscal 2018 it lost money.', 'fiscal 2018 | DATE 2018'],
  ],
  'times of day': [
    ['The blast came at 3 p.m. on Tuesday.', '3 p.m. on Tuesday | TIME 2019-05-14T15:00'],
    ['The index stood at 2,100 at 16:08 UTC.', '16:08 UTC | TIME 2019-05-15T16:08Z'],
    ['He spoke this morning.', 'this morning | TIME 2019-05-15TMO'],
    ['Police raided the flat Friday night.', 'Friday night | TIME 2019-05-10TNI'],
    ['Shells fell last night.', 'last night | TIME 2019-05-14TNI'],
  ],
  durations: [
    ['A three-year plan was adopted.', 'three-year | DURATION P3Y'],
    ['They talked for two weeks.', 'two weeks | DURATION P2W'],
    ['In the last 24 hours ten people died.', 'the last 24 hours | DURATION PT24H'],
    ['It took 2 1/2 years.', '2 1/2 years | DURATION P2Y6M'],
    ['Nearly two months passed.', 'Nearly two months | DURATION P2M'],
    ['Repairs take two to three weeks.', 'two to three weeks | DURATION P2W'],
    ['Over the next couple of years it may grow.', 'the next couple of years | DURATION P2Y'],
    ['After two quarters of losses it closed.', 'two quarters | DURATION P2Q'],
    ['A day-long meeting failed.', 'day | DURATION P1D'],
    ['It lasted several months.', 'several months | DURATION PXM'],
  ],
  sets: [
    ['Guards work 60 hours a week.', '60 hours | DURATION PT60H', 'a week | SET P1W'],
    ['The party daily Aurora agreed.'],
    ['Patrols pass every day.', 'every day | SET P1D'],
    ['Reports appear annually.', 'annually | SET P1Y'],
    ['They meet every two weeks.', 'every two weeks | SET P2W'],
    ['The council sits each Thursday.', 'each Thursday | SET XXXX-WXX-4'],
  ],
  references: [
    ['He is now in exile.', 'now | DATE PRESENT_REF'],
    ['She spoke on Lunchtime Now.'],
    ['She recently resigned.', 'recently | DATE PAST_REF'],
    ['Nobody knows the future.', 'the future | DATE FUTURE_REF'],
  ],
  'what is no time': [
    ['A 44-year-old guard and a man aged 30 were hurt.'],
    ['He is 12 years old.'],
    ['They paid $1996 for 2,005 boxes and 3.5 tons.'],
    ['The mayor may march.'],
    ['Iraq imports three-quarters of its food.'],
  ],
}

for (const [kind, cases] of Object.entries(kinds)) {
  describe(kind, () => {
    for (const [sentence, ...expected] of cases) it(sentence, () => assert.deepEqual(found(sentence), expected))
  })
}

describe('the days that an expression covers', () => {
  const days = (text: string): (string | null)[] =>
    findTimes(text, { published, sentences: [] }).flatMap(({ from, to }) => [from, to])

  it('a week, a quarter, a decade, a winter', () => {
    assert.deepEqual(days('Prices fell last week.'), ['2019-05-06', '2019-05-12'])
    assert.deepEqual(days('Prices fell over the past decade.'), ['2009-05-15', '2019-05-15'])
    assert.deepEqual(days('Prices will fall over the next decade.'), ['2020-01-01', '2029-12-31'])
    assert.deepEqual(days('Prices fell in the first quarter.'), ['2019-01-01', '2019-03-31'])
    assert.deepEqual(days('Prices fell in the 1990s.'), ['1990-01-01', '1999-12-31'])
    assert.deepEqual(days('Prices fell in February 2016.'), ['2016-02-01', '2016-02-29'])
  })

  it('a stretch counted from the published day', () =>
    assert.deepEqual(days('In the past three days it rained.'), ['2019-05-12', '2019-05-15']))

  it('nothing for a stretch that hangs in the air', () =>
    assert.deepEqual(days('It rained for two weeks.'), [null, null]))
})

describe('without a published day', () => {
  it('says nothing of what leans on it', () =>
    assert.deepEqual(found('He arrived on Friday, as he did last year and in October.', null), [
      'Friday | DATE null',
      'last year | DATE null',
      'October | DATE null',
    ]))

  it('still reads what stands by itself', () =>
    assert.deepEqual(found('It ended on 4 May 1990.', null), ['4 May 1990 | DATE 1990-05-04']))

  it("leans on the report's own date line", () =>
    assert.deepEqual(found('Envoys meet in Vienna\nMay 15, 2019\nEnvoys met on Monday.', null), [
      'May 15, 2019 | DATE 2019-05-15',
      'Monday | DATE 2019-05-13',
    ]))

  it('does not take that line for what is talked about', () =>
    assert.deepEqual(
      found('Shares fall\nMay 15, 2019\nShares fell on Friday, ending the day at 90.').at(-1),
      'the day | DATE 2019-05-10',
    ))

  it('takes a day that does not exist for none', () =>
    assert.deepEqual(found('He arrived on Friday.', '2019-02-30'), ['Friday | DATE null']))
})

it('reads on in the same sentence only', () => {
  const text = 'It closed in May. 2018 was better.'
  const [first, second] = findTimes(text, {
    published,
    sentences: [
      { start: 0, end: 17 },
      { start: 18, end: 34 },
    ],
  })
  assert.equal(text.slice(first!.start, first!.end), 'May')
  assert.equal(second!.value, '2018')
})

describe('what is told from something else', () => {
  it('from a date in its words', () => {
    assert.deepEqual(found('They met three days after June 3.'), [
      'three days | DATE 2019-06-06',
      'June 3 | DATE 2019-06-03',
    ])
    assert.deepEqual(found("The day before last Tuesday's hearing she left.")[0], 'The day | DATE 2019-05-13')
    assert.deepEqual(found('It fell two weeks after March 2019.')[0], 'two weeks | DATE null')
  })

  it('from a deed: the words that tell of it, and no date yet', () => {
    const text = 'The fleet sailed a day after it fired rockets, officials said.'
    const [time] = findTimes(text, { published, sentences: [{ start: 0, end: text.length }] })
    assert.equal(time?.value, 'P1D')
    assert.equal(time.from, null)
    const { unit, count, on } = time.hinge ?? assert.fail('it hangs on nothing')
    assert.deepEqual([unit, count, text.slice(on.start, on.end)], ['day', 1, 'it fired rockets'])
    const [before] = findTimes('The day before the summit they met.', { published, sentences: [] })
    assert.deepEqual([before?.value, before?.hinge?.count], [null, -1])
  })
})

describe('without a published day, an earlier date in the text', () => {
  it('gives a day of a month its year', () =>
    assert.deepEqual(found('Envoys met in March 2016. On April 4 they met again.', null), [
      'March 2016 | DATE 2016-03',
      'April 4 | DATE 2016-04-04',
    ]))

  const told = (text: string): (string | null)[] => {
    const cut = text.indexOf('. ') + 1
    const sentences = [
      { start: 0, end: cut },
      { start: cut + 1, end: text.length },
    ]
    return findTimes(text, { published: null, sentences }).map(({ value }) => value)
  }

  it('gives a weekday its week where the story is told from that day', () =>
    assert.deepEqual(told('On 3 May 2019 the envoys met. They signed on Friday.'), ['2019-05-03', '2019-05-10']))

  it('but not where that day is only spoken of', () =>
    assert.deepEqual(told('He recalled the summit of 3 May 2019. They signed on Friday.'), ['2019-05-03', null]))

  it('is no anchor for what leans on the day of publication', () =>
    assert.deepEqual(told('On 3 May 2019 the envoys met. They signed yesterday, or last week.'), [
      '2019-05-03',
      null,
      null,
    ]))

  it('behind a place at the head of the text is its date line', () =>
    assert.deepEqual(found('PORT LOUIS, May 15, 2019 (NNA) -- Envoys met on Monday.', null), [
      'May 15, 2019 | DATE 2019-05-15',
      'Monday | DATE 2019-05-13',
    ]))
})

describe('why', () => {
  const why = (text: string, day: string | null = published) =>
    findTimes(text, { published: day, sentences: [{ start: 0, end: text.length }] }).map((time) => time.why)

  it('names the rule, what it leaned on, and the way that the verb looks where that counts', () => {
    assert.deepEqual(why('They met on Friday.'), [
      { rule: 'weekdayDate', leans: [{ on: 'published', value: '2019-05-15', at: null }], looks: -1 },
    ])
    assert.deepEqual(why('They met in June 2018.'), [{ rule: 'monthFirst', leans: [], looks: null }])
    assert.deepEqual(why('In 1996 he won; a year earlier he had lost.')[1], {
      rule: 'ago',
      leans: [{ on: 'earlier', value: '1996', at: { start: 3, end: 7 } }],
      looks: null,
    })
  })
})
