import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openGazetteer } from '../../../src/actors/gazetteer/gazetteer.ts'

const gazetteer = openGazetteer()

describe('people of the gazetteer', () => {
  it('has a role by date: before, in and after office', () => {
    const titles = (date: string) => gazetteer.person('Barack Obama', { date })?.roles.map((role) => role.title)
    assert.deepEqual(titles('2008-06-01'), [])
    assert.deepEqual(titles('2012-06-01'), ['president'])
    const later = gazetteer.person('Barack Obama', { date: '2018-06-01' })
    assert.deepEqual(later?.roles, [])
    assert.deepEqual(
      later?.former.map((role) => role.title),
      ['president'],
    )
    assert.deepEqual(later?.sectors, ['ELI'])
    assert.equal(later?.country, 'USA')
  })

  it('has no role without a date', () => {
    assert.deepEqual(gazetteer.person('Barack Obama')?.roles, [])
  })

  it('answers to a surname only beside a title or a state, on a date', () => {
    const date = '2019-05-01'
    assert.equal(gazetteer.person('Trump', { date }), null)
    assert.equal(gazetteer.person('Trump', { title: 'President' }), null)
    assert.equal(gazetteer.person('Trump', { date, title: 'President' })?.name, 'Donald Trump')
    assert.equal(gazetteer.person('Trump', { date, country: 'USA' })?.name, 'Donald Trump')
    assert.equal(gazetteer.person('Trump', { date, title: 'spokesman' }), null)
    assert.equal(gazetteer.person('Trump', { date, title: 'French President' }), null)
    assert.equal(gazetteer.person('Obama', { date, title: 'President' }), null)
    assert.equal(gazetteer.person('Obama', { date, title: 'former President' })?.name, 'Barack Obama')
  })

  it('knows the holder of an office on a date, the incoming one on the day of change', () => {
    assert.equal(gazetteer.holder('president', 'USA', '2021-01-19')?.name, 'Donald Trump')
    assert.equal(gazetteer.holder('president', 'USA', '2021-01-20')?.name, 'Joe Biden')
    assert.equal(gazetteer.holder('king', 'USA', '2021-01-20'), null)
    assert.equal(gazetteer.holder('president', 'USA', '2031-01-20'), null)
  })
})

