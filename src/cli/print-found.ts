import type { Found } from '../views/found.ts'
import type { Paint } from './paint.ts'
import { plainWords } from './plain-words.ts'
import { type Run, wrapText } from './wrap-text.ts'

export type PrintFoundOptions = { readonly width: number; readonly paint: Paint; readonly colour: boolean }

/** Something found, for people: what it is, where it stands, and the sentences with what was asked for lit up. */
export function printFound(found: Found, { width, paint, colour }: PrintFoundOptions): string {
  return [
    wrapText([...headline(found), ...doubts(found)], { width, paint }),
    wrapText([{ style: 'faint', text: `  ${aboutReport(found)}` }], { width, paint, indent: 2 }),
    wrapText(litUp(found, colour), { width, paint, indent: 2 }),
  ].join('\n')
}

/** Who says or does something, as a line of a list has it. */
export function headline({ kind, who, whom, type, mode, words }: Found): Run[] {
  const names = (list: readonly string[]) => plainWords(list.join(', '))
  const to: Run[] =
    whom.length === 0
      ? []
      : [
          { style: 'plain', text: ' → ' },
          { style: 'speaker', text: names(whom) },
        ]
  const by: Run = who.length === 0 ? { style: 'doubt', text: 'not named' } : { style: 'speaker', text: names(who) }
  if (kind === 'text') return [{ style: 'title', text: plainWords(words ?? '') || 'Without a title' }]
  if (kind === 'statement') return [by, ...to, { style: 'cue', text: ` · ${mode}` }]
  const act = `${type}${mode === null ? '' : ` (${plainWords(mode)})`} `
  return [{ style: 'cue', text: act }, by, ...to]
}

/** What a reader must not overlook: that it did not take place, on whose word it stands, that it is uncertain, or reviewed. */
export function doubts({ status, onTheWordOf, confidence, review }: Found): Run[] {
  const runs: Run[] = []
  if (status !== null && status !== 'actual') runs.push({ style: 'doubt', text: ` · ${status}` })
  if (onTheWordOf !== null) runs.push({ style: 'faint', text: ` · on the word of ${plainWords(onTheWordOf)}` })
  if (confidence !== null && confidence < 0.5) runs.push({ style: 'doubt', text: ' · uncertain' })
  if (review !== null && review !== 'machine') runs.push({ style: 'faint', text: ` · reviewed: ${review}` })
  return runs
}

function aboutReport({ id, from, to, report }: Found): string {
  const days = from === null ? null : from === to || to === null ? from : `${from} to ${to}`
  return [days, report.publisher, report.published === null ? null : `published ${report.published}`, id]
    .map((part) => plainWords(part ?? ''))
    .filter((part) => part !== '')
    .join(' · ')
}

/** The evidence with what was asked for in colour, or between asterisks where there is none. */
function litUp({ evidence, highlights }: Found, colour: boolean): Run[] {
  const runs: Run[] = []
  let at = evidence.start
  const slice = (from: number, to: number) => evidence.text.slice(from - evidence.start, to - evidence.start)
  for (const { start, end } of highlights) {
    runs.push({ style: 'plain', text: spaced(slice(at, start)) })
    const lit = spaced(slice(start, end))
    runs.push({ style: 'doubt', text: colour ? lit : `*${lit}*` })
    at = end
  }
  runs.push({ style: 'plain', text: spaced(slice(at, evidence.end)) })
  return runs
}

/** Safe words that keep a blank at either end, by which runs know whether they touch. */
function spaced(text: string): string {
  const plain = plainWords(text)
  if (plain === '') return text === '' ? '' : ' '
  return `${/^\s/.test(text) ? ' ' : ''}${plain}${/\s$/.test(text) ? ' ' : ''}`
}
