import type { Reader } from '../../src/reading/open-reader.ts'
import { spanAt } from '../../src/record/ranges.ts'
import type { Report } from '../../src/record/report.ts'
import type { ReportRecord } from '../../src/record/report-record.ts'

const version = { demarche: '0', model: 'words', schema: '1.0' } as const

/** Reads without a model, and finds something for every table: words as mentions, one actor, statement and event. */
export async function openReader(): Promise<Reader> {
  return {
    read,
    explain: async (report) => ({ record: await read(report), reasons: [] }),
    close: async () => undefined,
  }
}

export async function readerVersion(): Promise<typeof version> {
  return version
}

async function read(report: Report): Promise<ReportRecord> {
  const words = [...report.text.matchAll(/\S+/g)].map(({ index, 0: word }) =>
    spanAt(report.text, { start: index, end: index + word.length }),
  )
  const [first, second, ...rest] = words
  if (first === undefined || second === undefined || rest[0] === undefined) throw new Error('too short a text')
  const content = spanAt(report.text, { start: rest[0].start, end: report.text.trimEnd().length })
  const side = { spans: [first], actors: ['a1'] }
  return {
    ...report,
    reader: version,
    sentences: [{ start: first.start, end: content.end }],
    mentions: words
      .slice(0, 12)
      .map((span, i) => ({ id: `m${i + 1}`, ...span, form: 'name', type: 'MISC', actor: 'a1' })),
    actors: [
      {
        id: 'a1',
        name: first.text,
        kind: 'group',
        country: 'NOR',
        sectors: ['GOV'],
        aliases: [],
        roles: [{ title: second.text, organisation: null, ...second }],
      },
    ],
    times: [{ id: 't1', ...second, type: 'DATE', value: null, from: null, to: null }],
    statements: [
      {
        id: 's1',
        source: { spans: [first], actor: 'a1' },
        cue: { spans: [second] },
        content: { spans: [content] },
        mode: 'indirect',
        via: null,
        medium: null,
        addressee: null,
        within: null,
        time: 't1',
        confidence: 0.5,
      },
    ],
    events: [
      {
        id: 'e1',
        type: 'CONSULT',
        mode: null,
        contexts: [],
        anchor: { spans: [second] },
        source: side,
        target: side,
        time: null,
        place: null,
        status: 'actual',
        assertedBy: 's1',
        intensity: 1,
        quad: 1,
        confidence: 0.5,
      },
    ],
  }
}