describe('names of people however they are written', () => {
  const country = (name: string, date = '2020-03-22') => gazetteer.person(name, { date })?.country
  it('meets transliterations, diacritics, articles, hyphens and orders', () => {
    for (const name of ['Sergei Lavrov', 'Sergey Lavrov', 'Sergej Lavrov']) assert.equal(country(name), 'RUS', name)
    for (const name of ['Volodymyr Zelensky', 'Volodymyr Zelenskyy', 'Vladimir Zelenskiy'])
      assert.equal(country(name), 'UKR', name)
    for (const name of ['Abdel Fattah el-Sisi', 'Abdel Fattah al-Sisi', 'Abdul Fattah al Sisi'])
      assert.equal(country(name), 'EGY', name)
    for (const name of ['Kim Jong Un', 'Kim Jong-un', 'Jong Un Kim']) assert.equal(country(name), 'PRK', name)
    for (const name of ['Shinzo Abe', 'Abe Shinzo', 'Shinzō Abe']) assert.equal(country(name), 'JPN', name)
    for (const name of ['Recep Tayyip Erdogan', 'Recep Tayyip Erdoğan']) assert.equal(country(name), 'TUR', name)
    for (const name of ['Mohammed bin Salman', 'Muhammad bin Salman', 'Mohamed Bin Salman'])
      assert.equal(country(name), 'SAU', name)
    for (const name of ['Elizabeth II', 'Queen Elizabeth II']) assert.equal(country(name), 'GBR', name)
  })

  it('keeps apart who is spelled alike', () => {
    assert.equal(gazetteer.person('Kim Yong-il')?.id, 'ontology:PRK:Kim Yong-il')
    assert.equal(gazetteer.person('Kim Jong Il')?.id, 'ontology:PRK:Kim Jong Il')
    assert.equal(gazetteer.person('King Abdullah', { date: '2010-05-01' }), null)
    assert.equal(gazetteer.person('King Abdullah', { date: '2010-05-01', country: 'JOR' })?.country, 'JOR')
    assert.equal(gazetteer.person('Joseph Kennicott-Vale', { date: '2010-05-01' }), null)
  })

  it('tells apart by the day who bears a surname in one state', () => {
    const kim = (date: string) => gazetteer.person('Kim', { date, title: 'Supreme Leader' })?.name
    assert.equal(kim('2009-01-01'), 'Kim Jong Il')
    assert.equal(kim('2014-01-01'), 'Kim Jong Un')
    const bush = (date: string, title: string) => gazetteer.person('Bush', { date, title })?.name
    assert.equal(bush('2005-05-01', 'President'), 'George W. Bush')
    assert.equal(bush('2005-05-01', 'former President'), 'George H. W. Bush')
    assert.equal(bush('2012-05-01', 'former President'), undefined)
  })

  it('follows a person from one office to another, and to an organisation', () => {
    const role = (name: string, date: string) => {
      const known = gazetteer.person(name, { date })
      return `${known?.country} ${known?.roles.map(({ title }) => title).join()}`
    }
    assert.equal(role('António Guterres', '2001-05-01'), 'PRT prime minister')
    assert.equal(role('António Guterres', '2020-05-01'), 'UNO secretary-general of the United Nations')
    assert.equal(role('Jens Stoltenberg', '2019-05-01'), 'IGO secretary-general of NATO')
    assert.equal(role('Rafael Grossi', '2010-05-01'), 'null ')
    assert.equal(gazetteer.holder('foreign minister', 'RUS', '2014-03-18')?.name, 'Sergei Lavrov')
    assert.equal(gazetteer.holder('defence minister', 'DEU', '2014-03-18')?.name, 'Ursula von der Leyen')
  })
})

describe('states of the gazetteer', () => {
  it('knows names, adjectives, peoples, capitals and seats', () => {
    const found = (word: string) => {
      const state = gazetteer.state(word)
      return state && `${state.country} ${state.relation} ${state.kind}`
    }
    assert.equal(found('the United States'), 'USA name state')
    assert.equal(found('US'), 'USA name state')
    assert.equal(found('us'), null)
    assert.equal(found('Danish'), 'DNK demonym state')
    assert.equal(found('Danes'), 'DNK demonym state')
    assert.equal(found('Tehran'), 'IRN capital government')
    assert.equal(found('the Kremlin'), 'RUS government government')
    assert.equal(found('Downing Street'), 'GBR government government')
    assert.equal(found('Victoria'), null)
  })
})

describe('bodies of the gazetteer', () => {
  it('knows organisations by full and short names', () => {
    assert.equal(gazetteer.organisation('U.N. Security Council')?.country, 'UNO')
    assert.equal(gazetteer.organisation('the IAEA')?.name, 'International Atomic Energy Agency')
    assert.deepEqual(gazetteer.organisation('the Pentagon')?.sectors, ['GOV', 'MIL'])
    assert.deepEqual(gazetteer.organisation('KCNA')?.sectors, ['JRN', 'GOV'])
  })

  it('keeps common words and borrowed names apart from names', () => {
    assert.equal(gazetteer.organisation('guardian'), null)
    assert.equal(gazetteer.organisation('Hill'), null)
    assert.equal(gazetteer.organisation('The Hill')?.country, 'USA')
    assert.equal(gazetteer.organisation('SPA'), null)
    assert.equal(gazetteer.organisation('SPA', { country: 'SAU' })?.name, 'Saudi Press Agency')
    assert.equal(gazetteer.organisation('Reporters for Nobody'), null)
  })

  it('asks for a state, then a body, then a person', () => {
    assert.equal(gazetteer.named('Washington')?.kind, 'government')
    assert.equal(gazetteer.named('Hamas')?.kind, 'group')
    assert.equal(gazetteer.named('Joe Biden')?.kind, 'person')
    assert.equal(gazetteer.named('Washington', { title: 'Mayor' }), null)
  })
})
