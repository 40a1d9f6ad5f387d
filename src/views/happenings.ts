import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { ActTie } from '../archive/across/compare-acts.ts'
import type { Attestation, Happening, Telling } from '../archive/across/happening.ts'
import type { Archive } from '../archive/archive.ts'
import type { ArchiveTables } from '../archive/tables.ts'
import { all } from './filter.ts'

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

type Row = Selectable<ArchiveTables['happenings']>
type Place = { readonly day: string; readonly id: string }

/** Where a happening stands in the order of their days; those of no known day come last. */
export const dayInOrder = (from: string | null): string => from ?? '9999'

/** Happenings looked up at a time. */
const page = 200

/**
 * The happenings of an archive in the order of their days, as they were last joined: all of them, or so many as asked
 * for after a place in that order.
 */
export async function happeningsIn(
  archive: Archive,
  filter: HappeningFilter = {},
  { after = null, limit }: { readonly after?: Place | null; readonly limit?: number } = {},
): Promise<readonly ShownHappening[]> {
  const day = sql`(COALESCE(h.from_day, '9999'))`
  const where = [...conditions(filter)]
  if (after !== null)
    where.push(
      sql`${day} >= ${after.day} AND (${day} > ${after.day} OR (${day} = ${after.day} AND h.id > ${after.id}))`,
    )
  return archive.transact(async (tx) => {
    // An index holds all that this is chosen by; SQLite keeps the order of a CROSS JOIN.
    const part = sql`SELECT h.id FROM happenings h WHERE ${all(where)}
      ORDER BY ${day}, h.id ${limit === undefined ? sql`` : sql`LIMIT ${limit}`}`
    const { rows } = await sql<Row>`
      SELECT h.* FROM (${part}) part CROSS JOIN happenings h WHERE h.id = part.id ORDER BY ${day}, h.id`.execute(tx)
    const found: ShownHappening[] = []
    for (let at = 0; at < rows.length; at += page) found.push(...(await shownAll(tx, rows.slice(at, at + page))))
    return found
  })
}

function conditions({ id, from, to, type, actor, minReports = 2 }: HappeningFilter): readonly RawBuilder<boolean>[] {
  const where: RawBuilder<boolean>[] = [id === undefined ? sql`h.reports >= ${minReports}` : sql`h.id = ${id}`]
  if (from !== undefined) where.push(sql`h.to_day >= ${from}`)
  if (to !== undefined) where.push(sql`h.from_day <= ${to}`)
  if (type !== undefined) where.push(sql`h.type = ${type.toUpperCase()}`)
  if (actor !== undefined) where.push(hasPart(actor))
  return where
}

/** True where somebody of that name or state has a part in it. */
function hasPart(wanted: string): RawBuilder<boolean> {
  const within = (words: string) => `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return sql`EXISTS (SELECT 1 FROM tellings t
    JOIN event_actors x ON x.report_id = t.report_id AND x.event_id = t.event_id
    JOIN actors a ON a.report_id = x.report_id AND a.actor_id = x.actor_id
    WHERE t.happening_id = h.id AND (a.country = ${wanted} OR a.name LIKE ${within(wanted)} ESCAPE '\\'
      OR lower(a.name) LIKE ${within(wanted.toLowerCase())} ESCAPE '\\'))`
}

type Db = Pick<Archive['db'], 'selectFrom'>

async function shownAll(tx: Db, rows: readonly Row[]): Promise<readonly ShownHappening[]> {
  const ids = rows.map(({ id }) => id)
  const tellings = await tx
    .selectFrom('telling_view')
    .select(['happening', 'act', 'report', 'event', 'stance', 'anchor', 'publisher', 'review'])
    .where('happening', 'in', ids)
    .orderBy('published')
    .orderBy('act')
    .execute()
  const heard = await tx
    .selectFrom('attestations')
    .selectAll()
    .where('happening_id', 'in', ids)
    .orderBy('number')
    .execute()
  const tellingsOf = Map.groupBy(tellings, ({ happening }) => happening)
  const heardOf = Map.groupBy(heard, ({ happening_id }) => happening_id)
  return rows.map((row) => shown(row, tellingsOf.get(row.id) ?? [], heardOf.get(row.id) ?? []))
}

type TellingRow = Omit<ShownHappening['tellings'][number], 'stance'> & {
  readonly happening: string
  readonly stance: string
}

function shown(
  row: Row,
  tellings: readonly TellingRow[],
  heard: readonly Selectable<ArchiveTables['attestations']>[],
): ShownHappening {
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
  return {
    id: row.id,
    type: row.type as Happening['type'],
    source: row.source,
    target: row.target,
    from: row.from_day,
    to: row.to_day,
    tellings: tellings.map(({ happening: _in, stance, ...telling }) => ({
      ...telling,
      stance: stance as Telling['stance'],
    })),
    reports: [...new Set(asserting)],
    texts: row.texts,
    assertedBy: saying('asserts'),
    deniedBy: saying('denies'),
    foreseenBy: saying('foresees'),
    why: JSON.parse(row.why) as ActTie[],
  }
}
