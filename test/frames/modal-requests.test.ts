import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ToldSide } from '../../src/frames/event-sides.ts'
import { isModal, sidesOfModal } from '../../src/frames/modal-requests.ts'
import type { StatementDraft } from '../../src/frames/statement-draft.ts'
import type { Range } from '../../src/record/ranges.ts'

const text = 'Oslo said on Friday that the port must release the crew to Tallinn.'
const range = (words: string): Range => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
const saidBy = (source: Range | null): StatementDraft => ({
  source,
  cue: range('said'),
  content: [range('the port must release the crew to Tallinn')],
  mode: 'indirect',
  within: null,
  medium: null,
  via: null,
  addressee: null,
  confidence: 1,
  why: {
    found: { cue: null, source, content: [], cueScore: 1, sourceScore: 1, contentScore: 1 },
    content: [],
    nested: false,
    quoted: 0,
  },
})

/** The sides of "must", of which the model has a source. */
function sides(source: string | null, speaker: string | null = 'Oslo') {
  const found = sidesOfModal(text, saidBy(speaker === null ? null : range(speaker)), {
    anchor: range('must'),
    source: source === null ? null : range(source),
  })
  const words = (side: ToldSide | null): string | null =>
    side?.words ? text.slice(side.words.start, side.words.end) : null
  return found && [words(found.source), words(found.target)]
}

describe('a request that a modal makes', () => {
  it('is made by the speaker of its subject, which the model took for who acts', () =>
    assert.deepEqual(sides('the port'), ['Oslo', 'the port']))

  it('keeps the target that the model has where the speaker is its source already, or nobody before it is', () => {
    assert.deepEqual(sides('Oslo'), ['Oslo', null])
    assert.deepEqual(sides(null), ['Oslo', null])
    assert.deepEqual(sides('Tallinn'), ['Oslo', null])
  })

  it('is none of nobody', () => assert.equal(sides('the port', null), null))

  it('is none of those who speak of themselves', () => {
    const ours = 'She said: "We must learn."'
    const at = (words: string): Range => ({ start: ours.indexOf(words), end: ours.indexOf(words) + words.length })
    const found = { anchor: at('must'), source: at('We') }
    assert.equal(sidesOfModal(ours, saidBy(at('She')), found), null)
  })

  it('is made by "should" and "must" alone', () => {
    assert.equal(isModal('You MUST go', { start: 4, end: 8 }), true)
    assert.equal(isModal('You may go', { start: 4, end: 7 }), false)
  })
})
