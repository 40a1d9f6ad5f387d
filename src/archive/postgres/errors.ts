import { DemarcheError } from '../../record/demarche-error.ts'

/** Classes and codes of https://www.postgresql.org/docs/current/errcodes-appendix.html, and Node's for a connection. */
const gone = /^(?:08|28|57P0|3D000|ECONN|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|EPIPE|EAI_)/
const full = /^53[14]00|^53200/
const unfit = /^2[23]/
const busy = /^(?:55P03|40001|40P01|53300|57014)/

/** What Postgres or the way to it reports, as an error that says what to do. */
export function explainPostgres(error: unknown, place: string): Error {
  if (error instanceof DemarcheError) return error
  const { code, message } = partsOf(error)
  const cause = { cause: error }
  if (busy.test(code)) {
    return new DemarcheError(
      'archive-busy',
      `Other programs hold the archive ${place} (${message}); what was kept stays. Run the command again.`,
      cause,
    )
  }
  if (full.test(code)) {
    return new DemarcheError(
      'archive-full',
      `The server of the archive ${place} has no room left (${message}); what was kept stays. Make room and run the command again.`,
      cause,
    )
  }
  if (unfit.test(code)) {
    return new DemarcheError('bad-record', `The archive can't hold this record: ${message}.`, cause)
  }
  if (gone.test(code) || /terminated|Connection (?:ended|closed)|not queryable/i.test(message)) {
    return new DemarcheError(
      'archive-gone',
      `The server of the archive ${place} can't be reached (${message}); what was kept stays. Check the address and the server, and run the command again.`,
      cause,
    )
  }
  if (code === '') return error instanceof Error ? error : new Error(String(error))
  return new DemarcheError(
    'archive-broken',
    `The archive ${place} could not be read or written (Postgres ${code}: ${message}); what was kept stays.`,
    cause,
  )
}

/** A connection that is tried at several addresses fails with an error for each. */
function partsOf(error: unknown): { readonly code: string; readonly message: string } {
  if (!(error instanceof Error)) return { code: '', message: String(error) }
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const message = error.message || (first instanceof Error ? first.message : '') || code
  return { code, message: message.replace(/\s+/g, ' ').trim() }
}
