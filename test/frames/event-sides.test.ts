import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sidesTold, type ToldSide, type ToldSides, whoAnswers } from '../../src/frames/event-sides.ts'
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
  return wordsOf(text, found)
}

/** Each side that is told: the rule and the words. */
function wordsOf(text: string, { source, target }: ToldSides) {
  const said = (side: ToldSide | null) =>
    side && `${side.rule}: ${side.words && text.slice(side.words.start, side.words.end)}`
  return [said(source), said(target)]
}

const nothing = [null, null]

describe('the sides of an act', () => {
  it('have the pronoun before its active verb for source, where the model gave none', () => {
    const rule = 'pronoun-before-its-verb'
    assert.deepEqual(told('Berg said he will [cooperate] with <the court>.', 'COOPERATE'), [`${rule}: he`, null])
    assert.deepEqual(told('It is thought to have [bombed] the bridge.', 'ASSAULT'), [`${rule}: It`, null])
    assert.deepEqual(told('They had not met, but now they [support] <Oslo>.', 'SUPPORT'), [`${rule}: they`, null])
  })

  it('do not where the verb is passive, words stand between, or the model has a source', () => {
    assert.deepEqual(told('On Monday they were [arrested].', 'COERCE'), nothing)
    assert.deepEqual(told('He asked the envoy to [resign].', 'RETREAT'), nothing)
    assert.deepEqual(told('Orbit [bombed] the bridge.', 'ASSAULT'), nothing)
    assert.deepEqual(told('{Berg} said he will [cooperate].', 'COOPERATE'), nothing)
  })

  it('have its possessor for source', () => {
    const rule = 'whose-act-it-is'
    assert.deepEqual(told("The mayor rejected <the ministry>'s [demand].", 'REQUEST'), [
      `${rule}: the ministry`,
      `${rule}: null`,
    ])
    assert.deepEqual(told('Oslo noted <the dockers>’ angry [refusal].', 'REJECT'), [
      `${rule}: the dockers`,
      `${rule}: null`,
    ])
    assert.deepEqual(told("{Oslo} welcomed (Finland)'s [support].", 'SUPPORT'), [`${rule}: Finland`, null])
    assert.deepEqual(told("Oslo noted (Finland)'s [support] for <Tallinn>.", 'SUPPORT'), [`${rule}: Finland`, null])
    assert.deepEqual(told('The dockers repeated their old [demand].', 'REQUEST'), [`${rule}: their`, null])
  })

  it('have who answers a demand for target', () => {
    const rule = 'whose-act-it-is'
    const both = [`${rule}: Norway`, `${rule}: Oslo`]
    assert.deepEqual(told("{Oslo} rejected <Norway>'s [demand].", 'REQUEST'), both)
    assert.deepEqual(told("{Oslo} rejected (Norway)'s [demand].", 'REQUEST'), both)
  })

  it('stay where an act is done to its possessor, more words come between, or the model knows', () => {
    assert.deepEqual(told("Oslo noted <the editor>'s [arrest].", 'COERCE'), nothing)
    assert.deepEqual(told("Oslo noted <the ministry>'s long and loud [demand].", 'REQUEST'), nothing)
    assert.deepEqual(told('Oslo and <the ministry> [demand] a vote.', 'REQUEST'), nothing)
    assert.deepEqual(told("A [demand] of <the ministry>'s.", 'REQUEST'), nothing)
    assert.deepEqual(told("{The ministry}'s [demand] of <Oslo>", 'REQUEST'), nothing)
  })
})

describe('whom a request was made of', () => {
  const text = 'Oslo rejected a U.S. call by the union. Later it repeated its call.'
  const at = (words: string, from = 0): Range => {
    const start = text.indexOf(words, from)
    return { start, end: start + words.length }
  }
  const sentence = { start: 0, end: text.indexOf(' Later') }
  const rejected = { type: 'REJECT', anchor: at('rejected'), source: at('Oslo'), target: null } as const
  const call = { type: 'REQUEST', anchor: at('call'), source: at('the union'), target: null } as const

  it('is who answers it', () => {
    const found = whoAnswers(text, sentence, call, [rejected])
    assert.deepEqual(wordsOf(text, { source: null, target: found }), [null, 'who-answers-was-asked: Oslo'])
  })

  it('is not told where it is known, nobody answers, or who asks does', () => {
    assert.equal(whoAnswers(text, sentence, { ...call, target: at('U.S.') }, [rejected]), null)
    assert.equal(whoAnswers(text, sentence, call, []), null)
    assert.equal(whoAnswers(text, sentence, call, [{ ...rejected, type: 'ASSAULT' }]), null)
    assert.equal(whoAnswers(text, sentence, call, [{ ...rejected, source: null }]), null)
    assert.equal(whoAnswers(text, sentence, { ...call, source: at('Oslo') }, [rejected]), null)
    const again = { ...call, anchor: at('call', text.indexOf('its')) }
    assert.equal(whoAnswers(text, { start: sentence.end, end: text.length }, again, [rejected]), null)
  })
})
