import type { Archive } from './archive.ts'

export type OpenOptions = {
  /** Makes the archive where there is none; else its absence is an error. */
  readonly create?: boolean | undefined
  /** Opens it for reading alone. */
  readonly readOnly?: boolean | undefined
  /** The moment that is written beside what is added, ISO 8601; the clock's where it is not given. */
  readonly now?: (() => string) | undefined
  /** Most milliseconds to wait while another program writes; 15,000 where it is not given. */
  readonly patience?: number | undefined
}

/**
 * Opens an archive: an SQLite file by its path, or a Postgres database by an address that begins with `postgres://`.
 *
 * ```ts
 * const archive = await openArchive('talks.archive', { create: true })
 * for await (const { key, record } of archive.reports()) console.log(key, record.title)
 * await archive.close()
 * ```
 *
 * @throws DemarcheError `not-found`, `not-an-archive`, `archive-newer`, `archive-busy`, `archive-gone`, `archive-broken`
 */
export async function openArchive(place: string, options: OpenOptions = {}): Promise<Archive> {
  if (isPostgres(place)) {
    const { openPostgres } = await import('./postgres/open.ts')
    return openPostgres(place, options)
  }
  const { openSqlite } = await import('./sqlite/open.ts')
  return openSqlite(place, options)
}

export function isPostgres(place: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(place)
}
