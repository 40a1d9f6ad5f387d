import type { Archive } from '../archive/archive.ts'
import { statesOf } from '../archive/review/reviewed-record.ts'
import { type CopyThing, copyColumns, type GroupThing, groupColumns } from './across-columns.ts'
import { type Row, rowOf } from './column.ts'
import type { ExportItem } from './run-export.ts'
import type { SourceTable } from './tables.ts'

/** Rows asked for at a time. */
const page = 500

/** The records of an archive in the order of their keys, each with what only the archive knows of it. */
export async function* archiveRecords(archive: Archive): AsyncGenerator<ExportItem> {
  for await (const { key, reportId, record, origins, reviews } of archive.reports()) {
    const links = await archive.db
      .selectFrom('actor_links')
      .select(['actor_id', 'joined_actor_id'])
      .where('report_id', '=', reportId)
      .execute()
    const joined = new Map(links.map((link) => [link.actor_id, link.joined_actor_id]))
    const uris = origins.flatMap(({ uri }) => uri ?? [])
    yield {
      id: key,
      record,
      alsoAt: [...new Set(uris)].filter((uri) => uri !== record.origin.uri),
      joined: (actor) => joined.get(actor) ?? null,
      review: statesOf({ record, reviews }),
      said: (id) => reviews.get(id)?.state ?? 'machine',
    }
  }
}

/** The tables that only an archive has, as they were last joined. */
export function archiveTables(archive: Archive): readonly SourceTable[] {
  return [
    { name: 'copies', columns: copyColumns, rows: () => copyRows(archive) },
    { name: 'groups', columns: groupColumns, rows: () => groupRows(archive) },
  ]
}

async function* copyRows({ db }: Archive): AsyncGenerator<Row> {
  let after = ''
  for (;;) {
    const rows = await db
      .selectFrom('copies')
      .innerJoin('reports', 'reports.id', 'copies.report_id')
      .innerJoin('reports as original', 'original.id', 'copies.original_report_id')
      .select([
        'copies.copy_group',
        'reports.key',
        'reports.publisher',
        'reports.published',
        'original.key as original',
        'copies.resemblance',
        'copies.containment',
      ])
      .where('reports.key', '>', after)
      .orderBy('reports.key')
      .limit(page)
      .execute()
    for (const { copy_group, key, ...row } of rows) {
      const thing: CopyThing = { copyGroup: copy_group, report: key, ...row }
      yield rowOf(copyColumns, thing)
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < page) return
    after = last.key
  }
}

async function* groupRows({ db }: Archive): AsyncGenerator<Row> {
  let after = ''
  for (;;) {
    const happenings = await db
      .selectFrom('happenings')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(page)
      .execute()
    const ids = happenings.map(({ id }) => id)
    if (ids.length === 0) return
    const tellings = await db
      .selectFrom('tellings')
      .innerJoin('reports', 'reports.id', 'tellings.report_id')
      .leftJoin('copies', 'copies.report_id', 'tellings.report_id')
      .select(['tellings.happening_id', 'reports.key', 'tellings.event_id', 'tellings.stance', 'copies.copy_group'])
      .where('tellings.happening_id', 'in', ids)
      .execute()
    const heard = await db
      .selectFrom('attestations')
      .select(['happening_id', 'stance', 'name'])
      .where('happening_id', 'in', ids)
      .orderBy('number')
      .execute()
    const tellingsOf = Map.groupBy(tellings, ({ happening_id }) => happening_id)
    const heardOf = Map.groupBy(heard, ({ happening_id }) => happening_id)
    for (const happening of happenings) {
      const names = (stance: string) =>
        (heardOf.get(happening.id) ?? []).filter((one) => one.stance === stance).map(({ name }) => name)
      const assertedBy = names('asserts')
      const deniedBy = names('denies')
      const inOrder = (tellingsOf.get(happening.id) ?? []).toSorted(
        (a, b) => compare(a.key, b.key) || a.event_id.length - b.event_id.length || compare(a.event_id, b.event_id),
      )
      for (const { key, event_id, stance, copy_group } of inOrder) {
        const { id, type, source, target, from_day, to_day, reports, texts, sources, deniers } = happening
        const thing: GroupThing = {
          ...{ group: id, report: key, event: event_id, stance, type, source, target },
          ...{ from: from_day, to: to_day, reports, texts, sources, deniers },
          ...{ copyGroup: copy_group, assertedBy, deniedBy },
        }
        yield rowOf(groupColumns, thing)
      }
    }
    after = ids.at(-1) ?? after
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
