import { DemarcheError } from '../../record/demarche-error.ts'

export function notThere(what: string): DemarcheError {
  return new DemarcheError('not-found', `There is no such ${what} in this archive; look it up in a list first.`)
}

/** What was looked up, or an error where there is none. */
export function there<T>(found: T | null, what: string): T {
  if (found === null) throw notThere(what)
  return found
}
