import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { EventDraft } from '../../src/frames/event-draft.ts'
import { oneForEachAct } from '../../src/frames/one-act.ts'
import type { EventStatus, EventType } from '../../src/record/plover.ts'
import type { Range } from '../../src/record/ranges.ts'

type Told = {
  readonly type: EventType
  readonly anchor: string
  readonly source?: string
  readonly target?: string
  readonly status?: EventStatus
  readonly sure?: number
  readonly by?: number
}

/** The anchors of the events that are left of those told of a text. */
function left(text: string, told: readonly Told[]): string[] {
  const range = (words: string): Range => {
    const start = text.indexOf(words)
    assert.ok(start >= 0, words)
    return { start, end: start + words.length }
  }
  const side = (words: string | undefined): Range | null => (words === undefined ? null : range(words))
  const drafts = told.map(({ type, anchor, source, target, status = 'actual', sure = 0.5, by }): EventDraft => {
    const sides = { anchor: range(anchor), source: side(source), target: side(target) }
    const none = { time: null, place: null, mode: null, contexts: [] }
    const scored = (r: Range | null) => r && { ...r, score: sure }
    return {
      ...none,
      ...sides,
      type,
      status,
      confidence: sure,
      assertedBy: by ?? null,
      why: {
        found: {
          ...{ type, status, statusScore: 1, time: null, place: null, asserter: null, faint: false },
          ...{ withoutSource: 0, withoutTarget: 0 },
          anchor: scored(sides.anchor)!,
          source: scored(sides.source),
          target: scored(sides.target),
        },
        status: null,
        sides: { source: null, target: null },
        mode: null,
        contexts: [],
        assertedBy: null,
      },
    }
  })
  return oneForEachAct(text, drafts).map(({ anchor }) => text.slice(anchor.start, anchor.end))
}

describe('an act that two words tell of', () => {
  const text = 'Oslo imposed new sanctions on Tallinn, and threatened the port.'
  const verb: Told = { type: 'SANCTION', anchor: 'imposed', source: 'Oslo', target: 'Tallinn' }
  const noun: Told = { ...verb, anchor: 'sanctions', sure: 0.7 }

  it('is one event, told by the word that the model is surer of', () => {
    assert.deepEqual(left(text, [verb, noun]), ['sanctions'])
    assert.deepEqual(left(text, [{ ...verb, sure: 0.9 }, noun]), ['imposed'])
  })

  it('leaves the order of the anchors', () => {
    const between: Told = { type: 'COERCE', anchor: 'new', source: 'Oslo' }
    assert.deepEqual(left(text, [verb, between, noun]), ['new', 'sanctions'])
  })

  it('is two where type, sides or teller differ', () => {
    assert.equal(left(text, [verb, { ...noun, type: 'COERCE' }]).length, 2)
    assert.equal(left(text, [verb, { ...noun, target: 'the port' }]).length, 2)
    assert.equal(left(text, [verb, { type: 'SANCTION', anchor: 'sanctions', source: 'Oslo' }]).length, 2)
    assert.equal(left(text, [verb, { ...noun, by: 0 }]).length, 2)
  })

  it('is two where another clause begins between the words, or they are far apart', () => {
    const threat: Told = { type: 'THREATEN', anchor: 'threatened', source: 'Oslo' }
    assert.equal(left(text, [{ ...threat, anchor: 'imposed' }, threat]).length, 2)
    const long = `Police arrested Berg ${'very '.repeat(20)}soon when he fled the arrest.`
    const arrests = ['arrested', 'the arrest'].map((anchor): Told => ({ type: 'COERCE', anchor, source: 'Police' }))
    assert.equal(left(long, arrests).length, 2)
  })
})

describe('what somebody agrees to do', () => {
  const text = 'Oslo agreed to soon withdraw its boats, and to release them.'
  const promise: Told = { type: 'AGREE', anchor: 'agreed', source: 'Oslo' }
  const deed: Told = { type: 'RETREAT', anchor: 'withdraw', source: 'Oslo', status: 'planned' }

  it('is the agreement, and no deed yet', () => {
    assert.deepEqual(left(text, [promise, deed]), ['agreed'])
    assert.deepEqual(left(text, [promise, { type: 'RETREAT', anchor: 'withdraw', status: 'possible' }]), ['agreed'])
  })

  it('is a deed where it was done, another does it, or nobody agreed to it', () => {
    assert.equal(left(text, [promise, { ...deed, status: 'actual' }]).length, 2)
    assert.equal(left(text, [promise, { ...deed, source: 'them' }]).length, 2)
    assert.equal(left(text, [{ ...promise, type: 'THREATEN' }, deed]).length, 2)
    assert.equal(left(text, [promise, { ...deed, anchor: 'release' }]).length, 2)
  })
})
