import type { Reading } from '../language/reading.ts'
import { RangeIndex } from '../record/range-index.ts'
import type { Range } from '../record/ranges.ts'
import { eventsIn } from './find-events.ts'
import { linksIn } from './find-links.ts'
import { nameSpans, namesIn } from './find-names.ts'
import { statementsIn } from './find-statements.ts'
import type { FoundEvent } from './found-event.ts'
import type { FoundLink } from './found-link.ts'
import type { FoundName } from './found-name.ts'
import { defaultThresholds, type FoundStatement } from './found-statement.ts'
import { quotations } from './quotations.ts'

/** All that the model finds in a text, each kind in the order of the text. */
export type FoundFrames = {
  readonly statements: readonly FoundStatement[]
  readonly events: readonly FoundEvent[]
  readonly names: readonly FoundName[]
  readonly links: readonly FoundLink[]
  /** The text's quotations, looked up once for all that asks for them. */
  readonly quoted: RangeIndex<Range>
}

/** Goes through the text's windows once; the encoder reads each of them once, whatever the number of heads. */
export async function findFrames(reading: Reading, thresholds = defaultThresholds): Promise<FoundFrames> {
  const statements: FoundStatement[] = []
  const events: FoundEvent[] = []
  const names: FoundName[] = []
  const links: FoundLink[] = []
  const quoted = new RangeIndex(quotations(reading.text, reading.paragraphs))
  for await (const window of reading.windows) {
    statements.push(...(await statementsIn(reading, window, thresholds, quoted)))
    events.push(...(await eventsIn(reading, window, thresholds)))
    const spans = nameSpans(window)
    names.push(...namesIn(reading, window, spans))
    links.push(...(await linksIn(reading.text, reading, window, spans)))
  }
  return { statements, events, names: apart(names), links, quoted }
}

/** A name that reaches over the end of what its window decides may be found again in the next: the first stays. */
function apart(names: readonly FoundName[]): FoundName[] {
  const kept: FoundName[] = []
  for (const name of names) if (name.start >= (kept.at(-1)?.end ?? 0)) kept.push(name)
  return kept
}
