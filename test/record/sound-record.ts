import { fingerprintOf } from '../../src/record/fingerprint.ts'
import { spanAt } from '../../src/record/ranges.ts'
import type { ReportRecord } from '../../src/record/report-record.ts'
import type { Span } from '../../src/record/span.ts'

const text =
  'Sarvia rejects offer\n\n“We refuse 𝔸ll of it,” foreign minister Ana Dorn told reporters on Sunday, ' +
  'according to a statement by her office. Toland said that Dorn had asked for talks in Velmar.'

/** The place of some words in the text; the nth where they stand there more than once. */
function at(words: string, nth = 0): Span {
  let start = text.indexOf(words)
  for (let i = 0; i < nth; i++) start = text.indexOf(words, start + 1)
  if (start < 0) throw new Error(`the text has no ${words}`)
  return spanAt(text, { start, end: start + words.length })
}

const spans = (...words: string[]): { spans: Span[] } => ({ spans: words.map((each) => at(each)) })

/** A made-up record with something in every field, and nothing wrong with it. */
export const soundRecord: ReportRecord = {
  id: 'r_0001',
  fingerprint: fingerprintOf(text),
  origin: { uri: 'sarvia.txt', mediaType: 'text/plain', sha256: 'a'.repeat(64) },
  title: 'Sarvia rejects offer',
  byline: ['Mira Holt'],
  publisher: 'Orbis Wire',
  published: '2031-04-07',
  language: 'en',
  text,
  bodyStart: 22,
  reader: { demarche: '0.1.0', model: 'made up', schema: '1.0' },
  sentences: [
    { start: 0, end: 20 },
    { start: 22, end: text.indexOf(' Toland') },
    { start: text.indexOf('Toland'), end: text.length },
  ],
  mentions: [
    { id: 'm1', ...at('Ana Dorn'), form: 'name', type: 'PER', actor: 'a1' },
    { id: 'm2', ...at('her'), form: 'pronoun', type: 'PER', actor: 'a1' },
    { id: 'm3', ...at('Toland'), form: 'name', type: 'LOC', actor: 'a2' },
    { id: 'm4', ...at('Velmar'), form: 'name', type: 'LOC', actor: null },
  ],
  actors: [
    {
      id: 'a1',
      name: 'Ana Dorn',
      kind: 'person',
      country: null,
      sectors: ['GOV'],
      aliases: ['Dorn'],
      roles: [{ title: 'foreign minister', organisation: null, ...at('foreign minister') }],
    },
    { id: 'a2', name: 'Toland', kind: 'state', country: null, sectors: [], aliases: [], roles: [] },
    { id: 'a3', name: 'Dorn’s office', kind: 'government', country: null, sectors: [], aliases: [], roles: [] },
  ],
  times: [{ id: 't1', ...at('Sunday'), type: 'DATE', value: '2031-04-06', from: '2031-04-06', to: '2031-04-06' }],
  statements: [
    {
      id: 's1',
      source: { ...spans('a statement by her office'), actor: 'a3' },
      cue: spans('according to'),
      content: spans('Ana Dorn told reporters'),
      mode: 'indirect',
      via: null,
      medium: spans('a statement'),
      addressee: null,
      within: null,
      time: null,
      confidence: 0.8,
    },
    {
      id: 's2',
      source: { ...spans('Ana Dorn'), actor: 'a1' },
      cue: spans('told'),
      content: spans('We refuse 𝔸ll of it'),
      mode: 'direct',
      via: 'a3',
      medium: null,
      addressee: { ...spans('reporters'), actor: null },
      within: 's1',
      time: 't1',
      confidence: 0.97,
    },
    {
      id: 's3',
      source: { ...spans('Toland'), actor: 'a2' },
      cue: spans('said'),
      content: spans('that Dorn had asked for talks in Velmar'),
      mode: 'indirect',
      via: null,
      medium: null,
      addressee: null,
      within: null,
      time: null,
      confidence: 0.9,
    },
  ],
  events: [
    {
      id: 'e1',
      type: 'REJECT',
      mode: null,
      contexts: ['diplomatic'],
      anchor: spans('refuse'),
      source: { ...spans('Ana Dorn'), actors: ['a1'] },
      target: { ...spans('offer'), actors: ['a2'] },
      time: { expression: 't1', from: '2031-04-06', to: '2031-04-06' },
      place: null,
      status: 'actual',
      assertedBy: 's2',
      intensity: -4,
      quad: 3,
      confidence: 0.9,
    },
    {
      id: 'e2',
      type: 'REQUEST',
      mode: null,
      contexts: [],
      anchor: spans('asked'),
      source: { spans: [at('Dorn', 1)], actors: ['a1'] },
      target: { spans: [], actors: [] },
      time: null,
      place: { ...spans('Velmar'), name: 'Velmar', country: null },
      status: 'actual',
      assertedBy: 's3',
      intensity: 0,
      quad: 3,
      confidence: 0.7,
    },
  ],
}
