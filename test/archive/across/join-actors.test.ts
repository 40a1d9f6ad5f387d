import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { AcrossReport } from '../../../src/archive/across/across-report.ts'
import { handledActors } from '../../../src/archive/across/actor-handle.ts'
import type { Identify } from '../../../src/archive/across/actor-keys.ts'
import type { Decision } from '../../../src/archive/across/decision.ts'
import type { Actor } from '../../../src/record/actor.ts'
import { buildRecord } from '../../record-builder.ts'
import { acrossReport } from './across-record.ts'
import { actorsIn } from './join-in-memory.ts'

const unknown: Identify = () => null

function post(title: string, organisation: string | null = null): Actor['roles'][number] {
  return { title, organisation, start: 0, end: 0, text: title }
}

/** One report for each actor. */
function reportsOf(...actors: Partial<Actor>[]): readonly AcrossReport[] {
  return actors.map((actor, i) => acrossReport(buildRecord({ body: `Report ${i}.`, actors: [actor] }, { id: `r${i}` })))
}

/** The groups as the numbers of the reports whose actors they hold. */
function groups(reports: readonly AcrossReport[], identify = unknown, decisions: readonly Decision[] = []): string[] {
  return actorsIn(reports, identify, decisions)
    .actors.map(({ members }) => members.map((handle) => handle[1]).join(''))
    .toSorted()
}

const handleOf = (report: AcrossReport): string => handledActors(report)[0]!.handle

describe('actors across reports', () => {
  it('are one by a full name and a state', () => {
    assert.deepEqual(groups(reportsOf({ name: 'Ana Dorn', country: 'NOR' }, { name: 'Ana Dorn', country: 'NOR' })), [
      '01',
    ])
  })

  it('are one by a full name and a post, however the post is put', () => {
    const all = reportsOf(
      { name: 'Ana Dorn', roles: [post('education minister')] },
      { name: 'Ana Dorn', roles: [post('minister')] },
    )
    assert.deepEqual(groups(all), ['01'])
  })

  it('are never one by a surname, even with the same state and post', () => {
    const dorn = { name: 'Dorn', country: 'NOR', roles: [post('minister')] }
    assert.deepEqual(groups(reportsOf(dorn, dorn, { ...dorn, name: 'Ana Dorn' })), ['0', '1', '2'])
  })

  it('are not one by a full name alone, nor against their states', () => {
    assert.deepEqual(groups(reportsOf({ name: 'Ana Dorn' }, { name: 'Ana Dorn' })), ['0', '1'])
    const minister = { name: 'Ana Dorn', roles: [post('minister')] }
    assert.deepEqual(groups(reportsOf({ ...minister, country: 'NOR' }, { ...minister, country: 'DNK' })), ['0', '1'])
  })

  it('are joined to neither of two that they could be', () => {
    const minister = { name: 'Ana Dorn', roles: [post('minister')] }
    assert.deepEqual(groups(reportsOf({ ...minister, country: 'NOR' }, { ...minister, country: 'DNK' }, minister)), [
      '0',
      '1',
      '2',
    ])
  })

  it('are one in other transliterations', () => {
    const spelled = ['Sergei Zelensky', 'Sergey Zelenskyy', 'Serhiy Zelenskiy'].map((name) => ({
      name,
      country: 'UKR',
    }))
    assert.deepEqual(groups(reportsOf(...spelled)), ['012'])
    const others = ['Mohammed al-Qadir', 'Muhammad Kadir', 'Mahmoud al-Qadir'].map((name) => ({ name, country: 'EGY' }))
    assert.deepEqual(groups(reportsOf(...others)), ['01', '2'])
  })

  it('are one by the gazetteer’s id whatever they are called, and two by two ids', () => {
    const byFirst: Identify = ({ name }) => (name.startsWith('The Lion') || name.startsWith('Ana') ? 'p1' : null)
    assert.deepEqual(groups(reportsOf({ name: 'The Lion' }, { name: 'Ana Dorn' }, { name: 'Lion' }), byFirst), [
      '01',
      '2',
    ])
    const apart: Identify = ({ aliases }) => aliases[0] ?? null
    const same = { name: 'Ana Dorn', country: 'NOR' }
    assert.deepEqual(groups(reportsOf({ ...same, aliases: ['p1'] }, { ...same, aliases: ['p2'] }), apart), ['0', '1'])
  })

  it('that are bodies are one by their own names, and by general ones only in one state', () => {
    const body = { kind: 'organisation' } as const
    assert.deepEqual(groups(reportsOf({ ...body, name: 'Transbalkan Gas' }, { ...body, name: 'Transbalkan Gas' })), [
      '01',
    ])
    const ministry = { ...body, name: 'Ministry of Defence' }
    assert.deepEqual(groups(reportsOf(ministry, ministry)), ['0', '1'])
    assert.deepEqual(groups(reportsOf({ ...ministry, country: 'NOR' }, { ...ministry, country: 'NOR' })), ['01'])
  })

  it('without a name are nobody’s other self', () => {
    const official = { name: 'senior official', kind: 'unnamed', country: 'NOR' } as const
    assert.deepEqual(groups(reportsOf(official, official)), ['0', '1'])
  })
})

describe('decisions about actors', () => {
  const all = reportsOf({ name: 'Ana Dorn', country: 'NOR' }, { name: 'Ana Dorn', country: 'NOR' }, { name: 'A. Dorn' })
  const [one, two, three] = all.map(handleOf) as [string, string, string]
  const same: Decision = { number: 1, about: 'actors', verdict: 'same', one: [three], other: [one] }
  const different: Decision = { number: 2, about: 'actors', verdict: 'different', one: [two], other: [one] }

  it('join and part, and what is undone is as it was', () => {
    assert.deepEqual(groups(all, unknown, [same]), ['012'])
    assert.deepEqual(groups(all, unknown, [same, different]), ['02', '1'])
    assert.deepEqual(groups(all), ['01', '2'])
  })

  it('leave each an id of its own', () => {
    const ids = actorsIn(all, unknown, [different]).actors.map(({ id }) => id)
    assert.equal(new Set(ids).size, 3)
  })

  it('hold when another report comes', () => {
    const more = [...all, ...reportsOf({}, {}, {}, { name: 'Ana Dorn', country: 'NOR' }).slice(3)]
    assert.ok(groups(more, unknown, [different]).every((members) => !(members.includes('0') && members.includes('1'))))
  })
})

it('the order of reports makes no difference to who is who', () => {
  const name = fc.constantFrom('Ana Dorn', 'Anna Dorn', 'Per Holm', 'Dorn', 'Foreign Ministry', 'Holm Works')
  const anybody = fc.record({
    name,
    kind: fc.constantFrom<Actor['kind']>('person', 'organisation', 'state'),
    country: fc.constantFrom('NOR', 'DNK', null),
    roles: fc.constantFrom([], [post('minister')], [post('envoy', 'Holm Works')]),
  })
  fc.assert(
    fc.property(fc.array(anybody, { maxLength: 12 }), (actors) => {
      const reports = reportsOf(...actors)
      assert.deepEqual(actorsIn(reports.toReversed(), unknown), actorsIn(reports, unknown))
    }),
  )
})
