import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { refineNames } from '../../src/actors/refine-names.ts'
import type { FoundName } from '../../src/frames/found-name.ts'
import { paragraphs } from '../../src/language/paragraphs.ts'
import { resolve } from './marked-text.ts'

describe('names of one actor', () => {
  it('may be told beside each other, with no word in common', () => {
    const found = resolve(
      '<Ilse Varga (born Mira Holt)> said {so}. <Holt> said {more}. <The Norvik Front, also known as the Army of Skala,> said {no}. <The Army of Skala> said {never}. <The Tide Council, or TCN,> said {later}. <TCN> said {now}.',
    )
    assert.deepEqual(found.speakers, [
      'Ilse Varga',
      'Ilse Varga',
      'Norvik Front',
      'Norvik Front',
      'Tide Council',
      'Tide Council',
    ])
  })

  it('are not joined by a word that stands between two who are not one', () => {
    const found = resolve(
      '<Ilse Varga> said {so}. <Tom Berg, formerly of the aide Mira Holt,> said {no}. <Mira Holt> said {yes}.',
    )
    assert.deepEqual(found.speakers, ['Ilse Varga', 'Tom Berg', 'Mira Holt'])
  })

  it('stand in either order, with initials, short and full', () => {
    const found = resolve(
      '<Varga Ilse> said {so}. <Ilse Varga> said {more}. <William Berg> said {no}. <Bill Berg> said {never}. <W. Berg> said {so again}.',
    )
    assert.deepEqual(found.speakers, ['Varga Ilse', 'Varga Ilse', 'William Berg', 'William Berg', 'William Berg'])
  })

  it('stay apart for a brother and a sister', () => {
    const found = resolve(
      '<Daniel Berg> said {so}. <Daniela Berg> said {no}. <Ivan Holt> said {so}. <Ivana Holt> said {no}.',
    )
    assert.deepEqual(found.speakers, ['Daniel Berg', 'Daniela Berg', 'Ivan Holt', 'Ivana Holt'])
  })

  it('of a body may leave out what it is, before its whole name as after it, and write its state another way', () => {
    const found = resolve(
      '<Norvik> said {the docks are full}. <Norvik University> said {no}. <The U.S. Harbour Council> said {so}. <The United States Harbour Council> said {more}.',
    )
    assert.deepEqual(found.speakers.slice(0, 2), ['Norvik University', 'Norvik University'])
    assert.equal(new Set(found.speakers.slice(2)).size, 1)
  })
})

describe('refineNames', () => {
  const refined = (text: string, found: readonly (readonly [string, FoundName['type'], number])[]): string[] => {
    const names = found.map(([words, type, score]) => {
      const start = text.indexOf(words)
      return { start, end: start + words.length, type, score }
    })
    return refineNames(text, names, paragraphs(text)).map((n) => `${text.slice(n.start, n.end)} ${n.type}`)
  }

  it('takes given names that are cut off before a name, and leaves out an office’s field', () => {
    assert.deepEqual(
      refined('They asked the lawyer Oluwa Varga. Former secretary of State Holt came.', [
        ['Varga', 'PER', 0.7],
        ['State Holt', 'PER', 0.7],
      ]),
      ['Oluwa Varga PER', 'Holt PER'],
    )
  })

  it('takes for a person whose surname has a title elsewhere', () => {
    assert.deepEqual(
      refined('It was late when Mr. Varga came. They heard from Uzi Varga.', [
        ['Varga', 'PER', 0.5],
        ['Uzi Varga', 'ORG', 0.5],
      ]),
      ['Varga PER', 'Uzi Varga PER'],
    )
  })
})
