import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { resolve } from './marked-text.ts'

describe('whoIsWho', () => {
  it('joins surnames and titles to full names', () => {
    const found = resolve(
      '<Ilse Varga, director of the Harbour Institute at the University of Tartu,> said {the strait was open}.\n\n' +
        '<Varga> said {she had seen the ships}. <Dr. Varga> added {that she counted nine}.',
    )
    assert.deepEqual(found.speakers, ['Ilse Varga', 'Ilse Varga', 'Ilse Varga'])
    assert.equal(found.roles[0]![0], 'director of the Harbour Institute at the University of Tartu')
  })

  it('gives a pronoun to the person it fits', () => {
    const found = resolve(
      '<Marek Dolan> met his aunt Mira Dolan before {the vote}.\n\n<Mira Dolan> said {the vote was fair}. <She> said {it was over}. <He> disagreed: {it was not}.',
    )
    assert.deepEqual(found.speakers.slice(1), ['Mira Dolan', 'Mira Dolan', 'Marek Dolan'])
  })

  it('knows a relative by what the report calls her', () => {
    const found = resolve(
      'The letter came from his sister Anna Holt, the palace said.\n\n<His sister> called {the offer a trick}.',
    )
    assert.deepEqual(found.speakers, ['Anna Holt'])
  })

  it('takes the head of a source, not a name that only stands in it', () => {
    const found = resolve(
      "<A spokesman for Karin Lund> said {no}. <Lund's lawyer, Peter Asgard,> said {maybe}. <Foreign Ministry spokeswoman Ane Krogh> said {yes}. <Deputy Secretary of State Tom Berg> said {never}. <The head of the Norvik post, Nils Aas,> said {later}.",
    )
    assert.deepEqual(found.speakers, ['spokesman for Karin Lund', 'Peter Asgard', 'Ane Krogh', 'Tom Berg', 'Nils Aas'])
    assert.equal(found.kinds[0], 'unnamed')
  })

  it('knows states by name and by capital', () => {
    const found = resolve(
      '<Oslo> has demanded {an apology}. <Norway> also asked for {ships}. <The United States> said {little}.',
    )
    assert.deepEqual(found.countries, ['NOR', 'NOR', 'USA'])
    assert.equal(found.kinds[0], 'state')
  })

  it('knows the state of a counterpart, and of a ministry that is said to be a state’s', () => {
    const found = resolve(
      'Ivo Varga, the Bulgarian prime minister, met his Serbian counterpart, Petar Ilves, for an hour. <Ilves> said {it went well}. ' +
        "<Serbia's Ministry of Mining and Energy> rejected {the claim}. " +
        "Her colleague, Tom Berg, was silent. <Berg> said {nothing}. <Norway's Harbour Club> asked for {more}.",
    )
    assert.deepEqual(found.speakers, ['Petar Ilves', 'Ministry of Mining and Energy', 'Tom Berg', 'Harbour Club'])
    // A colleague of whom no more is told may be anybody's, and a club that is somewhere is not the state's.
    assert.deepEqual(found.countries, ['SRB', 'SRB', null, null])
  })

  it('names several speakers together, and nobody where a nationality stands alone', () => {
    const found = resolve(
      'Ilse Varga and Tom Berg met. <Varga and Berg> said {they agreed}. <The Norwegian official> said {nothing}.',
    )
    assert.deepEqual(found.speakers, ['Ilse Varga and Tom Berg', 'Norwegian official'])
    assert.deepEqual(found.kinds, ['group', 'unnamed'])
  })

  it('abstains where two would do', () => {
    const found = resolve(
      'A photograph of Ilse Varga and Mira Holt was shown in Tartu. Later <she> said {it went well}.',
    )
    assert.deepEqual(found.speakers, [null])
  })

  it('takes an acronym in brackets for the name before it', () => {
    const found = resolve('<The Baltic Harbour Council (BHC)> said {the docks are full}. <The BHC> said {no more}.')
    assert.deepEqual(found.speakers, ['Baltic Harbour Council', 'Baltic Harbour Council'])
  })
})
