/** Writes `ontology/states.json`: each state's ISO 3166-1 alpha-3 code and English names, from i18n-iso-countries (MIT) and a list by hand. */
import { writeFileSync } from 'node:fs'
import countries from 'i18n-iso-countries'

/** Names that reports use and the registry lacks. */
const usual: Readonly<Record<string, readonly string[]>> = {
  USA: ['U.S.', 'US', 'the United States', 'America', 'USA', 'U.S.A.', 'United States'],
  GBR: ['Britain', 'Great Britain', 'U.K.', 'UK', 'United Kingdom'],
  PRK: ['North Korea', 'DPRK', 'N Korea', 'N. Korea'],
  KOR: ['South Korea', 'S Korea', 'S. Korea'],
  RUS: ['Russia'],
  IRN: ['Iran'],
  SYR: ['Syria'],
  VNM: ['Vietnam'],
  LAO: ['Laos'],
  MDA: ['Moldova'],
  TZA: ['Tanzania'],
  VEN: ['Venezuela'],
  BOL: ['Bolivia'],
  CZE: ['Czechia', 'Czech Republic'],
  TUR: ['Turkey', 'Türkiye'],
  MMR: ['Myanmar', 'Burma'],
  CIV: ['Ivory Coast'],
  PSE: ['Palestine'],
  TWN: ['Taiwan'],
  COD: ['Congo', 'DRC'],
  ARE: ['UAE', 'U.A.E.', 'United Arab Emirates', 'Emirates'],
  CHN: ['China'],
  MKD: ['North Macedonia', 'Macedonia'],
  SWZ: ['Swaziland', 'Eswatini'],
  VAT: ['Vatican'],
}

const states = Object.entries(countries.getNames('en', { select: 'all' }))
  .map(([two, names]) => {
    const iso3 = countries.alpha2ToAlpha3(two)
    const plain = names.map((n) => n.replace(/,.*$/u, ''))
    return { iso3, names: [...new Set([...(iso3 ? (usual[iso3] ?? []) : []), ...names, ...plain])] }
  })
  .filter((s) => s.iso3 !== undefined)
  // "Korea, Republic of" cut at its comma would name both Koreas.
  .map((s) => ({ ...s, names: s.names.filter((n) => !['Korea', 'Virgin Islands'].includes(n)) }))
  .sort((a, b) => (a.iso3! < b.iso3! ? -1 : 1))

writeFileSync(new URL('../ontology/states.json', import.meta.url), `${JSON.stringify(states)}\n`)
