import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { AcrossReport } from '../../../src/archive/across/across-report.ts'
import { weights } from '../../../src/archive/across/compare-acts.ts'
import type { Decision } from '../../../src/archive/across/decision.ts'
import { isDeniedInWords } from '../../../src/archive/across/denial.ts'
import { happeningBars } from '../../../src/archive/across/find-happenings.ts'
import type { Happening } from '../../../src/archive/across/happening.ts'
import type { ReportRecord } from '../../../src/record/report-record.ts'
import { buildRecord } from '../../record-builder.ts'
import { acrossReport } from './across-record.ts'
import { handMadeRecords } from './hand-made-events.ts'
import { type JoinedInMemory, joinInMemory } from './join-in-memory.ts'
import { toldReports } from './told-reports.ts'

type Happenings = JoinedInMemory['happenings']

function happeningsOf(reports: readonly AcrossReport[], decisions: readonly Decision[] = []): Happenings {
  return joinInMemory(reports, { decisions }).happenings
}

const reports = handMadeRecords(toldReports('choosing')).map(acrossReport)
const found = happeningsOf(reports)

const decide = (number: number, verdict: Decision['verdict'], one: string[], other: string[]): Decision => ({
  number,
  about: 'happenings',
  verdict,
  one,
  other,
})

/** The happening that holds the first event of a report, or that of an id. */
function holding({ happenings }: Happenings, report: string, event = 'e1'): Happening {
  const one = happenings.find(({ tellings }) => tellings.some((t) => t.report === report && t.event === event))
  assert.ok(one !== undefined)
  return one
}

const reportsIn = ({ tellings }: Happening): string[] => [...new Set(tellings.map(({ report }) => report))].toSorted()
const actIn = (happening: Happening, report: string): string =>
  happening.tellings.find((telling) => telling.report === report)!.act

describe('events made by hand at the marks of the told reports', () => {
  it('group by act: not with the same act on another day, nor with a like act of others on the same day', () => {
    const expulsion = holding(found, 'h1-1')
    assert.deepEqual(reportsIn(expulsion), ['h1-1', 'h1-2', 'h1-3', 'h1-4', 'h1-5', 'h1-7', 'h1-8'])
    assert.deepEqual(reportsIn(holding(found, 'h1-6')), ['h1-6'])
    assert.deepEqual(reportsIn(holding(found, 'h1-7')), ['h1-7', 'h1-8'])
  })

  it('say why each pair was joined, and the grounds add up to the score', () => {
    for (const { why, tellings } of found.happenings) {
      const acts = new Set(tellings.map(({ act }) => act))
      if (acts.size > 1) assert.ok(why.length > 0)
      for (const { a, b, score, reasons } of why) {
        assert.ok(acts.has(a) && acts.has(b) && score >= happeningBars.tie)
        const sum = reasons.reduce((total, { adds }) => total + adds, weights.start)
        assert.ok(Math.abs(1 / (1 + Math.exp(-sum)) - score) < 0.001)
      }
    }
  })

  it('do not depend on the order of the reports', () =>
    fc.assert(
      fc.property(fc.shuffledSubarray(reports, { minLength: reports.length }), (shuffled) => {
        assert.deepEqual(happeningsOf(shuffled), found)
      }),
      { numRuns: 3 },
    ))

  it('do not depend on how much is kept in memory', () => {
    const whole = joinInMemory(reports)
    for (const kept of [1, 2, 7]) assert.deepEqual(joinInMemory(reports.toReversed(), { kept }), whole)
  })

  it('keep a happening’s id when later reports come', () => {
    const early = reports.filter(({ record }) => (record.published ?? '') <= '2025-03-05')
    assert.equal(holding(happeningsOf(early), 'h1-1').id, holding(found, 'h1-1').id)
  })

  it('count near-copies once, as the word of whoever wrote the original', () => {
    const { reports: asserting, texts, assertedBy } = holding(found, 'h1-1')
    assert.ok(texts < asserting.length)
    const agency = assertedBy.find(({ name }) => name === 'Nordlight Agency')
    assert.ok(['h1-1', 'h1-2', 'h1-3'].every((key) => agency?.reports.includes(key)))
    assert.ok(assertedBy.every(({ name }) => name !== 'The Harbour Ledger' && name !== 'Tartu Evening Mail'))
  })
})

describe('decisions about happenings', () => {
  const expulsion = holding(found, 'h1-1')
  const [out, others] = [
    expulsion.tellings.filter(({ report }) => report === 'h1-5').map(({ act }) => act),
    expulsion.tellings.filter(({ report }) => report !== 'h1-5').map(({ act }) => act),
  ]

  it('part a telling from the others, also when more reports come, and nothing else moves', () => {
    const parted = happeningsOf(reports, [decide(1, 'different', out, others)])
    assert.deepEqual(reportsIn(holding(parted, 'h1-5')), ['h1-5'])
    assert.ok(!reportsIn(holding(parted, 'h1-1')).includes('h1-5'))
    assert.deepEqual(
      parted.happenings.filter(({ tellings }) => !tellings.some(({ report }) => report.startsWith('h1-'))),
      found.happenings.filter(({ tellings }) => !tellings.some(({ report }) => report.startsWith('h1-'))),
    )
  })

  it('join what the grouping keeps apart', () => {
    const joined = decide(1, 'same', [actIn(holding(found, 'h1-6'), 'h1-6')], [actIn(expulsion, 'h1-1')])
    assert.ok(reportsIn(holding(happeningsOf(reports, [joined]), 'h1-1')).includes('h1-6'))
  })

  it('the same decisions give the same happenings', () => {
    const decisions = [decide(1, 'different', out, others)]
    assert.deepEqual(happeningsOf(reports, decisions), happeningsOf(reports, decisions))
  })
})

