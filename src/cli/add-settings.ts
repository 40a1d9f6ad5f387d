import { isDay, workersFrom, wrong } from './read-settings.ts'

/** The options of `demarche add` as commander gives them. */
export type AddFlags = {
  readonly archive: string
  readonly records?: string
  readonly published?: string
  readonly publisher?: string
  readonly textColumn?: string
  readonly reread?: boolean
  readonly workers?: string
  readonly anyLanguage?: boolean
  readonly quiet?: boolean
  readonly actors?: readonly string[]
}

/** The same, checked. */
export type AddSettings = {
  readonly archive: string
  /** The folder of Parquet that the Spark job wrote. */
  readonly records: string | undefined
  readonly published: string | undefined
  readonly publisher: string | undefined
  readonly textColumn: string | undefined
  readonly reread: boolean
  readonly workers: number | undefined
  readonly anyLanguage: boolean
  readonly quiet: boolean
  readonly actors: readonly string[]
}

export function addSettings(paths: readonly string[], flags: AddFlags): AddSettings {
  if (paths.length === 0 && flags.reread !== true && flags.records === undefined) {
    throw wrong('There is nothing to add: give a PATH, --records, or --reread to read again what the archive holds.')
  }
  if (paths.length > 0 && flags.records !== undefined) {
    throw wrong('--records takes records that were read elsewhere; add what a PATH names with another command.')
  }
  if (paths.includes('-')) {
    throw wrong('Standard input has no place to go back to after an interrupt: save it as a file and add that.')
  }
  if (flags.published !== undefined && !isDay(flags.published)) {
    throw wrong(`--published takes a day as in 2024-03-14, not "${flags.published}".`)
  }
  return {
    archive: flags.archive,
    records: flags.records,
    published: flags.published,
    publisher: flags.publisher,
    textColumn: flags.textColumn,
    reread: flags.reread ?? false,
    workers: workersFrom(flags.workers),
    anyLanguage: flags.anyLanguage ?? false,
    quiet: flags.quiet ?? false,
    actors: flags.actors ?? [],
  }
}
