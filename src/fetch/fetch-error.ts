import { DemarcheError, type ErrorCode } from '../record/demarche-error.ts'

/** Why an address gave nothing, and whether it may give something later. */
export class FetchError extends DemarcheError {
  /** Whether the same may go well another time. */
  readonly again: boolean
  /** Milliseconds that the server asked to be left alone. */
  readonly after: number | null

  constructor(
    code: ErrorCode,
    message: string,
    options: ErrorOptions & { readonly again?: boolean; readonly after?: number | null } = {},
  ) {
    super(code, message, options)
    this.name = 'FetchError'
    this.again = options.again ?? false
    this.after = options.after ?? null
  }
}

/** It is not a host's turn yet; `until` is when it will be, in milliseconds since 1970. */
export class NotYet extends Error {
  readonly until: number

  constructor(until: number) {
    super('not yet')
    this.name = 'NotYet'
    this.until = until
  }
}
