import type { Statement } from '../../record/statement.ts'
import type { AcrossReport } from './across-report.ts'
import type { Act } from './act.ts'
import type { Asserters, Voice } from './asserters.ts'
import { rejectsWhatWasSaid } from './denial.ts'

export type Rejection = { readonly voice: Voice; readonly report: string; readonly stance: 'denies' }

/**
 * Who rejects what was said before without saying it over again: "Minsk called the account absurd". Such a statement
 * denies the last act before it, in the same report, in which the speaker has a part and which somebody else asserts;
 * where there is none, nothing. Gives the rejections of each group by its place.
 */
export function rejections(
  groups: readonly { readonly acts: readonly Act[] }[],
  reports: readonly AcrossReport[],
  assertersIn: (report: string) => Asserters,
): ReadonlyMap<number, readonly Rejection[]> {
  const placed = groups.flatMap(({ acts }, place) => acts.map((act) => ({ act, place, start: startOf(act) })))
  const byReport = Map.groupBy(placed, ({ act }) => act.report)
  const found = new Map<number, Rejection[]>()
  for (const { key, record } of reports) {
    const here = byReport.get(key) ?? []
    if (here.length === 0) continue
    for (const statement of record.statements) {
      if (!rejectsWhatWasSaid(statement)) continue
      const voice = assertersIn(key).ofStatement(statement)
      const before = here
        .filter(({ act, start }) => start < placeOf(statement) && act.stance === 'asserts' && takesPart(voice, act))
        .filter(({ act }) => assertersIn(key).ofEvent(act.event).source !== voice.source)
        .sort((a, b) => b.start - a.start)[0]
      if (before === undefined) continue
      const known = found.get(before.place) ?? []
      found.set(before.place, [...known, { voice, report: key, stance: 'denies' }])
    }
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
