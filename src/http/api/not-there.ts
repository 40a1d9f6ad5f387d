import { DemarcheError } from '../../record/demarche-error.ts'

export function notThere(what: string): DemarcheError {
  return new DemarcheError('not-found', `There is no such ${what} in this archive; look it up in a list first.`)
}
