import type { Reading, Words } from '../language/reading.ts'
import { holds, overlaps, type Range } from '../record/ranges.ts'
import type { StatementMode } from '../record/statement.ts'
import type { FoundStatement, WordRange } from './find-statements.ts'
import { addresseeAfter, besideTheCue, sourceParts } from './medium.ts'
import { quotations, quotedShare } from './quotations.ts'
import { snapToQuotations } from './snap-to-quotations.ts'
import type { StatementDraft } from './statement-draft.ts'

type Placed = Omit<StatementDraft, 'mode' | 'within' | 'medium' | 'via' | 'addressee'> & { readonly nested: boolean }

/**
 * From the model's findings to statements in the text, in the order of their first words: parts in characters,
 * quarrels over the same words settled, nesting, mode, medium and relay made out.
 */
export function draftStatements(reading: Reading, found: readonly FoundStatement[]): StatementDraft[] {
  const { text } = reading
  const quoted = quotations(text, reading.paragraphs)
  const placed = snapped(
    text,
    settle(found.map((s) => place(reading.words, s)).filter((s) => s.content.length > 0)),
    quoted,
  )
  placed.sort((a, b) => firstOf(a) - firstOf(b) || lastOf(b) - lastOf(a))
  return placed.map((s) => {
    const parts = s.source ? sourceParts(text, s.source) : null
    const beside = besideTheCue(text, stretchAfterCue(reading, s))
    return {
      source: parts ? parts.speaker : s.source,
      cue: s.cue,
      content: s.content,
      confidence: s.confidence,
      mode: modeOf(text, s.content, quoted),
      within: outerOf(placed, s),
      medium: parts?.medium ?? beside.medium,
      via: parts?.via ?? beside.via,
      addressee: s.cue ? addresseeAfter(text, s.cue, nextPart(s)) : null,
    }
  })
}

/** Contents moved out to the marks of their quotations, where nothing else stands in the way. */
function snapped(text: string, placed: readonly Placed[], quoted: readonly Range[]): Placed[] {
  return placed.map((s) => {
    const others = placed.filter((o) => o !== s).flatMap((o) => [...o.content, ...partsBeside(o)])
    return { ...s, content: snapToQuotations(text, s.content, quoted, [...others, ...partsBeside(s)]) }
  })
}

const partsBeside = (s: Placed): Range[] => [s.source, s.cue].filter((r) => r !== null)

function place(words: Words, s: FoundStatement): Placed {
  const range = (r: WordRange): Range => ({ start: words.starts[r.from]!, end: words.ends[r.to - 1]! })
  return {
    cue: s.cue && range(s.cue),
    source: s.source && range(s.source),
    content: s.content.map(range).sort((a, b) => a.start - b.start),
    nested: s.nested,
    confidence: Math.round(s.cueScore * s.contentScore * s.sourceScore * 1e4) / 1e4,
  }
}

/**
 * Settles quarrels: a nested statement stays only inside another's content; a quotation without a cue stays only
 * where no other statement has its words; of two contents that cross, the surer keeps the words.
 */
function settle(found: readonly Placed[]): Placed[] {
  const outer = found.filter((s) => !s.nested && s.cue)
  const kept: Placed[] = []
  for (const s of [...outer].sort((a, b) => b.confidence - a.confidence || firstOf(a) - firstOf(b))) {
    const content = s.content.filter((c) => !kept.some((k) => crosses(k, s, c)))
    if (content.length > 0) kept.push({ ...s, content })
  }
  for (const s of found.filter((f) => f.nested)) {
    const parts = [s.cue!, ...(s.source ? [s.source] : []), ...s.content]
    if (kept.some((k) => !k.nested && parts.every((p) => k.content.some((c) => holds(c, p))))) kept.push(s)
  }
  for (const s of found.filter((f) => !f.cue)) {
    const content = s.content.filter((c) => !kept.some((k) => [...k.content, k.cue!].some((x) => overlaps(x, c))))
    if (content.length > 0) kept.push({ ...s, content })
  }
  return kept
}

/** True where content `c` of `s` shares words with a content of `k` and neither statement stands within the other. */
function crosses(k: Placed, s: Placed, c: Range): boolean {
  return k.content.some((x) => overlaps(x, c) && !(holds(x, s.cue!) || holds(c, k.cue!)))
}

function outerOf(all: readonly Placed[], s: Placed): number | null {
  if (!s.cue) return null
  let best: number | null = null
  all.forEach((o, i) => {
    if (o === s || !o.content.some((c) => holds(c, s.cue!) && s.content.every((x) => overlaps(c, x)))) return
    if (s.content.some((c) => o.cue && holds(c, o.cue))) return
    if (best === null || size(o) < size(all[best]!)) best = i
  })
  return best
}

/** The stretch from the cue to the end of its sentence, less content: where "in a statement" stands. */
function stretchAfterCue(reading: Reading, s: Placed): Range {
  if (!s.cue) return { start: 0, end: 0 }
  const cue = s.cue
  const sentence = reading.sentences.find((r) => r.start <= cue.start && cue.start < r.end)
  const end = Math.min(sentence?.end ?? cue.end, nextPart(s))
  return { start: cue.end, end: Math.max(cue.end, end) }
}

/** Where the next content begins after the cue. */
function nextPart(s: Placed): number {
  const after = s.content.filter((c) => c.start >= s.cue!.end).map((c) => c.start)
  return after.length > 0 ? Math.min(...after) : Number.POSITIVE_INFINITY
}

function modeOf(text: string, content: readonly Range[], quoted: readonly Range[]): StatementMode {
  const shares = content.map((c) => ({ size: c.end - c.start, share: quotedShare(text, c, quoted) }))
  const size = shares.reduce((sum, s) => sum + s.size, 0)
  const share = shares.reduce((sum, s) => sum + s.share * s.size, 0) / size
  return share >= 0.9 ? 'direct' : share === 0 ? 'indirect' : 'mixed'
}

const firstOf = (s: Placed): number => Math.min(...[s.source, s.cue, ...s.content].flatMap((r) => (r ? [r.start] : [])))
const lastOf = (s: Placed): number => Math.max(...[s.source, s.cue, ...s.content].flatMap((r) => (r ? [r.end] : [])))
const size = (s: Placed): number => s.content.reduce((sum, c) => sum + c.end - c.start, 0)
