import { RangeIndex } from '../record/range-index.ts'
import { holds, type Range } from '../record/ranges.ts'
import type { FoundStatement } from './found-statement.ts'

/** How sure the model is of a statement: the product of its parts' scores, 0 to 1, not yet calibrated. */
export function sureness(s: FoundStatement): number {
  return s.cueScore * s.contentScore * s.sourceScore
}

/**
 * Settles quarrels over the same words: of two contents that cross, the surer statement keeps them; a quotation
 * without a cue stays only where no other statement has its words.
 */
export function settleStatements(found: readonly FoundStatement[]): FoundStatement[] {
  const kept: FoundStatement[] = []
  const parts = new RangeIndex<Part>([])
  const keep = (s: FoundStatement, content: readonly Range[]): void => {
    if (content.length === 0) return
    kept.push({ ...s, content })
    for (const c of content) parts.add({ start: c.start, end: c.end, of: s, isContent: true })
    for (const p of [s.source, s.cue]) if (p) parts.add({ start: p.start, end: p.end, of: s, isContent: false })
  }
  const cued = found.filter((s) => s.cue)
  for (const s of [...cued].sort((a, b) => sureness(b) - sureness(a) || a.cue!.start - b.cue!.start)) {
    keep(
      s,
      s.content.filter((c) => !parts.touching(c).some((p) => p.isContent && crosses(p, s, c))),
    )
  }
  for (const s of found.filter((f) => !f.cue)) {
    keep(
      s,
      s.content.filter((c) => parts.touching(c).length === 0),
    )
  }
  return kept
}

/** A stretch that a kept statement has. */
type Part = Range & { readonly of: FoundStatement; readonly isContent: boolean }

/** True where a kept content shares words with content `c` of `s` and neither statement stands within the other. */
function crosses(kept: Part, s: FoundStatement, c: Range): boolean {
  return !(holds(kept, s.cue!) || (kept.of.cue !== null && holds(c, kept.of.cue)))
}

/** Every stretch that a statement is made of. */
export function partsOf(s: { source: Range | null; cue: Range | null; content: readonly Range[] }): Range[] {
  return [...[s.source, s.cue].filter((r) => r !== null), ...s.content]
}
