import type { Reading } from '../language/reading.ts'
import { RangeIndex } from '../record/range-index.ts'
import { holds, indexAt, overlaps, type Range } from '../record/ranges.ts'
import type { StatementMode } from '../record/statement.ts'
import { confidenceOf } from './confidence.ts'
import type { FoundFrames } from './find-frames.ts'
import { findNested } from './find-nested.ts'
import { defaultThresholds, type FoundStatement } from './found-statement.ts'
import { isSaid } from './is-said.ts'
import { addresseeAfter, besideTheCue, sourceParts } from './medium.ts'
import { quotedShare } from './quotations.ts'
import { partsOf, settleStatements, sureness } from './settle-statements.ts'
import { snapToQuotations } from './snap-to-quotations.ts'
import type { StatementDraft } from './statement-draft.ts'

/**
 * The statements of a text in the order of their first words: what the model found, quarrels over the same words
 * settled, statements within statements looked for, nesting, mode, medium and relay made out.
 */
export async function draftStatements(
  reading: Reading,
  { statements, quoted }: Pick<FoundFrames, 'statements' | 'quoted'>,
  thresholds = defaultThresholds,
): Promise<StatementDraft[]> {
  const { text } = reading
  const given = settleStatements(statements)
  const outer = snapped(text, given, quoted)
  const before = new Map(outer.map((s, i) => [s, given[i]!.content]))
  const nested = await findNested(reading, outer, thresholds)
  const found = [...outer, ...nested].filter((s) => isSaid(text, s))
  found.sort((a, b) => firstOf(a) - firstOf(b) || lastOf(b) - lastOf(a))
  const contents = new RangeIndex(
    found.flatMap((of, at) => of.content.map(({ start, end }): Held => ({ start, end, of, at }))),
  )
  return found.map((s) => {
    const parts = s.source ? sourceParts(text, s.source) : null
    const beside = besideTheCue(text, stretchAfterCue(reading, s))
    const share = shareQuoted(text, s.content, quoted)
    return {
      source: parts ? parts.speaker : null,
      cue: s.cue,
      content: s.content,
      confidence: confidenceOf(sureness(s)),
      mode: modeOf(share),
      within: outerOf(contents, s),
      medium: parts?.medium ?? beside.medium,
      via: parts?.via ?? beside.via,
      addressee: s.cue ? addresseeAfter(text, s.cue, nextPart(s)) : null,
      why: { found: s, content: before.get(s) ?? s.content, nested: !before.has(s), quoted: share },
    }
  })
}

/** Contents moved out to the marks of their quotations, where nothing else stands in the way. */
function snapped(text: string, found: readonly FoundStatement[], quoted: RangeIndex<Range>): FoundStatement[] {
  const parts = new RangeIndex(
    found.flatMap((s) => partsOf(s).map((part) => ({ start: part.start, end: part.end, part, of: s }))),
  )
  return found.map((s) => {
    const taken = (stretch: Range): boolean =>
      parts.touching(stretch).some((p) => p.of !== s || !s.content.includes(p.part))
    return { ...s, content: snapToQuotations(text, s.content, quoted, taken) }
  })
}

function outerOf(contents: RangeIndex<Held>, s: FoundStatement): number | null {
  const { cue } = s
  if (!cue) return null
  let best: Held | null = null
  for (const c of contents.touching(cue)) {
    if (c.of === s || !holds(c, cue) || !s.content.every((x) => overlaps(c, x))) continue
    if (c.of.cue && s.content.some((x) => holds(x, c.of.cue!))) continue
    if (!best || size(c.of) < size(best.of)) best = c
  }
  return best?.at ?? null
}

/** A content, with its statement and the statement's place in the list. */
type Held = Range & { readonly of: FoundStatement; readonly at: number }

/** The stretch from the cue to the end of its sentence, less content: where "in a statement" stands. */
function stretchAfterCue(reading: Reading, s: FoundStatement): Range {
  if (!s.cue) return { start: 0, end: 0 }
  const cue = s.cue
  const sentence = reading.sentences[indexAt(reading.sentences, cue.start)]
  const end = Math.min(sentence?.end ?? cue.end, nextPart(s))
  return { start: cue.end, end: Math.max(cue.end, end) }
}

/** Where the next content begins after the cue. */
function nextPart(s: FoundStatement): number {
  const after = s.content.filter((c) => c.start >= s.cue!.end).map((c) => c.start)
  return after.length > 0 ? Math.min(...after) : Number.POSITIVE_INFINITY
}

/** Direct from nine tenths in quotation marks on, indirect with nothing in them. */
export function modeOf(share: number): StatementMode {
  return share >= 0.9 ? 'direct' : share === 0 ? 'indirect' : 'mixed'
}

function shareQuoted(text: string, content: readonly Range[], quoted: RangeIndex<Range>): number {
  const shares = content.map((c) => ({ size: c.end - c.start, share: quotedShare(text, c, quoted) }))
  const size = shares.reduce((sum, s) => sum + s.size, 0)
  return shares.reduce((sum, s) => sum + s.share * s.size, 0) / size
}

const firstOf = (s: FoundStatement): number => Math.min(...partsOf(s).map((r) => r.start))
const lastOf = (s: FoundStatement): number => Math.max(...partsOf(s).map((r) => r.end))
const size = (s: FoundStatement): number => s.content.reduce((sum, c) => sum + c.end - c.start, 0)
