import type { EntryStep, Reason, Step } from '../reading/explain/reasons.ts'
import type { ReportRecord } from '../record/report-record.ts'
import type { Span } from '../record/span.ts'
import { datumOf } from './data-at.ts'
import type { Paint } from './paint.ts'
import { plainWords } from './plain-words.ts'

/** Longer quotations than this are cut in their middle. */
const mostShown = 70

/** Why a datum is as it is, for people: what it is, then a line for each thing that it rests on. */
export function printReason(record: ReportRecord, { id, kind, steps }: Reason, paint: Paint): string {
  const widest = steps.reduce((most, { field }) => Math.max(most, field.length), 0)
  const lines = steps.map((step) => `  ${paint('faint', step.field.padEnd(widest))}  ${plainWords(tell(record, step))}`)
  return [`${paint('title', id)} ${kind}: ${plainWords(whatIs(record, id))}`, ...lines].join('\n')
}

function tell(record: ReportRecord, step: Step): string {
  switch (step.step) {
    case 'head': {
      const found = step.span ? quoted(step.span) : (step.value ?? 'none')
      const value = step.span && step.value ? ` as ${step.value}` : ''
      return `${found}${value}, by the ${step.head} head: ${figure(step.score)}`
    }
    case 'product':
      return `${step.factors.map(({ name, value }) => `${name} ${figure(value)}`).join(' × ')} = ${figure(step.value)}`
    case 'curve':
      return `${figure(step.value)}, by the curve for ${step.curve}s at ${figure(step.sureness)}`
    case 'rule': {
      const on = step.spans.length > 0 ? ` on ${step.spans.map(quoted).join(', ')}` : ''
      return `${step.value === null ? '' : `${step.value}, `}by the rule ${step.rule}${on}`
    }
    case 'rank': {
      const all = step.candidates.map(({ actor, span, score }) => `${nameOf(record, actor, span)} ${figure(score)}`)
      const given = step.value === null ? 'nobody' : nameOf(record, step.value)
      const scores = [...all, `none ${figure(step.nobody.score)}`].join(', ')
      return `${given}, by the ranker: ${scores}; from ${figure(step.least)} on, ahead by ${figure(step.lead)}`
    }
    case 'entry':
      return entryWords(step)
    case 'candidates': {
      const all = step.candidates.map(
        ({ actor, ranker, model }) =>
          `${nameOf(record, actor)} (ranker ${figure(ranker)}, antecedent head ${figure(model)})`,
      )
      return all.join(', ')
    }
    case 'through':
      return `through ${step.id}: ${whatIs(record, step.id)}`
    case 'shift': {
      const way =
        step.days === 0
          ? 'the same day'
          : `${Math.abs(step.days)} ${Math.abs(step.days) === 1 ? 'day' : 'days'} ${step.days < 0 ? 'before' : 'after'}`
      return `${step.to}, ${way}${step.days === 0 ? ' as' : ''} ${step.from}, ${anchors[step.on]}${step.span ? ` ${quoted(step.span)}` : ''}`
    }
  }
}

const anchors = {
  published: 'the published day',
  dateline: "the report's own date line",
  earlier: 'a date told before:',
  deed: 'the day of the deed:',
} as const

/** "Sergey Lavrov" in ontology/offices/...: the entry, the name of it that fits, and what it was asked with. */
function entryWords({ asked, title, country, date, id, files, by, alias, terms }: EntryStep): string {
  const told = [title && `the title ${title}`, country && `the state ${country}`, date && `the day ${date}`]
  const beside = told.filter((one) => one !== null && one !== '').join(', ')
  const held = terms.map((term) => `${term.title} ${term.from ?? ''}..${term.to ?? ''}`).join(', ')
  const fits = by === 'office' ? `"${asked}" is its office` : `"${asked}" is its ${by} "${alias}"`
  return `${id} in ${files.join(', ')}: ${fits}${beside === '' ? '' : `, with ${beside}`}${held === '' ? '' : `; then ${held}`}`
}

function nameOf(record: ReportRecord, actor: string | null, span?: Span): string {
  return record.actors.find((a) => a.id === actor)?.name ?? span?.text ?? 'nobody known'
}

/** A datum in a few words. */
function whatIs(record: ReportRecord, id: string): string {
  const name = (actor: string | null): string => nameOf(record, actor)
  switch (id[0]) {
    case 's': {
      const s = record.statements.find((one) => one.id === id)
      return s
        ? `${name(s.source.actor)} ${s.cue.spans.map(quoted).join(' ') || 'quoted'}: ${s.content.spans.map(quoted).join(' ')}`
        : ''
    }
    case 'e': {
      const e = record.events.find((one) => one.id === id)
      const all = (actors: readonly string[]): string => actors.map(name).join(', ') || 'nobody known'
      return e
        ? `${e.type} ${e.anchor.spans.map(quoted).join(' ')}, ${all(e.source.actors)} → ${all(e.target.actors)}, ${e.status}`
        : ''
    }
    case 'm': {
      const m = record.mentions.find((one) => one.id === id)
      return m ? `${quoted(m)}, ${m.form}${m.actor ? ` of ${name(m.actor)}` : ''}` : ''
    }
    case 't': {
      const t = record.times.find((one) => one.id === id)
      return t ? `${quoted(t)}, ${t.type} ${t.value ?? 'not resolved'}` : ''
    }
    default: {
      const a = datumOf(record, id) && record.actors.find((one) => one.id === id)
      return a ? `${a.name}, ${a.kind}${a.country ? `, ${a.country}` : ''}` : ''
    }
  }
}

function quoted({ start, end, text }: Span): string {
  const half = Math.floor(mostShown / 2)
  const words = text.length <= mostShown ? text : `${text.slice(0, half)} … ${text.slice(-half)}`
  return `"${words.replace(/\s+/g, ' ')}" [${start}, ${end})`
}

const figure = (n: number): string => n.toFixed(3)
