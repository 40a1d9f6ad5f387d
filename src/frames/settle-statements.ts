import { holds, overlaps, type Range } from '../record/ranges.ts'
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
  const cued = found.filter((s) => s.cue)
  for (const s of [...cued].sort((a, b) => sureness(b) - sureness(a) || a.cue!.start - b.cue!.start)) {
    const content = s.content.filter((c) => !kept.some((k) => crosses(k, s, c)))
    if (content.length > 0) kept.push({ ...s, content })
  }
  for (const s of found.filter((f) => !f.cue)) {
    const content = s.content.filter((c) => !kept.some((k) => partsOf(k).some((x) => overlaps(x, c))))
    if (content.length > 0) kept.push({ ...s, content })
  }
  return kept
}

/** True where content `c` of `s` shares words with a content of `k` and neither statement stands within the other. */
function crosses(k: FoundStatement, s: FoundStatement, c: Range): boolean {
  return k.content.some((x) => overlaps(x, c) && !(holds(x, s.cue!) || holds(c, k.cue!)))
}

/** Every stretch that a statement is made of. */
export function partsOf(s: { source: Range | null; cue: Range | null; content: readonly Range[] }): Range[] {
  return [...[s.source, s.cue].filter((r) => r !== null), ...s.content]
}
