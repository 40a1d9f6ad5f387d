import type { ActTie } from '../archive/across/compare-acts.ts'
import type { Attestation, Happening, Telling } from '../archive/across/happening.ts'
import type { Archive } from '../archive/archive.ts'

/** Which happenings are meant; without any of these, all that two reports and more tell of. */
export type HappeningFilter = {
  readonly id?: string | undefined
  /** The first and the last day, ISO 8601; a happening of no known day is left out where one is given. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly type?: string | undefined
  /** A state's code or a part of a name, of who acts or on whom. */
  readonly actor?: string | undefined
  /** The least number of reports that assert it; 2 where it is not given. */
  readonly minReports?: number | undefined
}

/** A happening as the archive holds it. `reports` are keys of reports. */
export type ShownHappening = Omit<Happening, 'tellings'> & {
  readonly tellings: readonly (Telling & {
    readonly anchor: string
    readonly publisher: string | null
    readonly review: string
  })[]
}

/** The happenings of an archive in the order of their days, as they were last joined. */
export function happeningsIn(archive: Archive, filter: HappeningFilter = {}): Promise<readonly ShownHappening[]> {
  return archive.transact(async (tx) => {
    let query = tx.selectFrom('happenings').selectAll()
    if (filter.id !== undefined) query = query.where('id', '=', filter.id)
    else query = query.where('reports', '>=', filter.minReports ?? 2)
    if (filter.from !== undefined) query = query.where('to_day', '>=', filter.from)
    if (filter.to !== undefined) query = query.where('from_day', '<=', filter.to)
    if (filter.type !== undefined) query = query.where('type', '=', filter.type.toUpperCase())
    const rows = (await query.execute()).toSorted((a, b) => inTime(a, b))
    const shown: ShownHappening[] = []
    for (const row of rows) {
      const tellings = await tx
        .selectFrom('telling_view')
        .select(['act', 'report', 'event', 'stance', 'anchor', 'publisher', 'review'])
        .where('happening', '=', row.id)
        .orderBy('published')
        .orderBy('act')
        .execute()
      const heard = await tx
        .selectFrom('attestations')
        .selectAll()
        .where('happening_id', '=', row.id)
        .orderBy('number')
        .execute()
      const saying = (stance: Telling['stance']): readonly Attestation[] =>
        heard
          .filter((one) => one.stance === stance)
          .map(({ source, name, kind, country, reports, hands }) => ({
            source,
            name,
            kind: kind as Attestation['kind'],
            country,
            reports: JSON.parse(reports) as string[],
            hands: JSON.parse(hands) as Attestation['hands'],
          }))
      const asserting = tellings.filter(({ stance }) => stance === 'asserts').map(({ report }) => report)
      const one: ShownHappening = {
        id: row.id,
        type: row.type as Happening['type'],
        source: row.source,
        target: row.target,
        from: row.from_day,
        to: row.to_day,
        tellings: tellings.map((telling) => ({ ...telling, stance: telling.stance as Telling['stance'] })),
        reports: [...new Set(asserting)],
        texts: row.texts,
        assertedBy: saying('asserts'),
        deniedBy: saying('denies'),
        foreseenBy: saying('foresees'),
        why: JSON.parse(row.why) as ActTie[],
      }
      if (filter.actor === undefined || (await hasActor(one, filter.actor))) shown.push(one)
    }
    return shown

    /** Whether somebody of that name or state has a part in it. */
    async function hasActor({ id }: ShownHappening, wanted: string): Promise<boolean> {
      const found = await tx
        .selectFrom('tellings')
        .innerJoin('event_actors', (on) =>
          on
            .onRef('event_actors.report_id', '=', 'tellings.report_id')
            .onRef('event_actors.event_id', '=', 'tellings.event_id'),
        )
        .innerJoin('actors', (on) =>
          on
            .onRef('actors.report_id', '=', 'event_actors.report_id')
            .onRef('actors.actor_id', '=', 'event_actors.actor_id'),
        )
        .select(['actors.name', 'actors.country'])
        .where('happening_id', '=', id)
        .execute()
      const part = wanted.toLowerCase()
      return found.some(({ name, country }) => country === wanted || name.toLowerCase().includes(part))
    }
  })
}

type Day = { readonly from_day: string | null; readonly id: string }

function inTime(a: Day, b: Day): number {
  const [one, other] = [`${a.from_day ?? '9999'} ${a.id}`, `${b.from_day ?? '9999'} ${b.id}`]
  return one < other ? -1 : one > other ? 1 : 0
}
