import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addresseeAfter, besideTheCue, sourceParts } from '../../src/frames/medium.ts'

function parts(source: string): (string | null)[] {
  const text = `x ${source} y`
  const found = sourceParts(text, { start: 2, end: 2 + source.length })
  return [found.speaker, found.medium, found.via].map((r) => r && text.slice(r.start, r.end))
}

describe('sourceParts', () => {
  it('takes a document, its author and its carrier apart', () => {
    assert.deepEqual(parts('a statement by his aunt Mira Holt, issued through the Norland News Agency on Sunday'), [
      'his aunt Mira Holt',
      'a statement',
      'the Norland News Agency',
    ])
    assert.deepEqual(parts('the text of a letter from the ministry'), ['the ministry', 'the text of a letter', null])
  })

  it('leaves a plain source alone', () => {
    assert.deepEqual(parts('Mira Holt, a spokeswoman for the ministry'), [
      'Mira Holt, a spokeswoman for the ministry',
      null,
      null,
    ])
    assert.deepEqual(parts('the letter'), ['the letter', null, null])
  })
})

describe('besideTheCue', () => {
  const look = (text: string): (string | null)[] => {
    const { medium, via } = besideTheCue(text, { start: 0, end: text.length })
    return [medium, via].map((r) => r && text.slice(r.start, r.end))
  }

  it('finds the document or the station and the carrier', () => {
    assert.deepEqual(look(' in a written statement carried by Radio Meridian on Monday.'), [
      'a written statement',
      'Radio Meridian',
    ])
    assert.deepEqual(look(' on state television.'), ['state television', null])
    assert.deepEqual(look(' on Monday in Tallinn.'), [null, null])
  })
})

describe('addresseeAfter', () => {
  const told = (text: string, cue: string): string | null => {
    const start = text.indexOf(cue)
    const found = addresseeAfter(text, { start, end: start + cue.length }, Number.POSITIVE_INFINITY)
    return found && text.slice(found.start, found.end)
  }

  it('is whom a "told" was told', () => {
    assert.equal(told('Varga told reporters in Tallinn that', 'told'), 'reporters')
    assert.equal(told('she told the Meridian Wire, adding', 'told'), 'the Meridian Wire')
  })

  it('is nobody after other cues', () => {
    assert.equal(told('Varga said reporters were there', 'said'), null)
  })
})
