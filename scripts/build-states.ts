/**
 * Writes `ontology/states.json`: each state's ISO 3166-1 alpha-3 code, English names, demonyms and capital, from
 * i18n-iso-countries and i18n-nationality (both MIT) and lists by hand.
 */
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import countries from 'i18n-iso-countries'
import nationalities from 'i18n-nationality'

nationalities.registerLocale(createRequire(import.meta.url)('i18n-nationality/langs/en.json'))

/** Seats of government that reports name for the government itself. */
const capitals: Readonly<Record<string, string>> = {
  USA: 'Washington',
  PRK: 'Pyongyang',
  KOR: 'Seoul',
  CHN: 'Beijing',
  RUS: 'Moscow',
  JPN: 'Tokyo',
  IRN: 'Tehran',
  SYR: 'Damascus',
  IRQ: 'Baghdad',
  TUR: 'Ankara',
  EGY: 'Cairo',
  SAU: 'Riyadh',
  QAT: 'Doha',
  YEM: 'Sanaa',
  LBN: 'Beirut',
  JOR: 'Amman',
  UKR: 'Kyiv',
  BLR: 'Minsk',
  POL: 'Warsaw',
  DEU: 'Berlin',
  FRA: 'Paris',
  GBR: 'London',
  ESP: 'Madrid',
  ITA: 'Rome',
  GRC: 'Athens',
  HUN: 'Budapest',
  CZE: 'Prague',
  AUT: 'Vienna',
  SRB: 'Belgrade',
  ROU: 'Bucharest',
  BGR: 'Sofia',
  IND: 'New Delhi',
  PAK: 'Islamabad',
  AFG: 'Kabul',
  BGD: 'Dhaka',
  LKA: 'Colombo',
  NPL: 'Kathmandu',
  MMR: 'Naypyidaw',
  THA: 'Bangkok',
  VNM: 'Hanoi',
  PHL: 'Manila',
  IDN: 'Jakarta',
  TWN: 'Taipei',
  AUS: 'Canberra',
  CAN: 'Ottawa',
  CUB: 'Havana',
  VEN: 'Caracas',
  COL: 'Bogota',
  PER: 'Lima',
  CHL: 'Santiago',
  ARG: 'Buenos Aires',
  BRA: 'Brasilia',
  NGA: 'Abuja',
  KEN: 'Nairobi',
  ETH: 'Addis Ababa',
  SDN: 'Khartoum',
  SSD: 'Juba',
  LBY: 'Tripoli',
  DZA: 'Algiers',
  MAR: 'Rabat',
  TUN: 'Tunis',
  ZAF: 'Pretoria',
  ZWE: 'Harare',
  COD: 'Kinshasa',
  RWA: 'Kigali',
  UGA: 'Kampala',
  SOM: 'Mogadishu',
  ERI: 'Asmara',
  ARM: 'Yerevan',
  AZE: 'Baku',
  GEO: 'Tbilisi',
  KAZ: 'Astana',
  UZB: 'Tashkent',
  SWE: 'Stockholm',
  NOR: 'Oslo',
  FIN: 'Helsinki',
  DNK: 'Copenhagen',
  ISR: 'Jerusalem',
}

/** What the registry of nationalities lacks or writes in the plural. */
const demonyms: Readonly<Record<string, readonly string[]>> = {
  GBR: ['British', 'Briton', 'English', 'Scottish', 'Welsh'],
  ESP: ['Spanish'],
  FRA: ['French'],
  NLD: ['Dutch'],
  DNK: ['Danish'],
  FIN: ['Finnish'],
  SWE: ['Swedish'],
  POL: ['Polish'],
  TUR: ['Turkish'],
  IRQ: ['Iraqi'],
  ISR: ['Israeli'],
  PAK: ['Pakistani'],
  SAU: ['Saudi'],
  PHL: ['Philippine', 'Filipino'],
  THA: ['Thai'],
  ARE: ['Emirati'],
  ARG: ['Argentine', 'Argentinian'],
  GRC: ['Greek'],
  SRB: ['Serbian', 'Serb'],
  HRV: ['Croatian', 'Croat'],
  BIH: ['Bosnian'],
  SVK: ['Slovak'],
  SVN: ['Slovenian', 'Slovene'],
  PSE: ['Palestinian'],
  TWN: ['Taiwanese'],
  IRL: ['Irish'],
  CHE: ['Swiss'],
  NZL: ['New Zealander'],
  MMR: ['Burmese'],
}

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
    if (iso3 === undefined) return null
    const nationality = nationalities.getName(two, 'en')
    return {
      iso3,
      names: [...new Set([...(usual[iso3] ?? []), ...names, ...plain])],
      demonyms: [...new Set([...(nationality ? [nationality] : []), ...(demonyms[iso3] ?? [])])],
      ...(capitals[iso3] ? { capital: capitals[iso3] } : {}),
    }
  })
  .filter((s) => s !== null)
  // "Korea, Republic of" cut at its comma would name both Koreas.
  .map((s) => ({ ...s, names: s.names.filter((n) => !['Korea', 'Virgin Islands'].includes(n)) }))
  .sort((a, b) => (a.iso3 < b.iso3 ? -1 : 1))

writeFileSync(new URL('../ontology/states.json', import.meta.url), `${JSON.stringify(states)}\n`)
