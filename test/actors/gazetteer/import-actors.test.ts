import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { entry } from '../../../src/actors/gazetteer/entry.ts'
import { importActors } from '../../../src/actors/gazetteer/import/import-actors.ts'
import { DemarcheError } from '../../../src/record/demarche-error.ts'

const bad = (text: string, message: RegExp) =>
  assert.throws(
    () => importActors(text),
    (error) => error instanceof DemarcheError && error.code === 'bad-actors' && message.test(error.message),
  )

describe("a list of one's own", () => {
  const list = `id,name,aliases,country,sectors,office,from,to
p1,Ingrid Solheim,Inga Solheim|I. Solheim,Norway,,foreign minister,2021-10-14,2023-01
p1,Ingrid Solheim,,NOR,,prime minister,2023-01-09,
p2,"Tanaka, Kenji and Sons",,JPN,BUS,,,
`
  it('makes one actor of the rows of one id', () => {
    const { form, actors, faults } = importActors(list)
    assert.equal(form, 'own')
    assert.deepEqual(faults, [])
    assert.equal(actors.length, 2)
    const [solheim, firm] = actors
    assert.equal(solheim?.country, 'NOR')
    assert.deepEqual(solheim?.aliases, ['Inga Solheim', 'I. Solheim'])
    assert.deepEqual(
      solheim?.terms.map(({ office, from, to, sectors }) => [office, from, to, sectors.join(' ')]),
      [
        ['foreign-minister', '2021-10-14', '2023-01', 'GOV'],
        ['head-of-government', '2023-01-09', null, 'GOV'],
      ],
    )
    assert.equal(firm?.name, 'Tanaka, Kenji and Sons')
    assert.deepEqual(firm?.sectors, ['BUS'])
  })

  it('takes semicolons, a mark of the encoding, capitals in the columns and a kind', () => {
    const { actors } = importActors('\uFEFFName;Country;Kind;Sectors\r\nHarbour Front;NOR;group;LAB OPP\r\n')
    assert.deepEqual(
      actors.map(({ name, kind, sectors }) => [name, kind, sectors]),
      [['Harbour Front', 'group', ['LAB', 'OPP']]],
    )
  })

  it('tells of each row that cannot be taken, and takes the rest', () => {
    const { actors, faults } = importActors(`name,country,office,from,to,sectors
Ann Ives,Atlantis,president,2020,,
,NOR,president,2020,,
Per Dahl,NOR,president,2020-02-30,,
Per Dahl,NOR,president,2020,2019,
Per Dahl,NOR,,2020,,
Per Dahl,NOR,president,2020,,XYZ
Per Dahl,NOR,president,2020,2021,,one,two
Per Dahl,NOR,president,2020,2021,
`)
    assert.equal(actors.length, 1)
    assert.deepEqual(
      faults.map(({ place }) => place),
      ['line 2', 'line 3', 'line 4', 'line 5', 'line 6', 'line 7', 'line 8'],
    )
    const reasons = [/Atlantis/, /no name/, /there is not/, /before it began/, /no office/, /no sector/, /8 cells in 6/]
    for (const [i, reason] of reasons.entries()) assert.match(faults[i]?.reason ?? '', reason)
  })

  it('says what is wrong with a file that is no list', () => {
    bad('', /no list that is known|no rows/)
    bad('colour,size\nred,1\n', /"colour", "size" are of no list/)
    bad('name,country\nAnn Ives,Atlantis\n', /line 2.*Atlantis/)
    bad('{"a": 1}', /no page of the CIA/)
    bad('{"a": ', /none/)
  })

  it('gives entries that the reader of lists takes, whatever the cells hold', () => {
    const cell = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => `"${text.replaceAll('"', '""')}"`)
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const text = ['name,aliases,office,from', ...rows.map((row) => row.join(',')), 'Ann Ives,,,'].join('\n')
        const { actors, faults } = importActors(text)
        for (const actor of actors) assert.ok(entry.safeParse(JSON.parse(JSON.stringify(actor))).success)
        assert.ok(actors.length >= 1)
        assert.ok(actors.length + faults.length <= rows.length + 1)
      }),
      { numRuns: 50 },
    )
  })
})

