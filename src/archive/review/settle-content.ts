import { DemarcheError } from '../../record/demarche-error.ts'
import type { Range } from '../../record/ranges.ts'
import type { ReportRecord } from '../../record/report-record.ts'
import { type FrameContent, frameContent } from './frame-content.ts'
import { type FrameKind, keyedFrames } from './frame-key.ts'

/**
 * A content as it may be kept: places in the order of the text, without white space at their ends, those that overlap or
 * touch as one.
 *
 * @throws DemarcheError `wrong-usage` for a content that is none of this kind, or that lies outside of the text
 */
export function settledContent({ text, ...record }: ReportRecord, given: unknown, kind: FrameKind): FrameContent {
  const parsed = frameContent.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw wrong(`"${issue?.path.map(String).join('.') || 'content'}": ${issue?.message ?? 'not right'}`)
  }
  const content = parsed.data
  if (content.kind !== kind)
    throw wrong(`this is no ${content.kind} but ${kind === 'event' ? 'an event' : 'a statement'}`)
  const settled = (places: readonly Range[]) => settledPlaces(text, places)
  if (content.kind === 'statement') {
    const mended = {
      ...content,
      source: settled(content.source),
      cue: settled(content.cue),
      content: settled(content.content),
    }
    if (mended.content.length === 0) throw wrong('a statement says something: mark what is said, or call it wrong')
    return mended
  }
  const asserter = content.assertedBy
  const isThere = keyedFrames({ ...record, text, events: [] }).some(({ key }) => key === asserter)
  if (asserter !== null && !isThere)
    throw wrong(`the report has no statement "${asserter.slice(0, 80)}" that could assert it`)
  const mended = {
    ...content,
    anchor: settled(content.anchor),
    source: settled(content.source),
    target: settled(content.target),
    place: settled(content.place),
  }
  if (mended.anchor.length === 0) throw wrong('some word tells of an event: mark it, or call the event wrong')
  return mended
}

function settledPlaces(text: string, places: readonly Range[]): readonly Range[] {
  const settled: Range[] = []
  for (const place of places.map((one) => trimmed(text, one)).toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = settled.at(-1)
    if (place.start === place.end) continue
    if (last !== undefined && place.start <= last.end) {
      settled[settled.length - 1] = { start: last.start, end: Math.max(last.end, place.end) }
    } else settled.push(place)
  }
  return settled
}

function trimmed(text: string, { start, end }: Range): Range {
  if (end < start || end > text.length) throw wrong(`[${start}, ${end}) does not lie within the text`)
  if (splitsPair(text, start) || splitsPair(text, end)) throw wrong(`[${start}, ${end}) splits a character`)
  const words = text.slice(start, end)
  const from = start + (words.length - words.trimStart().length)
  return { start: from, end: Math.max(from, start + words.trimEnd().length) }
}

function splitsPair(text: string, at: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') && /[\uD800-\uDBFF]/.test(text[at - 1] ?? '')
}

function wrong(why: string): DemarcheError {
  return new DemarcheError('wrong-usage', `The frame can't be mended so: ${why}.`)
}
