import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { statusTold } from '../../src/frames/event-status.ts'
import type { EventStatus, EventType } from '../../src/record/plover.ts'

/** What the words before the anchor, which is marked, tell of an act that the model holds for `status`. */
function told(marked: string, status: EventStatus, type: EventType = 'CONSULT') {
  const start = marked.indexOf('[')
  const text = marked.replace(/[[\]]/g, '')
  const anchor = { start, end: marked.indexOf(']') - 1 }
  const found = statusTold(text, { start: 0, end: text.length }, { type, status, anchor })
  return found && [found.rule, text.slice(found.words.start, found.words.end), found.status]
}

describe('the status of what ends', () => {
  it('is told by a verb of ending right before it: it has been going on', () => {
    const rule = 'what-ends-has-been'
    assert.deepEqual(told('The dockers will not end the [strike] before Friday.', 'negated'), [
      rule,
      'end the',
      'actual',
    ])
    assert.deepEqual(told('Varga demands that the port stop [holding] crews.', 'possible'), [rule, 'stop', 'actual'])
    assert.deepEqual(told('Both had HALTED their [attacks].', 'planned'), [rule, 'HALTED their', 'actual'])
  })

  it('is not where other words stand between, or none of ending does', () => {
    assert.equal(told('They ended a year of talks with [strikes].', 'planned'), null)
    assert.equal(told('The weekend [strike] was short.', 'planned'), null)
    assert.equal(told('He promised to resume [talks].', 'planned'), null)
    assert.equal(told('[Talks] ended.', 'planned'), null)
  })
})

describe('the status of what will be', () => {
  const rule = 'what-will-be-is-planned'

  it('is planned, where the model holds it for no more than possible', () => {
    assert.deepEqual(told('Oslo said it will soon [send] grain.', 'possible', 'AID'), [rule, 'will soon', 'planned'])
    assert.equal(told('Oslo said it will [send] grain.', 'actual', 'AID'), null)
    assert.equal(told('Oslo said it would [send] grain.', 'possible', 'AID'), null)
  })

  it('stays what it is where something must come first, or somebody guesses', () => {
    assert.equal(told('If the ice melts, Oslo will [send] grain.', 'possible', 'AID'), null)
    assert.equal(told('Oslo will [send] grain once the ice has melted.', 'possible', 'AID'), null)
    assert.equal(told('The ministry expects that Oslo will [send] grain.', 'possible', 'AID'), null)
  })

  it('stays what it is for acts that are done by saying them', () => {
    assert.equal(told('"We will never [bow]," she said.', 'possible', 'REJECT'), null)
  })
})

describe('the status of what may be', () => {
  it('is possible, whatever the model holds it for', () => {
    const rule = 'what-may-be-is-possible'
    assert.deepEqual(told('Oslo could soon [recall] its envoy.', 'planned', 'SANCTION'), [
      rule,
      'could soon',
      'possible',
    ])
    assert.deepEqual(told('"We can [summon] anyone," she said.', 'negated', 'REQUEST'), [rule, 'can', 'possible'])
  })

  it('is not told of what may not be, or has been', () => {
    assert.equal(told('Oslo may not [recall] its envoy.', 'negated', 'SANCTION'), null)
    assert.equal(told('Oslo could have [recalled] its envoy.', 'negated', 'SANCTION'), null)
    assert.equal(told('In May [talks] began.', 'actual'), null)
  })
})

describe('the status of what is asked for', () => {
  const rule = 'what-is-asked-for-is-possible'

  it('is possible, where the model holds it for done', () => {
    assert.deepEqual(told('Tallinn called on the port to [release] the crew.', 'actual', 'RETREAT'), [
      rule,
      'called on the port to',
      'possible',
    ])
    assert.equal(told('Tallinn urged the port to [release] the crew.', 'planned', 'RETREAT'), null)
  })

  it('is not told where nobody is asked, or asked not to', () => {
    assert.equal(told('The mayor called Berg at noon to [congratulate] her.', 'actual', 'SUPPORT'), null)
    assert.equal(told('Guards were ordered not to [fire].', 'actual', 'ASSAULT'), null)
    assert.equal(told('She asked, and went to [meet] them.', 'actual'), null)
  })
})
