import type { ReviewState } from '../archive/review/review-decision.ts'
import type { Event } from '../record/event.ts'
import type { Span } from '../record/span.ts'
import type { Statement } from '../record/statement.ts'
import { asserterOf } from './event-columns.ts'
import type { ExportedReport } from './exported-report.ts'
import { offsetMap } from './offset-map.ts'

/** How many code units of the text around a quotation are given, so that it is found again where the text has moved. */
const around = 32

export type WebAnnotation = Readonly<Record<string, unknown>>

/** What every annotation says of who made it. */
export type Generator = { readonly program: string }

/**
 * The statements, events and mentions of a report as W3C Web Annotations (Sanderson, Ciccarese and Young 2017): one for
 * each role that words fill. A role in several pieces has several targets. The source of each target is the text as it
 * was read, a file of the export, of which the TextPositionSelector holds; `via` names the address that it came from,
 * in which the TextQuoteSelector finds the words. Positions are code points, as the recommendation has them.
 */
export function webAnnotations(
  report: ExportedReport,
  textFile: string,
  generator: Generator,
): readonly WebAnnotation[] {
  const { record } = report
  const place = offsetMap(record.text, 'codepoint')
  const source = {
    id: encodeURI(textFile),
    type: 'Text',
    format: 'text/plain',
    language: record.language,
    ...(record.origin.uri !== null && URL.canParse(record.origin.uri) ? { via: record.origin.uri } : {}),
  }

  function target({ start, end, text }: Span): WebAnnotation {
    return {
      type: 'SpecificResource',
      source,
      selector: [
        { type: 'TextQuoteSelector', exact: text, ...surroundings(record.text, start, end) },
        { type: 'TextPositionSelector', start: place(start), end: place(end) },
      ],
    }
  }

  function annotation(id: string, role: string, said: string, spans: readonly Span[]): readonly WebAnnotation[] {
    if (spans.length === 0) return []
    const [first, ...more] = spans.map(target)
    const thing = thingIri(report.id, id)
    return [
      {
        id: `${thing}:${role.split(' ').at(-1)}`,
        type: 'Annotation',
        motivation: 'tagging',
        generator: {
          id: `urn:demarche:software:${generator.program}`,
          type: 'Software',
          name: `demarche ${record.reader.demarche}, model ${record.reader.model}`,
        },
        body: [
          { type: 'TextualBody', purpose: 'tagging', value: role, format: 'text/plain', language: 'en' },
          { type: 'TextualBody', purpose: 'describing', value: said, format: 'text/plain', language: 'en' },
          { type: 'SpecificResource', purpose: 'identifying', source: thing },
          ...assessment(report.review(id)),
        ],
        target: more.length === 0 ? first : [first, ...more],
      },
    ]
  }

  return [
    ...record.statements.flatMap((statement) => {
      const said = aboutStatement(report, statement)
      return (['source', 'cue', 'content', 'medium', 'addressee'] as const).flatMap((role) =>
        annotation(statement.id, `statement ${role}`, said, statement[role]?.spans ?? []),
      )
    }),
    ...record.events.flatMap((event) => {
      const said = aboutEvent(report, event)
      return (['anchor', 'source', 'target', 'place'] as const).flatMap((role) =>
        annotation(event.id, `event ${role}`, said, event[role]?.spans ?? []),
      )
    }),
    ...record.mentions.flatMap((mention) =>
      annotation(mention.id, 'mention', report.actor(mention.actor)?.name ?? `${mention.form} ${mention.type}`, [
        mention,
      ]),
    ),
  ]
}

/** What people said of it, as another body; nothing where nobody has looked at it. */
function assessment(review: ReviewState): readonly WebAnnotation[] {
  if (review === 'machine') return []
  return [{ type: 'TextualBody', purpose: 'assessing', value: review, format: 'text/plain', language: 'en' }]
}

/** The page of a collection that annotations stand in, as JSON-LD written piece by piece. */
export const collectionOpening = `${JSON.stringify({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'urn:demarche:export:annotations',
  type: 'AnnotationCollection',
  label: 'Statements, events and mentions found by demarche',
}).slice(0, -1)},"first":{"id":"urn:demarche:export:annotations:1","type":"AnnotationPage","startIndex":0,"items":[\n`

export function collectionEnding(total: number): string {
  return `\n]},"total":${total}}\n`
}

/** An IRI for a thing of a report, whatever signs the report's id is made of. */
export function thingIri(report: string, id: string): string {
  return `urn:demarche:${encodeURIComponent(report.toWellFormed())}:${id}`
}

function aboutStatement(report: ExportedReport, statement: Statement): string {
  const speaker = report.actor(statement.source.actor)?.name ?? 'a speaker not named'
  return `${statement.mode} statement by ${speaker}, confidence ${statement.confidence}`
}

function aboutEvent(report: ExportedReport, event: Event): string {
  const names = (ids: readonly string[]) => ids.map((id) => report.actor(id)?.name ?? '').join(', ') || 'not named'
  const voice = asserterOf({ report, event })
  return (
    `${event.status} ${event.type}${event.mode === null ? '' : ` (${event.mode})`} by ${names(event.source.actors)}, ` +
    `to ${names(event.target.actors)}, on the word of ${voice ?? 'the report'}, confidence ${event.confidence}`
  )
}

/** The text before and after, cut so that no surrogate pair is split. */
function surroundings(text: string, start: number, end: number): { readonly prefix: string; readonly suffix: string } {
  return {
    prefix: text.slice(Math.max(0, start - around), start).replace(/^[\uDC00-\uDFFF]/, ''),
    suffix: text.slice(end, end + around).replace(/[\uD800-\uDBFF]$/, ''),
  }
}
