import { createHash } from 'node:crypto'
import type { ReportRecord } from '../record/report-record.ts'
import type { Statement } from '../record/statement.ts'
import { wordsOf } from '../views/speakers.ts'
import type { ExportedReport } from './exported-report.ts'

/** A report as CSL-JSON (Citation Style Language 1.0.2), as Zotero and pandoc take it. */
export type CslItem = Readonly<Record<string, unknown>>

/** A key for a report that BibTeX and CSL take: the publisher and the year where they are known, and a hash of the id. */
export function citationKey({ id, record: { publisher, published } }: ExportedReport): string {
  const outlet = (publisher ?? 'report')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
    .slice(0, 24)
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 10)
  return `${outlet || 'report'}${published?.slice(0, 4) ?? ''}-${hash}`
}

export function cslItem(report: ExportedReport): CslItem {
  const { record } = report
  const { title, byline, publisher, published, origin, language } = record
  return {
    id: citationKey(report),
    type: 'article-newspaper',
    ...(title === null ? {} : { title }),
    // Which word of a name is the family's is not known, so none is passed off as it.
    ...(byline.length === 0 ? {} : { author: byline.map((literal) => ({ literal })) }),
    ...(publisher === null ? {} : { 'container-title': publisher }),
    ...(published === null ? {} : { issued: { 'date-parts': [published.split('-').map(Number)] } }),
    ...(address(record) === null ? {} : { URL: origin.uri }),
    language,
  }
}

/** The same for BibTeX and biblatex, as UTF-8. */
export function bibTexEntry(report: ExportedReport): string {
  const { record } = report
  const { title, byline, publisher, published } = record
  const fields: readonly (readonly [string, string | null])[] = [
    ['author', byline.length === 0 ? null : byline.map((name) => `{${bibText(name)}}`).join(' and ')],
    ['title', title === null ? null : `{${bibText(title)}}`],
    ['journal', publisher === null ? null : bibText(publisher)],
    ['year', published?.slice(0, 4) ?? null],
    ['month', published === null ? null : String(Number(published.slice(5, 7)))],
    ['day', published === null ? null : String(Number(published.slice(8, 10)))],
    ['url', urlText(address(record))],
    ['language', record.language],
  ]
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = {${value}},`]))
  return `@${publisher === null ? 'misc' : 'article'}{${citationKey(report)},\n${lines.join('\n')}\n}\n`
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A footnote for a statement, in the manner of the Chicago Manual's notes: who is quoted, by whom, where and when. */
export function footnote(report: ExportedReport, statement: Statement): string {
  const { record } = report
  const speaker =
    report.actor(statement.source.actor)?.name ?? wordsOf(statement.source.spans) ?? 'a speaker who is not named'
  const how = statement.mode === 'indirect' ? 'paraphrased' : 'quoted'
  const place = [
    and(record.byline),
    record.title === null ? 'untitled report' : `“${line(record.title)}”`,
    line(record.publisher ?? ''),
    record.published === null ? '' : longDay(record.published),
    address(record) ?? '',
  ]
  const said = wordsOf(statement.content.spans)
  const where = place.filter((part) => part !== '').join(', ')
  return `${line(speaker)}, ${how} in ${where}${said === null ? '' : `: ${line(said)}`}`
}

function and(names: readonly string[]): string {
  const plain = names.map(line)
  return plain.length < 2 ? (plain[0] ?? '') : `${plain.slice(0, -1).join(', ')} and ${plain.at(-1)}`
}

function longDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${months[Number(month) - 1]} ${Number(date)}, ${year}`
}

function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Where somebody else can look the report up; a file's name on one machine is no such place. */
function address({ origin }: ReportRecord): string | null {
  return origin.uri !== null && /^https?:\/\//i.test(origin.uri) ? origin.uri : null
}

const bibSigns: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

function bibText(text: string): string {
  return line(text).replace(/[\\{}~^$&%#_]/g, (sign) => bibSigns[sign] ?? `\\${sign}`)
}

/** Signs that would end the field or begin a comment are written as in addresses. */
function urlText(url: string | null): string | null {
  return url === null ? null : url.replace(/[{}\\\s]/g, (sign) => encodeURIComponent(sign))
}
