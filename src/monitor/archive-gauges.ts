import type { Archive, ArchiveCounts } from '../archive/archive.ts'
import { archiveBytes } from '../archive/archive-size.ts'
import type { Metrics } from './metrics.ts'

/** Milliseconds for which counts are told again: counting a large archive takes a while. */
const holds = 15_000

/** What an archive holds, how large it is, and what `demarche watch` has still to visit. */
export function addArchiveGauges(metrics: Metrics, archive: Archive, now: () => number = Date.now): void {
  let counted: { readonly at: number; readonly counts: Promise<ArchiveCounts> } | null = null
  const counts = (): Promise<ArchiveCounts> => {
    if (counted === null || now() - counted.at >= holds) counted = { at: now(), counts: archive.counts() }
    return counted.counts
  }
  metrics.gauge('demarche_archive_rows', 'Rows of the archive, by table.', async () =>
    Object.entries(await counts()).map(([table, value]) => ({ labels: { table }, value })),
  )
  metrics.gauge('demarche_archive_bytes', 'Size of the archive on the disk.', async () => [
    { value: await archiveBytes(archive) },
  ])
  metrics.gauge('demarche_visits', 'Addresses that are watched, by kind and by what became of them.', async () => {
    const rows = await archive.db
      .selectFrom('visits')
      .select((row) => ['kind', 'state', row.fn.countAll().as('rows')])
      .groupBy(['kind', 'state'])
      .orderBy('kind')
      .orderBy('state')
      .execute()
    return rows.map(({ kind, state, rows: value }) => ({ labels: { kind, state }, value: Number(value) }))
  })
  metrics.gauge('demarche_queue_depth', 'Addresses whose time to be visited has come.', async () => {
    const { rows } = await archive.db
      .selectFrom('visits')
      .select((row) => row.fn.countAll().as('rows'))
      .where('state', '=', 'waiting')
      .where('next_at', '<=', new Date(now()).toISOString())
      .executeTakeFirstOrThrow()
    return [{ value: Number(rows) }]
  })
}