/** A report of one act, said by whoever is named, with what comes after it. */
function tellingOf(id: string, outlet: string, more: Partial<Parameters<typeof buildRecord>[0]> = {}): ReportRecord {
  const body = more.body ?? `Sarvian guards fired on a Toland patrol near the Velm bridge on Sunday, wounding two men.`
  const record = buildRecord(
    {
      actors: [
        { name: 'Norway', kind: 'state', country: 'NOR' },
        { name: 'Denmark', kind: 'state', country: 'DNK' },
        {
          name: 'Ana Dorn',
          country: 'NOR',
          roles: [{ title: 'minister', organisation: null, start: 0, end: 0, text: '' }],
        },
      ],
      ...more,
      body,
    },
    { id, publisher: outlet, published: '2031-04-07' },
  )
  const start = body.indexOf('fired')
  return {
    ...record,
    events: [
      {
        id: 'e1',
        type: 'ASSAULT',
        mode: null,
        contexts: [],
        anchor: { spans: [{ start, end: start + 5, text: 'fired' }] },
        source: { spans: [], actors: ['a1'] },
        target: { spans: [], actors: ['a2'] },
        time: { expression: null, from: '2031-04-06', to: '2031-04-06' },
        place: null,
        status: 'actual',
        assertedBy: null,
        intensity: -9,
        quad: 4,
        confidence: 1,
      },
    ],
  }
}

it('words deny what follows them, and not what only stands near', () => {
  const denied: [string, string][] = [
    ['He said that his men had not ', 'fired'],
    ['“Not one Sarvian soldier ', 'fired'],
    ['The troops said that no Sarvian unit had ', 'opened fire'],
    ['None of its ships ', 'shot'],
    ['They hadn’t ever ', 'threatened'],
    ['“Not one Sarvian soldier fired a ', 'shot'],
    ['“There has been no ', 'deployment'],
  ]
  const told: [string, string][] = [
    ['Neither side had announced the ', 'meeting'],
    ['It was no surprise, but they ', 'rejected'],
    ['No date was named for the ', 'talks'],
    ['It no longer ', 'threatened'],
    ['He did not say who ', 'fired'],
  ]
  for (const [before, anchor] of denied) assert.ok(isDeniedInWords(before, anchor), before)
  for (const [before, anchor] of told) assert.ok(!isDeniedInWords(before, anchor), before)
})

describe('who asserts and who denies', () => {
  const first = tellingOf('a', 'Orbis Wire')

  it('one speaker in two reports is one source', () => {
    const body = 'Minister Ana Dorn said that guards fired on a patrol near the Velm bridge on Sunday.'
    const said = (id: string, outlet: string): ReportRecord => {
      const record = tellingOf(id, outlet, {
        body: `${body} So says ${outlet}.`,
        statements: [
          { source: 'Minister Ana Dorn', actor: 'a3', cue: 'said', content: 'that guards fired on a patrol' },
        ],
      })
      return { ...record, events: record.events.map((event) => ({ ...event, assertedBy: 's1' })) }
    }
    const { happenings } = happeningsOf(
      [first, said('b', 'Meridian Wire'), said('c', 'The Harbour Ledger')].map(acrossReport),
    )
    assert.equal(happenings.length, 1)
    assert.deepEqual(
      happenings[0]!.assertedBy.map(({ name, kind, reports }) => [name, kind, reports]),
      [
        ['Orbis Wire', 'outlet', ['a']],
        ['Ana Dorn', 'speaker', ['b', 'c']],
      ],
    )
    assert.deepEqual(happenings[0]!.assertedBy[1]!.hands, [{ how: 'published by', name: 'Meridian Wire' }])
  })

  it('a negated event is a denial by whoever says it, and adds no report that asserts', () => {
    const record = tellingOf('b', 'Meridian Wire', {
      body: 'Ana Dorn denied that guards fired on a Toland patrol near the Velm bridge on Sunday.',
      statements: [{ source: 'Ana Dorn', actor: 'a3', cue: 'denied', content: 'that guards fired on a Toland patrol' }],
    })
    const denial = { ...record, events: record.events.map((event) => ({ ...event, assertedBy: 's1' })) }
    const [one, ...more] = happeningsOf([first, denial].map(acrossReport)).happenings
    assert.deepEqual(more, [])
    assert.deepEqual(one!.reports, ['a'])
    assert.deepEqual(
      one!.deniedBy.map(({ name }) => name),
      ['Ana Dorn'],
    )
    assert.deepEqual(
      one!.assertedBy.map(({ name }) => name),
      ['Orbis Wire'],
    )
  })

  it('who calls the account untrue denies what the report tells of, if they have a part in it', () => {
    const body =
      'Guards fired on a Toland patrol near the Velm bridge on Sunday. Ana Dorn called the account “simply untrue.” ' +
      'Another Person called the account “simply untrue” as well.'
    const record = tellingOf('b', 'Meridian Wire', {
      body,
      statements: [
        { source: 'Ana Dorn', actor: 'a3', cue: 'called', content: 'the account “simply untrue.”' },
        { source: 'Another Person', cue: 'called', content: 'the account “simply untrue”', after: 'Another' },
      ],
    })
    const { happenings } = happeningsOf([record].map(acrossReport))
    assert.deepEqual(
      happenings[0]!.deniedBy.map(({ name }) => name),
      ['Ana Dorn'],
    )
  })
})
