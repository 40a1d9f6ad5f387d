import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { AcrossReport } from '../../../src/archive/across/across-report.ts'
import type { Decision } from '../../../src/archive/across/decision.ts'
import { buildRecord } from '../../record-builder.ts'
import { acrossReport, recordOf } from './across-record.ts'
import { copiesIn } from './join-in-memory.ts'
import { copyPairs } from './pairwise.ts'
import { toldReports } from './told-reports.ts'

const told = toldReports()
const reports = told.reports.map((report) => acrossReport(recordOf(report)))
const groupOf = (all: readonly AcrossReport[], key: string, decisions: readonly Decision[] = []): readonly string[] =>
  copiesIn(all, decisions)
    .groups.map(({ members }) => members.map(({ report }) => report))
    .find((keys) => keys.includes(key)) ?? [key]

const decide = (number: number, verdict: Decision['verdict'], one: string[], other: string[]): Decision => ({
  number,
  about: 'copies',
  verdict,
  one,
  other,
})

/** A text of so many words of its own. */
function prose(name: string, words: number): string {
  return Array.from({ length: words }, (_, i) => `${name}${(i * 7919) % 1009}`).join(' ')
}

function reportOf(id: string, body: string, published = '2025-03-04'): AcrossReport {
  return acrossReport(
    buildRecord({ title: `The headline of ${id}`, body }, { id, published, publisher: `Outlet ${id}` }),
  )
}

describe('near-copies', () => {
  it('are found among the told reports, each and no other', () => {
    const { faults, right } = copyPairs(told, copiesIn(reports).groups)
    assert.deepEqual(faults, [])
    assert.ok(right > 20)
  })

  it('lead back to the agency that they credit', () => {
    const group = copiesIn(reports).groups.find(({ members }) => members.some(({ report }) => report === 'h1-2'))
    assert.equal(group?.original, 'h1-1')
  })

  it('are told by body alone: another headline, date line and credit make no difference', () => {
    const body = prose('word', 60)
    const all = [
      reportOf('a', `SOFIA, March 12 (Meridian Wire) - ${body}\n\n(Reporting by Ana Dorn; editing by Per Holm)`),
      reportOf('b', body),
    ]
    const [group] = copiesIn(all).groups
    assert.deepEqual(
      group?.members.map(({ resemblance }) => resemblance),
      [1, 1],
    )
  })

  it('are found where an ending is cut to the first third', () => {
    const body = prose('word', 300)
    assert.deepEqual(groupOf([reportOf('a', body), reportOf('b', body.split(' ').slice(0, 100).join(' '))], 'a'), [
      'a',
      'b',
    ])
  })

  it('are not two texts that a third one holds whole', () => {
    const [one, other] = [prose('one', 120), prose('other', 120)]
    const all = [reportOf('a', one, '2025-03-01'), reportOf('b', other, '2025-03-02'), reportOf('c', `${one} ${other}`)]
    assert.ok(!groupOf(all, 'a').includes('b'))
  })

  it('are not two short notes, nor texts that share a closing paragraph', () => {
    const shared = prose('shared', 40)
    assert.deepEqual(
      copiesIn([reportOf('a', 'A short note of six words'), reportOf('b', 'A short note of six words')]).groups,
      [],
    )
    assert.deepEqual(
      copiesIn([reportOf('a', `${prose('one', 200)} ${shared}`), reportOf('b', `${prose('two', 200)} ${shared}`)])
        .groups,
      [],
    )
  })
})

describe('the grouping of copies', () => {
  it('does not depend on the order of the reports', () =>
    fc.assert(
      fc.property(fc.shuffledSubarray(reports, { minLength: reports.length }), (shuffled) => {
        assert.deepEqual(copiesIn(shuffled), copiesIn(reports))
      }),
      { numRuns: 3 },
    ))

  it('follows a decision to part, also when more copies come, and goes back when it is undone', () => {
    const some = reports.filter(({ key }) => ['h1-1', 'h1-2'].includes(key))
    const parted = [decide(1, 'different', ['h1-2'], ['h1-1'])]
    assert.deepEqual(groupOf(some, 'h1-2', parted), ['h1-2'])
    assert.ok(!groupOf(reports, 'h1-2', parted).includes('h1-1'))
    assert.deepEqual(groupOf(reports, 'h1-2'), ['h1-1', 'h1-2', 'h1-3'])
  })

  it('follows a decision to join what has nothing in common', () => {
    assert.deepEqual(groupOf(reports, 'h12-5', [decide(1, 'same', ['h12-5'], ['h3-1'])]), ['h12-5', 'h3-1', 'h3-3'])
  })

  it('lets the later of two decisions win, and says which is overruled', () => {
    const both = [decide(1, 'same', ['h12-5'], ['h3-1']), decide(2, 'different', ['h12-5'], ['h3-1'])]
    assert.deepEqual(groupOf(reports, 'h12-5', both), ['h12-5'])
    assert.deepEqual(copiesIn(reports, both).overruled, [1])
  })
})
