import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { namesByRule } from '../../src/actors/find-names.ts'
import { whoIsWho } from '../../src/actors/who-is-who.ts'
import type { FoundLink } from '../../src/frames/found-link.ts'
import { paragraphs } from '../../src/language/paragraphs.ts'
import { sentences } from '../../src/language/sentences.ts'
import { RangeIndex } from '../../src/record/range-index.ts'
import type { Range } from '../../src/record/ranges.ts'

/** The names of a statement's speaker and of its candidates; `chances` are the model's for the source by names. */
function candidates(text: string, source: string, chances: readonly (readonly [string, number])[] = []) {
  const place = (words: string): Range => {
    const start = text.indexOf(words)
    assert.ok(start >= 0, `"${words}" is not in the text`)
    return { start, end: start + words.length }
  }
  const { start } = place(`${source} said`)
  const spoken = { start, end: start + source.length }
  const content = { start: spoken.end + ' said '.length, end: text.length - 1 }
  const links: FoundLink[] = [{ pronoun: spoken, names: chances.map(([name, chance]) => ({ ...place(name), chance })) }]
  const parts = paragraphs(text)
  const found = whoIsWho(
    [{ source: spoken, cue: null, content: [content], within: null, via: null, addressee: null }],
    [],
    namesByRule(text, parts),
    { text, paragraphs: parts, sentences: sentences(text), contents: new RangeIndex<Range>([content]), links },
  )
  const name = (id: string): string => found.actors.find((a) => a.id === id)!.name
  return {
    speaker: found.speakers[0] ? name(found.speakers[0]) : null,
    candidates: found.candidates[0]!.map(name),
  }
}

const both = 'A photograph of Ilse Varga and Mira Holt was shown in Tartu. Later she said it went well.'

describe('candidates for a speaker', () => {
  it('are those between whom the ranker cannot choose', () => {
    const found = candidates(both, 'she')
    assert.equal(found.speaker, null)
    assert.deepEqual([...found.candidates].sort(), ['Ilse Varga', 'Mira Holt'])
  })

  it('come in the order that the model’s chances give them, too', () => {
    assert.deepEqual(candidates(both, 'she', [['Ilse Varga', 0.9]]).candidates, ['Ilse Varga', 'Mira Holt'])
    assert.deepEqual(candidates(both, 'she', [['Mira Holt', 0.9]]).candidates, ['Mira Holt', 'Ilse Varga'])
  })

  it('are none where the speaker is known', () => {
    const text = 'Ilse Varga spoke in Tartu. Later she said it went well.'
    assert.deepEqual(candidates(text, 'she', [['Ilse Varga', 0.9]]), { speaker: 'Ilse Varga', candidates: [] })
  })

  it('leave out whom the pronoun does not fit, and what the model holds unlikely', () => {
    const text =
      'After a long day of talk that led to nothing much in the harbour, Peter Aas met the Dock Agency, not the Tide Council. Then it said nothing new.'
    const chances = [
      ['Peter Aas', 0.4],
      ['Tide Council', 0.09],
      ['Dock Agency', 0.3],
    ] as const
    assert.deepEqual(candidates(text, 'it', chances), { speaker: null, candidates: ['Dock Agency'] })
  })

  it('are none for "I", whatever the model holds', () => {
    const text = 'Ilse Varga wrote to Mira Holt. Then I said nothing at all.'
    assert.deepEqual(candidates(text, 'I', [['Ilse Varga', 0.9]]), { speaker: null, candidates: [] })
  })
})
