import type { ReportRecord } from '../record/report-record.ts'
import type { Statement } from '../record/statement.ts'
import {
  certainFrom,
  chainOf,
  confidenceFigure,
  cueWords,
  isUncertain,
  type Speaker,
  speakersOf,
  timeWords,
  wordsOf,
} from '../views/speakers.ts'
import type { Paint } from './paint.ts'
import { plainWords } from './plain-words.ts'
import { type Run, wrapText } from './wrap-text.ts'

export type PrintOptions = {
  /** Columns of the terminal; Infinity where lines are not to be broken. */
  readonly width: number
  readonly paint: Paint
}

/** A record for people: its title, then what each speaker says. */
export function printRecord(record: ReportRecord, options: PrintOptions): string {
  const { paint, width } = options
  const speakers = speakersOf(record)
  const widest = record.statements.reduce((most, { id }) => Math.max(most, id.length), 0)
  const title = plainWords(record.title ?? '') || plainWords(record.origin.uri ?? '') || 'Without a title'
  const blocks = [
    [
      wrapText([{ style: 'title', text: title }], { width, paint }),
      wrapText([{ style: 'faint', text: aboutReport(record, speakers) }], { width, paint }),
    ].join('\n'),
    ...speakers.map((speaker) => printSpeaker(record, speaker, widest, options)),
  ]
  return `${blocks.join('\n\n')}\n`
}

function aboutReport(record: ReportRecord, speakers: readonly Speaker[]): string {
  const named = speakers.filter((speaker) => speaker.name !== null).length
  const count = record.statements.length
  const found = count === 0 ? 'no statements' : `${amount(count, 'statement')} by ${amount(named, 'speaker')}`
  return [record.publisher, record.byline.join(', '), record.published, found]
    .map((part) => plainWords(part ?? ''))
    .filter((part) => part !== '')
    .join(' · ')
}

function printSpeaker(record: ReportRecord, speaker: Speaker, widest: number, options: PrintOptions): string {
  const { paint, width } = options
  const head: Run[] =
    speaker.name === null
      ? [{ style: 'doubt', text: 'Speaker not given' }]
      : [{ style: 'speaker', text: plainWords(speaker.name) }]
  if (speaker.roles.length > 0) head.push({ style: 'faint', text: `, ${speaker.roles.map(plainWords).join('; ')}` })
  return [
    wrapText(head, { width, paint, indent: 0 }),
    ...speaker.statements.map((statement) => printStatement(record, statement, widest, options)),
  ].join('\n')
}

function printStatement(record: ReportRecord, statement: Statement, widest: number, options: PrintOptions): string {
  const { paint, width } = options
  const uncertain = isUncertain(statement)
  const label = `  ${statement.id.padStart(widest)}${uncertain ? '?' : ' '} `
  const runs: Run[] = [
    { style: 'cue', text: `${howSaid(record, statement)}: ` },
    { style: uncertain ? 'faint' : 'plain', text: plainWords(wordsOf(statement.content.spans) ?? '(no words given)') },
  ]
  if (statement.confidence < certainFrom) {
    runs.push({ style: 'doubt', text: ` (uncertain: ${confidenceFigure(statement.confidence)})` })
  }
  const lines = [wrapText(runs, { width, paint, lead: { style: uncertain ? 'doubt' : 'faint', text: label } })]
  const chain = chainOf(record, statement)
  if (chain.length > 0) {
    const links = chain.map(({ how, name, statement: id }) => `→ ${how} ${plainWords(name)}${id ? ` (${id})` : ''}`)
    lines.push(wrapText([{ style: 'faint', text: links.join(' ') }], { width, paint, indent: label.length }))
  }
  return lines.join('\n')
}

/** The cue with what the report tells of the saying: to whom, in what, when. */
function howSaid(record: ReportRecord, statement: Statement): string {
  const told = [
    cueWords(statement),
    wordsOf(statement.addressee?.spans ?? []),
    wordsOf(statement.medium?.spans ?? []),
    timeWords(record, statement),
  ]
  const words = told.map((part) => plainWords(part ?? '')).filter((part) => part !== '')
  return words.length === 0 ? 'quoted' : words.join(' · ')
}

function amount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
