import type { Happening } from '../../../src/archive/across/happening.ts'
import type { Told } from './told-reports.ts'

/** How two groupings agree, counted over pairs. */
export type Agreement = {
  readonly right: number
  readonly wrong: number
  readonly missed: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** The pairs that were joined wrongly or missed, for looking at. */
  readonly faults: readonly string[]
}

/**
 * Pairs of tellings. A telling is a report and a happening of which it tells, as marked in the text by hand. Two tellings
 * of different reports are joined where one happening holds an event whose anchor begins in a mark of each. Wrong is a
 * pair of two happenings, and a telling joined with an unmarked event of a report that does not tell of its happening;
 * two unmarked events are left out, and unmarked ones that are only foreseen. Missed is every marked pair that is not
 * joined: with `of: 'found'` among the tellings in whose marks the reader found an event, which measures the grouping,
 * with `of: 'all'` among all, which measures reading and grouping together.
 */
export function tellingPairs(
  { reports }: Told,
  happenings: readonly Happening[],
  { of }: { readonly of: 'found' | 'all' },
): Agreement {
  const marks = new Map(reports.map(({ id, marks }) => [id, marks.filter(({ denies }) => !denies)]))
  const tells = new Map([...marks].map(([id, all]) => [id, new Set(all.map(({ happening }) => happening))]))
  const joined = new Set<string>()
  const found = new Set<string>()
  for (const { tellings } of happenings) {
    const units = new Set<string>()
    for (const { report, act, stance } of tellings) {
      if (stance === 'denies') continue
      const start = Number(act.slice(act.lastIndexOf('@') + 1))
      const mark = marks.get(report)?.find((one) => one.start <= start && start < one.end)
      if (mark === undefined && stance === 'foresees') continue
      units.add(`${report} ${mark?.happening ?? '-'}`)
    }
    for (const unit of units) found.add(unit)
    for (const [one, other] of pairsOf([...units])) joined.add(`${one} = ${other}`)
  }
  const wanted = new Set<string>()
  const every = [...tells].flatMap(([id, all]) => [...all].map((happening) => `${id} ${happening}`))
  const units = of === 'all' ? every : every.filter((unit) => found.has(unit))
  for (const [one, other] of pairsOf(units))
    if (happeningOf(one) === happeningOf(other)) wanted.add(`${one} = ${other}`)
  const counted = [...joined].filter((pair) => {
    const [one = '', other = ''] = pair.split(' = ')
    const [a, b] = [happeningOf(one), happeningOf(other)]
    if (a !== '-' && b !== '-') return true
    if (a === '-' && b === '-') return false
    // The mark may end before the words that the event hangs on.
    return a === '-' ? !tells.get(reportOf(one))!.has(b) : !tells.get(reportOf(other))!.has(a)
  })
  return agreement(wanted, new Set(counted))
}

/** Pairs of reports: two that tell of a same happening against two that share one found. */
export function reportPairs({ reports }: Told, happenings: readonly Happening[]): Agreement {
  const tells = new Map(
    reports.map(({ id, marks }) => [
      id,
      new Set(marks.filter(({ denies }) => !denies).map(({ happening }) => happening)),
    ]),
  )
  const wanted = new Set<string>()
  for (const [one, other] of pairsOf([...tells.keys()])) {
    if ([...tells.get(one)!].some((happening) => tells.get(other)!.has(happening))) wanted.add(`${one} = ${other}`)
  }
  const joined = new Set<string>()
  for (const { tellings } of happenings) {
    const told = new Set(tellings.filter(({ stance }) => stance !== 'denies').map(({ report }) => report))
    for (const [one, other] of pairsOf([...told])) joined.add(`${one} = ${other}`)
  }
  return agreement(wanted, joined)
}

/** Pairs of reports that are copies of one text. */
export function copyPairs(
  { reports }: Told,
  groups: readonly { readonly members: readonly { readonly report: string }[] }[],
): Agreement {
  const original = new Map(reports.map(({ id, copyOf }) => [id, copyOf ?? id]))
  const wanted = new Set<string>()
  for (const [one, other] of pairsOf([...original.keys()])) {
    if (original.get(one) === original.get(other)) wanted.add(`${one} = ${other}`)
  }
  const joined = groups.flatMap(({ members }) => pairsOf(members.map(({ report }) => report)))
  return agreement(wanted, new Set(joined.map((pair) => pair.join(' = '))))
}

const reportOf = (unit: string): string => unit.split(' ')[0]!
const happeningOf = (unit: string): string => unit.split(' ')[1]!

function pairsOf(units: readonly string[]): (readonly [string, string])[] {
  const sorted = units.toSorted()
  return sorted.flatMap((one, at) =>
    sorted
      .slice(at + 1)
      .filter((other) => reportOf(one) !== reportOf(other))
      .map((other) => [one, other] as const),
  )
}

function agreement(wanted: ReadonlySet<string>, joined: ReadonlySet<string>): Agreement {
  const right = [...joined].filter((pair) => wanted.has(pair)).length
  const wrong = joined.size - right
  const missed = wanted.size - right
  const precision = joined.size === 0 ? 1 : right / joined.size
  const recall = wanted.size === 0 ? 1 : right / wanted.size
  return {
    right,
    wrong,
    missed,
    precision,
    recall,
    f1: (2 * right) / (2 * right + wrong + missed),
    faults: [
      ...[...joined].filter((pair) => !wanted.has(pair)).map((pair) => `wrong: ${pair}`),
      ...[...wanted].filter((pair) => !joined.has(pair)).map((pair) => `missed: ${pair}`),
    ],
  }
}
