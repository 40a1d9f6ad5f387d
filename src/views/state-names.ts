import { sql } from 'kysely'
import type { Archive } from '../archive/archive.ts'

/**
 * What states are called, by their codes (ISO 3166-1 alpha-3): as the archive's reports were
 * last joined, else as they are by themselves; the code where no report names the state.
 */
export async function stateNames({ db }: Archive, codes: readonly string[]): Promise<(code: string) => string> {
  const keys = [...new Set(codes)].map((code) => `s_${code}`)
  if (keys.length === 0) return (code) => code
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT key AS id, name FROM named_actors WHERE key IN (${sql.join(keys)})
    UNION ALL SELECT id, name FROM joined_actors WHERE id IN (${sql.join(keys)})`.execute(db)
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return (code) => names.get(`s_${code}`) ?? code
}
