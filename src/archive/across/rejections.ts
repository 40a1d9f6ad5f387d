import type { Statement } from '../../record/statement.ts'
import { compareText } from './across-report.ts'
import type { Act } from './act.ts'
import type { Asserters, Voice } from './asserters.ts'
import { rejectsWhatWasSaid } from './denial.ts'

/** Who rejects an act, by the act's key. */
export type Rejection = { readonly act: string; readonly voice: Voice }

/**
 * Who rejects what was said before without saying it over again: "Minsk called the account absurd". Such a statement
 * denies the last act before it, in the same report, in which the speaker has a part and which somebody else asserts;
 * where there is none, nothing. Gives the rejections in the order of the statements.
 */
export function rejections(
  statements: readonly Statement[],
  acts: readonly Act[],
  { ofStatement, ofEvent }: Asserters,
): readonly Rejection[] {
  const found: Rejection[] = []
  if (acts.length === 0) return found
  for (const statement of statements) {
    if (!rejectsWhatWasSaid(statement)) continue
    const voice = ofStatement(statement)
    const before = acts
      .filter((act) => startOf(act) < placeOf(statement) && act.stance === 'asserts' && takesPart(voice, act))
      .filter((act) => ofEvent(act.event).source !== voice.source)
      .toSorted((a, b) => startOf(b) - startOf(a) || compareText(a.key, b.key))[0]
    if (before !== undefined) found.push({ act: before.key, voice })
  }
  return found
}

/** Where an act's anchor begins, which its key ends with. */
function startOf({ key }: Act): number {
  return Number(key.slice(key.lastIndexOf('@') + 1))
}

function placeOf({ cue, content, source }: Statement): number {
  return (cue.spans[0] ?? content.spans[0] ?? source.spans[0])?.start ?? 0
}

function takesPart({ source: speaker, country }: Voice, { source, target }: Act): boolean {
  return [source, target].some(
    ({ actors, countries }) => actors.includes(speaker) || (country !== null && countries.includes(country)),
  )
}
