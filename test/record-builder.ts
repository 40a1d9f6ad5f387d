import { createHash } from 'node:crypto'
import type { Actor } from '../src/record/actor.ts'
import { spanAt } from '../src/record/ranges.ts'
import type { ReportRecord } from '../src/record/report-record.ts'
import type { Span } from '../src/record/span.ts'
import type { Statement } from '../src/record/statement.ts'

/** A statement by its words: each is looked up in the text, `nth` counting from the position `after`. */
export type Told = {
  readonly source?: string | null
  readonly actor?: string | null
  /** Who may be meant where `actor` is null. */
  readonly candidates?: readonly string[]
  readonly cue?: string | null
  readonly content: string | readonly string[]
  readonly mode?: Statement['mode']
  readonly via?: string | null
  readonly medium?: string
  readonly addressee?: string
  readonly within?: string | null
  readonly time?: string | null
  readonly confidence?: number
  /** Words from which on the others are looked for. */
  readonly after?: string
}

export type RecordParts = {
  readonly title?: string
  readonly body: string
  readonly actors?: readonly Partial<Actor>[]
  readonly times?: ReportRecord['times']
  readonly statements?: readonly Told[]
}

/** A record made by hand for tests, sound by construction. */
export function buildRecord(parts: RecordParts, more: Partial<ReportRecord> = {}): ReportRecord {
  const text = parts.title === undefined ? parts.body : `${parts.title}\n\n${parts.body}`
  const hash = createHash('sha256').update(text).digest('hex')
  return {
    id: `r_${hash.slice(0, 16)}`,
    fingerprint: `sha256:${hash}`,
    origin: { uri: null, mediaType: 'text/plain', sha256: hash },
    title: parts.title ?? null,
    byline: [],
    publisher: null,
    published: null,
    language: 'en',
    text,
    bodyStart: text.length - parts.body.length,
    reader: { demarche: '0.1.0', model: 'by hand', schema: '1.0' },
    sentences: [],
    mentions: [],
    actors: (parts.actors ?? []).map((actor, index) => ({
      id: `a${index + 1}`,
      name: `actor ${index + 1}`,
      kind: 'person',
      country: null,
      sectors: [],
      aliases: [],
      roles: [],
      ...actor,
    })),
    times: parts.times ?? [],
    statements: (parts.statements ?? []).map((told, index) => statementOf(text, told, `s${index + 1}`)),
    events: [],
    ...more,
  }
}

function statementOf(text: string, told: Told, id: string): Statement {
  const from = told.after === undefined ? 0 : text.indexOf(told.after)
  const spans = (words: string | readonly string[] | null | undefined): Span[] =>
    (words === null || words === undefined ? [] : typeof words === 'string' ? [words] : words).map((phrase) => {
      const start = wordsAt(text, phrase, from)
      if (start < 0 || from < 0) throw new Error(`The text does not hold "${phrase}".`)
      return spanAt(text, { start, end: start + phrase.length })
    })
  return {
    id,
    source: {
      spans: spans(told.source),
      actor: told.actor ?? null,
      ...(told.candidates && { candidates: told.candidates }),
    },
    cue: { spans: spans(told.cue) },
    content: { spans: spans(told.content) },
    mode: told.mode ?? 'indirect',
    via: told.via ?? null,
    medium: told.medium === undefined ? null : { spans: spans(told.medium) },
    addressee: told.addressee === undefined ? null : { spans: spans(told.addressee), actor: null },
    within: told.within ?? null,
    time: told.time ?? null,
    confidence: told.confidence ?? 0.95,
  }
}

/** Where a phrase stands as words of its own: "he" is not in "their". */
function wordsAt(text: string, phrase: string, from: number): number {
  for (let at = text.indexOf(phrase, from); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const joined = /\w$/.test(text.slice(0, at)) && /^\w/.test(phrase)
    const joining = /^\w/.test(text.slice(at + phrase.length)) && /\w$/.test(phrase)
    if (!joined && !joining) return at
  }
  return -1
}
