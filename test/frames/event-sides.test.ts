import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sidesTold } from '../../src/frames/event-sides.ts'
import type { EventType } from '../../src/record/plover.ts'
import { RangeIndex } from '../../src/record/range-index.ts'
import type { Range } from '../../src/record/ranges.ts'

/** The sides told of an act: its anchor is marked [so], its target <so>, its source {so}, a side of another act (so). */
function told(marked: string, type: EventType) {
  const marks = /[[\]<>{}()]/g
  const text = marked.replace(marks, '')
  const at = (open: string, close: string): Range | null => {
    const plain = (upTo: number): number => marked.slice(0, upTo).replace(marks, '').length
    const start = marked.indexOf(open)
    return start < 0 ? null : { start: plain(start), end: plain(marked.indexOf(close)) }
  }
  const [source, target, other] = [at('{', '}'), at('<', '>'), at('(', ')')]
  const known = new RangeIndex([source, target, other].flatMap((side) => side ?? []))
  const found = sidesTold(text, { type, anchor: at('[', ']')!, source, target }, known)
  const words = (r: Range | null): string | null => r && text.slice(r.start, r.end)
  return found && [found.rule, words(found.source), words(found.target)]
}

describe('the sides of an act', () => {
  it('have the pronoun before its active verb for source, where the model gave none', () => {
    const rule = 'pronoun-before-its-verb'
    assert.deepEqual(told('Berg said he will [cooperate] with <the court>.', 'COOPERATE'), [rule, 'he', 'the court'])
    assert.deepEqual(told('It is thought to have [bombed] the bridge.', 'ASSAULT'), [rule, 'It', null])
    assert.deepEqual(told('They had not yet met, but now they [support] <Oslo>.', 'SUPPORT'), [rule, 'they', 'Oslo'])
  })

  it('do not where the verb is passive, words stand between, or the model has a source', () => {
    assert.equal(told('On Monday they were [arrested].', 'COERCE'), null)
    assert.equal(told('He asked the envoy to [resign].', 'RETREAT'), null)
    assert.equal(told('Orbit [bombed] the bridge.', 'ASSAULT'), null)
    assert.equal(told('{Berg} said he will [cooperate].', 'COOPERATE'), null)
  })

  it('have its possessor for source', () => {
    const rule = 'whose-act-it-is'
    assert.deepEqual(told("The mayor rejected <the ministry>'s [demand].", 'REQUEST'), [rule, 'the ministry', null])
    assert.deepEqual(told('Oslo noted <the dockers>’ angry [refusal].', 'REJECT'), [rule, 'the dockers', null])
    assert.deepEqual(told("{Oslo} welcomed <Finland>'s [support].", 'SUPPORT'), [rule, 'Finland', null])
    assert.deepEqual(told("Oslo welcomed (Finland)'s [support] for <Tallinn>.", 'SUPPORT'), [
      rule,
      'Finland',
      'Tallinn',
    ])
  })

  it('have who answers a demand for target', () => {
    assert.deepEqual(told("{Oslo} rejected <Norway>'s [demand].", 'REQUEST'), ['whose-act-it-is', 'Norway', 'Oslo'])
  })

  it('stay where an act is done to its possessor, more words come between, or the model knows', () => {
    assert.equal(told("Oslo noted <the editor>'s [arrest].", 'COERCE'), null)
    assert.equal(told("Oslo noted <the ministry>'s long and loud [demand].", 'REQUEST'), null)
    assert.equal(told('Oslo and <the ministry> [demand] a vote.', 'REQUEST'), null)
    assert.equal(told("A [demand] of <the ministry>'s.", 'REQUEST'), null)
    assert.equal(told("{The ministry}'s [demand] of <Oslo>", 'REQUEST'), null)
  })
})
