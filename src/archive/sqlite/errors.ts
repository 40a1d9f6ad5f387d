import { DemarcheError } from '../../record/demarche-error.ts'

/** SQLite's result codes (https://sqlite.org/rescode.html); the low byte of an extended one. */
const codes = {
  perm: 3,
  busy: 5,
  locked: 6,
  readOnly: 8,
  io: 10,
  corrupt: 11,
  full: 13,
  constraint: 19,
  cannotOpen: 14,
  notADatabase: 26,
}

/** What SQLite reports as an error that says what to do; what is no error of SQLite's stays what it is. */
export function explainSqlite(error: unknown, place: string): Error {
  const errcode = codeOf(error)
  if (!(error instanceof Error) || errcode === null) return error instanceof Error ? error : new Error(String(error))
  const cause = { cause: error }
  switch (errcode & 0xff) {
    case codes.busy:
    case codes.locked:
      return new DemarcheError(
        'archive-busy',
        `Another program is writing to the archive "${place}"; what was kept stays. Run the command again when it is done.`,
        cause,
      )
    case codes.full:
      return new DemarcheError(
        'archive-full',
        `The disk that holds the archive "${place}" is full; what was kept stays. Make room and run the command again.`,
        cause,
      )
    case codes.constraint:
      return new DemarcheError('bad-record', `The archive can't hold this record: ${error.message}.`, cause)
    case codes.notADatabase:
      return notAnArchive(place, cause)
    default:
      return new DemarcheError(
        'archive-broken',
        `The archive "${place}" could not be read or written (SQLite: ${error.message}); what was kept stays. Check the disk and the rights to the file and its folder.`,
        cause,
      )
  }
}

/** Whether another program holds what was wanted, so that it may be had a little later. */
export function isBusy(error: unknown): boolean {
  const errcode = codeOf(error)
  return errcode !== null && [codes.busy, codes.locked].includes(errcode & 0xff)
}

export function notAnArchive(place: string, options: ErrorOptions = {}): DemarcheError {
  return new DemarcheError(
    'not-an-archive',
    `"${place}" is no archive of demarche's, and nothing was written to it; name an archive, or a new file.`,
    options,
  )
}

function codeOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null
  return typeof error.errcode === 'number' ? error.errcode : null
}
