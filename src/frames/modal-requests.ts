import { overlaps, type Range } from '../record/ranges.ts'
import type { Act } from './act.ts'
import type { ToldSides } from './event-sides.ts'
import type { StatementDraft } from './statement-draft.ts'

/**
 * Words by which a speaker lays something on somebody: deontic modals (Palmer, Mood and Modality, 2001). "Oslo said the port
 * must release the crew" is a request by Oslo of the port, though the sentence has the port as its subject.
 */
const modals: ReadonlySet<string> = new Set(['should', 'must'])

/** Who speaks of themselves asks nobody else: "we must learn". */
const firstPerson: ReadonlySet<string> = new Set(['i', 'we'])

const keyOf = (text: string, { start, end }: Range): string => text.slice(start, end).toLowerCase()

/** Whether a stretch of text is such a modal. Most words are longer or shorter: no string is made of them. */
export const isModal = (text: string, words: Range): boolean =>
  words.end - words.start >= 4 && words.end - words.start <= 6 && modals.has(keyOf(text, words))

/**
 * Who asks and who is asked, where a modal makes the request and a statement says it: its speaker asks, and the modal's
 * subject, which the model takes for the one who acts, is asked. Null where nobody is known to speak, or where they speak
 * of themselves.
 */
export function sidesOfModal(
  text: string,
  statement: StatementDraft,
  { anchor, source }: Pick<Act, 'anchor' | 'source'>,
): ToldSides | null {
  const speaker = statement.source
  if (speaker === null) return null
  const rule = 'who-says-must-asks'
  const asks = { rule, words: speaker } as const
  if (source === null || overlaps(source, speaker)) return { source: asks, target: null }
  if (firstPerson.has(keyOf(text, source))) return null
  return { source: asks, target: source.end <= anchor.start ? { rule, words: source } : null }
}
