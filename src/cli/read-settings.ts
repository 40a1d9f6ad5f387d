import { DemarcheError } from '../record/demarche-error.ts'

/** The options of `demarche read` as commander gives them. */
export type ReadFlags = {
  readonly json?: boolean
  readonly jsonl?: boolean
  readonly tables?: boolean
  readonly html?: string | true
  readonly published?: string
  readonly title?: string
  readonly publisher?: string
  readonly minConfidence?: string
  readonly workers?: string
  readonly color?: boolean
  readonly quiet?: boolean
  readonly anyLanguage?: boolean
  readonly actors?: readonly string[]
}

export type ReadFormat = 'people' | 'json' | 'jsonl' | 'html'

/** The same, checked. */
export type ReadSettings = {
  readonly format: ReadFormat
  /** Whether a line of JSON Lines holds the record's rows in the tables of an export too. */
  readonly tables: boolean
  /** Where the page goes; null for standard output. */
  readonly page: string | null
  readonly published: string | undefined
  readonly title: string | undefined
  readonly publisher: string | undefined
  readonly minConfidence: number | null
  readonly workers: number | undefined
  readonly colour: boolean
  readonly quiet: boolean
  readonly anyLanguage: boolean
  readonly actors: readonly string[]
}

const mostWorkers = 256

/** Checks the options, and says in one sentence what is wrong with them. */
export function readSettings(flags: ReadFlags): ReadSettings {
  const formats = [flags.json && '--json', flags.jsonl && '--jsonl', flags.html && '--html'].filter(Boolean)
  if (formats.length > 1) throw wrong(`${formats.join(' and ')} cannot be used together; choose one.`)
  if (flags.tables && !flags.jsonl) throw wrong('--tables goes with --jsonl.')
  if (flags.published !== undefined && !isDay(flags.published)) {
    throw wrong(`--published takes a day as in 2024-03-14, not "${flags.published}".`)
  }
  return {
    format: flags.json ? 'json' : flags.jsonl ? 'jsonl' : flags.html ? 'html' : 'people',
    tables: flags.tables ?? false,
    page: typeof flags.html === 'string' && flags.html !== '-' ? flags.html : null,
    published: flags.published,
    title: flags.title,
    publisher: flags.publisher,
    minConfidence: minConfidenceOf(flags.minConfidence),
    workers: workersFrom(flags.workers),
    colour: flags.color ?? true,
    quiet: flags.quiet ?? false,
    anyLanguage: flags.anyLanguage ?? false,
    actors: flags.actors ?? [],
  }
}

/** A number from 0 to 1, or null where none was given. */
export function minConfidenceOf(given: string | undefined): number | null {
  if (given === undefined) return null
  const least = given.trim() === '' ? Number.NaN : Number(given)
  if (!(least >= 0 && least <= 1)) throw wrong(`--min-confidence takes a number from 0 to 1, not "${given}".`)
  return least
}

export function workersFrom(given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  if (!/^\d{1,3}$/.test(given) || Number(given) > mostWorkers) {
    throw wrong(`--workers takes a whole number from 0 to ${mostWorkers}, not "${given}".`)
  }
  return Number(given)
}

/** A day that the calendar has, alone or at the head of a moment. */
export function isDay(given: string): boolean {
  const day = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(given)?.[1]
  if (day === undefined) return false
  const moment = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day)
}

export function wrong(message: string): DemarcheError {
  return new DemarcheError('wrong-usage', message)
}
