import type { Reading } from '../language/reading.ts'
import { RangeIndex } from '../record/range-index.ts'
import type { Range } from '../record/ranges.ts'
import { findStatements } from './find-statements.ts'
import { defaultThresholds, type FoundStatement } from './found-statement.ts'
import { sureness } from './settle-statements.ts'

/** Verbs that tell of saying: only a content with one of these is read again. */
const sayingVerb =
  /\b(?:said|says|told|tells|announced|announces|claimed|claims|declared|declares|denied|denies|warned|warns|confirmed|confirms|acknowledged|acknowledges|admitted|admits|insisted|insists|asserted|asserts|alleged|alleges|reported|reports|promised|promises|pledged|pledges|vowed|vows|stated|states(?=\s+that\b)|argued|argues|accused|accuses|according\s+to)\b/iu

/** Shorter contents have no room for a statement. */
const least = 25

/**
 * Statements within statements: "Samore said North Korea announced it received the letter" holds what North Korea
 * announced. PolNeAR does not annotate them, so the model has learned to pass over cues in contents; read alone, as
 * if it were the report's own text, a content shows them. What is found stays only where all of it lies in the content
 * and the model is sure.
 */
export async function findNested(
  reading: Reading,
  outer: readonly FoundStatement[],
  thresholds = defaultThresholds,
): Promise<FoundStatement[]> {
  const cues = new RangeIndex(outer.flatMap((s) => (s.cue ? [s.cue] : [])))
  const withCue = { ...thresholds, orphan: Number.POSITIVE_INFINITY }
  const found: FoundStatement[] = []
  for (const content of outer.flatMap((s) => s.content)) {
    const words = reading.text.slice(content.start, content.end)
    if (words.length < least || !sayingVerb.test(words)) continue
    for (const s of await findStatements(reading.readAlone(content), withCue)) {
      if (s.cue && s.source && isSaying(reading.text, s.cue) && sureness(s) >= thresholds.nested) {
        // Contents may lie within each other: what one of them has shown is not found again in the next.
        if (cues.touching(s.cue).length > 0) continue
        cues.add(s.cue)
        found.push(s)
      }
    }
  }
  return found
}

const isSaying = (text: string, cue: Range): boolean => sayingVerb.test(text.slice(cue.start, cue.end))
