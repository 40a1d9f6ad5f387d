import type { Reading } from '../language/reading.ts'
import { RangeIndex } from '../record/range-index.ts'
import { holds, indexAt, overlaps, type Range } from '../record/ranges.ts'
import { eventConfidence } from './confidence.ts'
import { contextFinder } from './event-contexts.ts'
import type { EventDraft } from './event-draft.ts'
import { findMode } from './event-mode.ts'
import { sidesTold, type ToldSides, whoAnswers } from './event-sides.ts'
import { statusTold } from './event-status.ts'
import type { FoundEvent } from './found-event.ts'
import { isModal, sidesOfModal } from './modal-requests.ts'
import { oneForEachAct } from './one-act.ts'
import type { StatementDraft } from './statement-draft.ts'

/** The events of a text in the order of their anchors, each with the statement that asserts it. */
export function draftEvents(
  reading: Reading,
  found: readonly FoundEvent[],
  statements: readonly StatementDraft[],
): EventDraft[] {
  const contents = new RangeIndex(
    statements.flatMap((s, at) => s.content.map(({ start, end }): Said => ({ start, end, at }))),
  )
  const sources = new RangeIndex(
    statements.flatMap((s, at) => (s.source ? [{ start: s.source.start, end: s.source.end, at }] : [])),
  )
  const known = new RangeIndex([
    ...found.flatMap(({ source, target }) => [source, target].flatMap((side) => side ?? [])),
    ...statements.flatMap(({ source }) => source ?? []),
  ])
  const contextsFor = contextFinder(reading)
  const sentenceOf = (e: FoundEvent): Range => reading.sentences[indexAt(reading.sentences, e.anchor.start)] ?? e.anchor
  const kept = apart(found)
  const asking = new Set(kept.filter((e) => e.type === 'REQUEST' && !e.faint).map(sentenceOf))
  const drafts: EventDraft[] = []
  for (const e of kept) {
    const sentence = sentenceOf(e)
    const said = saidIn(contents, statements, e.anchor)
    const modal = e.type === 'REQUEST' && said !== null && isModal(reading.text, e.anchor)
    const asked = modal ? sidesOfModal(reading.text, statements[said]!, e) : null
    if (e.faint && (asked === null || asking.has(sentence))) continue
    const teller = said === null ? toldBy(reading, sources, e) : null
    const told = asked ?? sidesTold(reading.text, e, known)
    const answered = whoAnswers(reading.text, sentence, withSides(e, told), drafts)
    const sides = answered ? { ...told, target: answered } : told
    const act = withSides(e, sides)
    const mode = findMode(act, reading.text, sentence)
    const status = statusTold(reading.text, sentence, e)
    const contexts = contextsFor(mode?.mode ?? null, e.anchor)
    drafts.push({
      type: e.type,
      mode: mode?.mode ?? null,
      contexts: contexts.map(({ context }) => context),
      anchor: plain(e.anchor),
      source: plain(act.source),
      target: plain(act.target),
      time: plain(e.time),
      place: plain(e.place),
      status: status?.status ?? e.status,
      assertedBy: said ?? teller,
      confidence: eventConfidence(e),
      why: {
        found: e,
        status,
        sides,
        mode,
        contexts,
        assertedBy: said !== null ? 'content' : teller !== null ? 'asserter' : null,
      },
    })
  }
  return oneForEachAct(reading.text, drafts)
}

/** An event with the sides that rules tell in the place of the model's. */
const withSides = (e: FoundEvent, { source, target }: ToldSides) => ({
  type: e.type,
  anchor: e.anchor,
  source: source ? source.words : e.source,
  target: target ? target.words : e.target,
})

/** A content, with the place of its statement in the list. */
type Said = Range & { readonly at: number }

/** An anchor that two windows found is one event, as the surer of them has it. */
function apart(found: readonly FoundEvent[]): FoundEvent[] {
  const kept: FoundEvent[] = []
  for (const e of [...found].sort((a, b) => a.anchor.start - b.anchor.start)) {
    const last = kept.at(-1)
    if (!last || !overlaps(last.anchor, e.anchor)) kept.push(e)
    else if (last.anchor.score < e.anchor.score) kept[kept.length - 1] = e
  }
  return kept
}

/** The statement whose content the anchor stands in: of several, the innermost. */
function saidIn(contents: RangeIndex<Said>, statements: readonly StatementDraft[], anchor: Range): number | null {
  let best: Said | null = null
  for (const c of contents.touching(anchor)) {
    const cue = statements[c.at]!.cue
    if (!holds(c, anchor) || (cue && overlaps(cue, anchor))) continue
    if (!best || c.end - c.start < best.end - best.start) best = c
  }
  return best?.at ?? null
}

/** The statement of the same sentence whose source the model names as whoever tells of the event. */
function toldBy({ sentences }: Reading, sources: RangeIndex<Said>, e: FoundEvent): number | null {
  if (!e.asserter) return null
  const sentence = indexAt(sentences, e.anchor.start)
  const near = sources.touching(e.asserter).find((s) => indexAt(sentences, s.start) === sentence)
  return near?.at ?? null
}

function plain(range: Range): Range
function plain(range: Range | null): Range | null
function plain(range: Range | null): Range | null {
  return range && { start: range.start, end: range.end }
}
