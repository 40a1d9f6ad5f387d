import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { resolve } from './marked-text.ts'

describe('descriptions of those who speak', () => {
  it('go to who is known to have held the office, on the day and no other', () => {
    const text =
      'After a long journey to the north Angela Merkel met with Ilse Varga at the harbour.\n\nOn the way home <the former chancellor> said {the talks went well}.'
    assert.deepEqual(resolve(text, '2023-05-01').speakers, ['Angela Merkel'])
    assert.deepEqual(resolve(text, '2019-05-01').speakers, ['former chancellor'])
  })

  it('do not go to a deputy, nor to the head of something else', () => {
    const found = resolve(
      'After a long journey to the north Vice President Mira Holt met with President Ilse Varga.\n\n<The president> said {yes}. <The leader of the Tide Council, Tom Berg,> said {no}.',
    )
    assert.deepEqual(found.speakers, ['Ilse Varga', 'Tom Berg'])
  })

  it('leave several who fit as candidates of an actor of their own', () => {
    const found = resolve(
      'After a long journey to the north Senator Ilse Varga met with Senator Tom Berg.\n\nReporters were there. <The senator> said {the talks went well}.',
    )
    assert.deepEqual(found.kinds, ['unnamed'])
    assert.deepEqual([...found.candidates[0]!].sort(), ['Ilse Varga', 'Tom Berg'])
  })

  it('go to the last speaker, but to nobody whom the sentence names', () => {
    const found = resolve(
      '<Tom Berg> said {it was late}. <The tycoon> said {he was tired}. <Tom Berg> met Ivo Aas after <the magnate> said {no}.',
    )
    assert.deepEqual(found.speakers, ['Tom Berg', 'Tom Berg', 'Tom Berg', 'magnate'])
  })

  it('go to the only body, or state, that was just named', () => {
    const found = resolve(
      'The Tide Council met in the evening. <The organisation> said {no}. <Norway> said {yes}. A move that <the kingdom> hopes {will help}. The Tide Council met the Dock Union. <The group> said {no}. It came by way of the agency Norvik Press. <The company> said {no}.',
    )
    assert.deepEqual(found.speakers, ['Tide Council', 'Norway', 'Norway', 'group', 'company'])
  })

  it('take what kind of thing a name is of for no more than that', () => {
    const found = resolve(
      '<The nationalist Harbour Times tabloid> said {so}. <The Harbour Times> said {more}. <A Harbour Times reporter> said {no}.',
    )
    assert.deepEqual(found.speakers, ['Harbour Times', 'Harbour Times', 'Harbour Times reporter'])
  })

  it('call what she has by her name', () => {
    const found = resolve('<Ilse Varga> said {so}. <Her campaign> said {no}. <The Varga campaign> said {never}.')
    assert.deepEqual(found.speakers, ['Ilse Varga', 'Varga campaign', 'Varga campaign'])
  })
})

describe('several who speak', () => {
  it('are called as the report calls them, too, and said to be more where it says so', () => {
    const found = resolve(
      'Ilse Varga and Tom Berg met Ivo Aas. <Mr. Berg and Ms. Varga> said {so}. <Varga and Aas, among others,> said {no}. <Two analysts, Ilse Varga and Ivo Aas,> said {more}. <Varga or Aas> said {it}.',
    )
    assert.deepEqual(found.speakers, [
      'Tom Berg and Ilse Varga',
      'Ilse Varga and Ivo Aas, among others',
      'Ilse Varga and Ivo Aas',
      'Ilse Varga or Ivo Aas',
    ])
    assert.deepEqual(found.aliases[0], ['Mr. Berg and Ms. Varga'])
  })

  it('are whom "they" means that speaks next', () => {
    const found = resolve(
      'On Monday, Norwegian officials opened the port. The move, <they> said, {helps trade}. <They> said {it was time}.',
    )
    assert.deepEqual(found.speakers, ['Norwegian officials', 'Norwegian officials'])
  })

  it('are not found in what a verb does something to', () => {
    const found = resolve('The remarks allowed officials to go. It was a day that <they> said {was good}.')
    assert.deepEqual(found.speakers, [null])
  })
})

describe('words that stay open', () => {
  it('keep who may be meant by "who", "they" and "we"', () => {
    const who = resolve('Ilse Varga praised Tom Berg in the harbour and those around, <who> said {it went well}.')
    assert.deepEqual([who.speakers, who.candidates], [[null], [['Tom Berg', 'Ilse Varga']]])
    const they = resolve('The Tide Council met the Dock Union. It rained all day. Then <they> said {it went well}.')
    assert.deepEqual([they.speakers, they.candidates], [[null], [['Dock Union', 'Tide Council']]])
  })

  it('are nobody’s where they name nobody', () => {
    assert.deepEqual(resolve('Ilse Varga came late, <having> said {it went well}.').speakers, [null])
  })
})