describe('the CSV of a Wikidata query', () => {
  it('takes labels, times and aliases, and leaves out who has no name', () => {
    const { form, actors, faults } =
      importActors(`person,personLabel,personAltLabel,positionLabel,countryLabel,start,end
http://www.wikidata.org/entity/Q900001,Ann Ives,"Annie Ives, A. Ives",Minister of Foreign Affairs,Norway,2019-03-04T00:00:00Z,2021-10-14T00:00:00Z
http://www.wikidata.org/entity/Q900001,Ann Ives,"Annie Ives, A. Ives",Prime Minister of Norway,,2021-10-14T00:00:00Z,
http://www.wikidata.org/entity/Q900002,Q900002,,President of France,France,2019-03-04T00:00:00Z,
http://www.wikidata.org/entity/Q900003,Per Dahl,,President of Iceland,Iceland,t1234,
`)
    assert.equal(form, 'wikidata')
    assert.deepEqual(
      actors.map(({ id, name, country, aliases }) => [id, name, country, aliases]),
      [
        ['wikidata:Q900001', 'Ann Ives', 'NOR', ['Annie Ives', 'A. Ives']],
        ['wikidata:Q900003', 'Per Dahl', 'ISL', []],
      ],
    )
    assert.deepEqual(
      actors[0]?.terms.map(({ office, country, from, to }) => [office, country, from, to]),
      [
        ['foreign-minister', 'NOR', '2019-03-04', '2021-10-14'],
        ['head-of-government', 'NOR', '2021-10-14', null],
      ],
    )
    assert.equal(actors[1]?.terms[0]?.from, null)
    assert.deepEqual(
      faults.map(({ place }) => place),
      ['line 4'],
    )
  })
})

describe('REIGN', () => {
  it('makes terms of months, and knows until when it knows', () => {
    const months = (leader: string, year: number, all: readonly number[]) =>
      all.map((month) => `385,Norway,${leader},${year},${month},1`)
    const { form, actors } = importActors(
      [
        'ccode,country,leader,year,month,elected',
        ...months('Ives', 2019, [1, 2, 3, 10, 11]),
        ...months('Per Dahl', 2019, [4, 5, 6, 7, 8, 9]),
        ...months('Per Dahl', 2020, [1, 2]),
        ...months('Per Dahl', 2019, [12]),
      ].join('\n'),
    )
    assert.equal(form, 'reign')
    const terms = actors.flatMap(({ name, terms }) =>
      terms.map(({ office, from, to, knownUntil }) => [name, office, from, to, knownUntil]),
    )
    assert.deepEqual(terms, [
      ['Ives', 'leader', '2019-01', '2019-03', null],
      ['Ives', 'leader', '2019-10', '2019-11', null],
      ['Per Dahl', 'leader', '2019-04', '2019-09', null],
      ['Per Dahl', 'leader', '2019-12', null, '2020-02'],
    ])
  })

  it('takes a list of leaders with days in columns', () => {
    const { actors } = importActors(
      'leader,ccode,country,syear,smonth,sday,eyear,emonth,eday\nAnn Ives,385,Norway,2019,3,4,2021,10,14\n',
    )
    assert.deepEqual(
      actors[0]?.terms.map(({ from, to }) => [from, to]),
      [['2019-03-04', '2021-10-14']],
    )
  })
})

describe('the CIA World Factbook', () => {
  const page = (chief: string, head: string) => ({
    Government: {
      'Country name': { 'conventional short form': { text: 'Norway' }, 'conventional long form': { text: '' } },
      'Executive branch': { 'chief of state': { text: chief }, 'head of government': { text: head } },
    },
  })

  it('parts title, name and day', () => {
    const { form, actors, faults } = importActors(
      JSON.stringify(
        page(
          'President Ann Q. IVES, Jr. (since 4 March 2019); Vice President Per DAHL (since 2020)',
          'Prime Minister DAHL Per (Peter Dahl) (since October 2021)',
        ),
      ),
    )
    assert.equal(form, 'factbook')
    assert.deepEqual(faults, [])
    assert.deepEqual(
      actors.map(({ name, aliases, terms: [term] }) => [name, aliases, term?.office, term?.title, term?.from]),
      [
        ['Ann Q. Ives Jr.', [], 'head-of-state', 'president', '2019-03-04'],
        ['Dahl Per', ['Peter Dahl'], 'head-of-government', 'prime minister', '2021-10'],
      ],
    )
  })

  it('leaves out what it cannot part, and says where', () => {
    const { actors, faults } = importActors(
      JSON.stringify([page('Ann IVES (since 4 March 2019)', 'King PER II (since 17 January 1991)'), { other: 1 }]),
    )
    assert.deepEqual(
      actors.map(({ name }) => name),
      ['Per II'],
    )
    assert.deepEqual(
      faults.map(({ place }) => place),
      ['Norway, chief of state'],
    )
  })
})
