import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { withoutOfficeholders } from '../../../bench/officeholder-cases.ts'
import { measureOfficeholders } from '../../../bench/officeholder-measure.ts'
import { openGazetteer } from '../../../src/actors/gazetteer/gazetteer.ts'

describe('office holders against Wikidata', { skip: withoutOfficeholders }, () => {
  it('reaches the floors on 200 names and days', () => {
    const found = measureOfficeholders(openGazetteer(), { count: 200, seed: 2000 })
    const told = found.faults.join('\n')
    assert.equal(found.cases, 200)
    assert.ok(found.states >= 60, `only ${found.states} states`)
    assert.ok(found.answered >= 170, `only ${found.answered} answered`)
    assert.ok(found.countryRight / found.answered >= 0.97, told)
    assert.ok(found.roleTold >= 150, `only ${found.roleTold} roles told`)
    assert.ok(found.roleRight / found.roleTold >= 0.95, told)
    assert.ok(found.false / (found.cases + found.negatives) <= 0.02, told)
  })

  it('finds nobody where nobody is known', () => {
    const empty = measureOfficeholders({ ...openGazetteer(), person: () => null }, { count: 20, seed: 1 })
    assert.deepEqual([empty.answered, empty.countryRight, empty.roleRight, empty.false], [0, 0, 0, 0])
  })

  it('counts it as false where everybody is taken for one', () => {
    const gazetteer = openGazetteer()
    const one = gazetteer.holder('president', 'USA', '2018-05-01')
    const found = measureOfficeholders({ ...gazetteer, person: () => one }, { count: 20, seed: 1 })
    assert.ok(found.false >= 25, `${found.false} false`)
  })
})
