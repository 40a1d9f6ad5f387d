import { readdirSync, readFileSync } from 'node:fs'
import type { EventType } from '../../../src/record/plover.ts'

/**
 * The told reports: twelve happenings and their neighbours (the same act on another day, a like act of others on the
 * same day), told by invented outlets in news prose. What a text tells of a happening stands in brackets, as in
 * "[h2: fired on a post]"; "[!h2: ...]" is where somebody denies it.
 */
export type ToldReport = {
  readonly id: string
  readonly outlet: string
  readonly published: string
  /** The report of which this one is a near-copy. */
  readonly copyOf: string | null
  readonly title: string
  readonly body: string
  readonly marks: readonly Mark[]
}

/** A stretch of `title`, two line breaks and `body`: offsets in UTF-16 code units, end exclusive. */
export type Mark = {
  readonly happening: string
  readonly denies: boolean
  readonly start: number
  readonly end: number
}

export type ToldHappening = {
  readonly id: string
  readonly type: EventType
  readonly source: string
  readonly target: string
  readonly day: string
  readonly what: string
}

export type Told = { readonly happenings: readonly ToldHappening[]; readonly reports: readonly ToldReport[] }

const folder = new URL('told/', import.meta.url)

/** The half for choosing and the half for the figures that are reported; no happening has reports in both. */
export const halves = {
  choosing: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  reported: ['h7', 'h8', 'h9', 'h10', 'h11', 'h12'],
} as const

export function toldReports(half?: keyof typeof halves): Told {
  const names = half === undefined ? readdirSync(folder).map((name) => name.replace('.txt', '')) : halves[half]
  const told = names.toSorted().map((name) => parse(readFileSync(new URL(`${name}.txt`, folder), 'utf8')))
  return {
    happenings: told.flatMap(({ happenings }) => happenings),
    reports: told.flatMap(({ reports }) => reports),
  }
}

function parse(file: string): Told {
  const [head = '', ...reports] = file.split(/^=== /m)
  const happenings = head
    .trim()
    .split('\n')
    .map((line) => {
      const [, id = '', type = '', source = '', target = '', day = '', what = ''] =
        /^# (\S+) ([A-Z]+) \| ([^|]+) \| ([^|]+) \| (\S+) \| (.+)$/.exec(line) ?? []
      return { id, type: type as EventType, source: source.trim(), target: target.trim(), day, what }
    })
  return { happenings, reports: reports.map(parseReport) }
}

function parseReport(part: string): ToldReport {
  const end = part.indexOf('\n\n')
  const [id = '', ...lines] = part.slice(0, end).split('\n')
  const fields = new Map(lines.map((line) => line.split(/: (.*)/) as [string, string]))
  const { text, marks } = withoutMarks(`${fields.get('title')}\n\n${part.slice(end).trim()}`)
  const bodyStart = text.indexOf('\n\n') + 2
  return {
    id,
    outlet: fields.get('outlet') ?? '',
    published: fields.get('published') ?? '',
    copyOf: fields.get('copy of') ?? null,
    title: text.slice(0, bodyStart - 2),
    body: text.slice(bodyStart),
    marks,
  }
}

function withoutMarks(marked: string): { text: string; marks: Mark[] } {
  const marks: Mark[] = []
  let text = ''
  let from = 0
  for (const match of marked.matchAll(/\[(!?)([a-z0-9-]+): ([^[\]]*)\]/g)) {
    const [whole, no = '', happening = '', words = ''] = match
    text += marked.slice(from, match.index)
    marks.push({ happening, denies: no === '!', start: text.length, end: text.length + words.length })
    text += words
    from = match.index + whole.length
  }
  return { text: text + marked.slice(from), marks }
}
