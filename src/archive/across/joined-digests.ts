import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { ArchiveTables } from '../tables.ts'

/** The tables that joining fills, with what their rows are in order of. */
const keysOfJoined = {
  copies: ['report_id'],
  joined_actors: ['id'],
  actor_links: ['report_id', 'actor_id'],
  happenings: ['id'],
  tellings: ['report_id', 'event_id'],
  attestations: ['happening_id', 'stance', 'number'],
} as const

/** Rows asked for at a time. */
const page = 2_000

/** A hash of each table that joining fills, by its name: of all its rows, in the order of their keys. */
export async function joinedDigests(db: Kysely<ArchiveTables>): Promise<Readonly<Record<string, string>>> {
  const digests: Record<string, string> = {}
  for (const [table, keys] of Object.entries(keysOfJoined)) {
    const hash = createHash('sha256')
    const columns = sql.join(keys.map((key) => sql.ref(key)))
    let rows: readonly Record<string, unknown>[] = []
    do {
      // From the key of the last row on: to count rows off again for each page would take time that grows with its square.
      const last = rows.at(-1)
      const after = last && sql`where (${columns}) > (${sql.join(keys.map((key) => last[key]))})`
      const asked = sql<Record<string, unknown>>`
        select * from ${sql.table(table)} ${after ?? sql``} order by ${columns} limit ${sql.lit(page)}`
      rows = (await asked.execute(db)).rows
      for (const row of rows) hash.update(`${JSON.stringify(row)}\n`)
    } while (rows.length === page)
    digests[table] = hash.digest('hex')
  }
  return digests
}
