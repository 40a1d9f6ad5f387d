import { spanAt } from '../../src/record/ranges.ts'
import type { ReportRecord } from '../../src/record/report-record.ts'
import type { Span } from '../../src/record/span.ts'
import { buildRecord } from '../record-builder.ts'

/** A record that has a hostile text in every place where a report can put one. */
export function hostileRecord(payload: string, number: number): ReportRecord {
  const safe = payload.replaceAll('\u0000', '')
  const body = `Speaker${number} ${safe} said that ${safe} was so. Other${number} ${safe} threatened ${safe}.`
  const record = buildRecord(
    {
      title: `${safe} ${number}`,
      body,
      actors: [
        { name: payload, country: 'EST', aliases: [payload], roles: [role(payload)] },
        { name: payload, kind: 'state', country: 'BLR' },
      ],
      statements: [{ source: `Speaker${number}`, actor: 'a1', cue: 'said', content: 'was so', via: 'a2' }],
    },
    {
      publisher: payload,
      published: '2031-04-07',
      byline: [payload],
      id: payload,
      language: '"><script>',
    },
  )
  const at = (words: string): Span => {
    const start = record.text.indexOf(words, record.bodyStart)
    return spanAt(record.text, { start, end: start + words.length })
  }
  return {
    ...record,
    origin: { ...record.origin, uri: number % 2 === 0 ? payload : `https://example.org/?${payload}` },
    mentions: [{ id: 'm1', ...at('was so'), form: 'name', type: 'LOC', actor: 'a2' }],
    events: [
      {
        id: 'e1',
        type: 'THREATEN',
        mode: payload,
        contexts: [payload],
        anchor: { spans: [at('threatened')] },
        source: { spans: [at(`Other${number}`)], actors: ['a1'] },
        target: { spans: [], actors: ['a2'] },
        time: null,
        place: { spans: [], name: payload, country: null },
        status: 'possible',
        assertedBy: 's1',
        intensity: -5,
        quad: 3,
        confidence: 0.4,
      },
    ],
  }
}

function role(payload: string) {
  return { title: payload, organisation: payload, start: 0, end: 0, text: '' }
}
