import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openGazetteer } from '../../../src/actors/gazetteer/gazetteer.ts'
import { readOntology } from '../../../src/actors/gazetteer/read-ontology.ts'

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

describe('whom the gazetteer knows', () => {
  const gazetteer = openGazetteer()
  /** Names that mean one thing wherever they stand, by the state or the code of PLOVER that they are of. */
  const known: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    government: {
      USA: 'the White House|the Pentagon|Foggy Bottom|Washington',
      RUS: 'the Kremlin|Moscow',
      GBR: 'Downing Street|Whitehall|London',
      FRA: 'the Élysée Palace|Quai d’Orsay|Paris',
      KOR: 'the Blue House|Seoul',
      CHN: 'Zhongnanhai|Beijing',
      PHL: 'Malacañang',
      BRA: 'Planalto',
      ITA: 'Palazzo Chigi',
      UKR: 'Kyiv|Kiev',
      MDA: 'Chisinau|Chişinău',
      IRN: 'Tehran',
      PRK: 'Pyongyang',
    },
    organisation: {
      UNO: 'the United Nations|the U.N.|UNHCR|the World Food Programme|the International Court of Justice',
      EUR: 'the European Commission|the European Central Bank|Frontex',
      IGO: 'NATO|IAEA|OPEC|the African Union|ASEAN|OSCE|the Arab League|ECOWAS|the Shanghai Cooperation Organisation',
      NGO: 'Amnesty International|Human Rights Watch|Doctors Without Borders|Greenpeace',
    },
    media: {
      GBR: 'Reuters|BBC|The Guardian',
      USA: 'the Associated Press|CNN|The New York Times',
      FRA: 'AFP|Agence France-Presse|Le Monde',
      RUS: 'TASS|RIA Novosti|Interfax|Kommersant',
      CHN: 'Xinhua|Global Times|People’s Daily',
      PRK: 'KCNA|Rodong Sinmun',
      KOR: 'Yonhap',
      JPN: 'Kyodo',
      TUR: 'Anadolu',
      QAT: 'Al Jazeera|Al-Jazeera',
      IND: 'Press Trust of India|The Hindu',
    },
    group: {
      PSE: 'Hamas|Islamic Jihad',
      LBN: 'Hezbollah|Hizbollah|Hizbullah',
      AFG: 'the Taliban',
      SYR: 'the Syrian Democratic Forces|al-Nusra',
      YEM: 'the Houthis|Ansar Allah',
      COL: 'FARC|ELN',
      TUR: 'the PKK',
      NGA: 'Boko Haram',
      PHL: 'Abu Sayyaf',
    },
  }
  for (const [kind, byState] of Object.entries(known)) {
    it(`each ${kind} with its state`, () => {
      for (const [country, names] of Object.entries(byState))
        for (const name of names.split('|')) {
          const found = gazetteer.named(name)
          assert.deepEqual([found?.country, found?.kind], [country, kind], name)
        }
    })
  }

  it('the heads and the foreign and defence ministers of at least 60 states, since 2000', () => {
    const terms = readOntology().flatMap((entry) => (entry.kind === 'person' ? entry.terms : []))
    const statesWith = (...offices: string[]): Set<string | null> =>
      new Set(terms.filter((term) => offices.includes(term.office)).map((term) => term.country))
    const heads = statesWith('head-of-state', 'head-of-government')
    const all = [statesWith('foreign-minister'), statesWith('defence-minister')]
    assert.ok([...heads].filter((country) => all.every((states) => states.has(country))).length >= 60)
  })

  it('one person by each of the spellings that reports have', () => {
    const spellings = [
      ['Sergei Lavrov', 'Sergey Lavrov'],
      ['Volodymyr Zelensky', 'Volodymyr Zelenskyy', 'Volodymyr Zelenskiy'],
      ['Abdel Fattah el-Sisi', 'Abdel Fattah al-Sisi', 'Abdel-Fattah el-Sissi'],
      ['Recep Tayyip Erdogan', 'Recep Tayyip Erdoğan'],
      ['Alexander Lukashenko', 'Aleksandr Lukashenka', 'Alyaksandr Lukashenka'],
      ['Kassym-Jomart Tokayev', 'Qasym-Zhomart Toqaev'],
      ['Mohammad Javad Zarif', 'Mohammed Javad Zarif'],
      ['Dmitry Medvedev', 'Dmitri Medvedev'],
      ['Shinzo Abe', 'Abe Shinzo'],
      ['Kim Jong Un', 'Kim Jong-un'],
    ]
    for (const [first = '', ...others] of spellings) {
      const { id } = gazetteer.person(first, { date: '2020-01-15' }) ?? {}
      assert.ok(id, first)
      for (const other of others) assert.equal(gazetteer.person(other, { date: '2020-01-15' })?.id, id, other)
    }
  })

  it('says where an entry stands, and which of its names was found', () => {
    const found = gazetteer.person('Sergey Lavrov', { date: '2019-05-16' })
    assert.deepEqual([found?.found, found?.files], ['Sergei Lavrov', ['ontology/offices/foreign-ministers.txt']])
    assert.deepEqual(gazetteer.organisation('KCNA')?.files, ['ontology/media.tsv'])
    assert.equal(gazetteer.organisation('KCNA')?.found, 'KCNA')
    assert.equal(gazetteer.person('Lavrov', { date: '2019-05-16', title: 'Foreign Minister' })?.found, 'Sergei Lavrov')
  })
})
