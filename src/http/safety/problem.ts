import { z } from 'zod'
import { failureOf } from '../../reading/failure.ts'
import { DemarcheError, type ErrorCode } from '../../record/demarche-error.ts'

/** An error as programs get it (RFC 9457, Problem Details for HTTP APIs). */
export const problemShape = z.object({
  type: z.string().describe('`urn:demarche:problem:` and the code, which docs/errors.md explains'),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe('what is wrong and what to do'),
  code: z.string(),
})

export type Problem = z.infer<typeof problemShape>

/** Statuses of the codes that are not the server's own fault; every other code is. */
const statuses: Readonly<Partial<Record<ErrorCode, number>>> = {
  'wrong-usage': 400,
  'bad-json': 400,
  'bad-line': 400,
  'bad-date': 400,
  'token-needed': 401,
  'not-allowed': 403,
  'not-found': 404,
  'no-such-group': 404,
  'too-large': 413,
  'unsupported-type': 415,
  empty: 422,
  'too-complex': 422,
  binary: 422,
  encrypted: 422,
  'unsupported-language': 422,
  'no-article': 422,
  'bad-encoding': 422,
  'too-many-requests': 429,
  'archive-busy': 503,
  'too-slow': 503,
  'archive-gone': 503,
  'archive-full': 507,
}

/** What a client is told of an error: never a stack, nor anything of the machine. */
export function problemOf(error: unknown): Problem {
  const { code, message } = told(error)
  const status = statuses[code] ?? 500
  return { type: `urn:demarche:problem:${code}`, title: titleOf(status), status, detail: message, code }
}

function told(error: unknown): { readonly code: ErrorCode; readonly message: string } {
  if (error instanceof DemarcheError) return failureOf(error)
  return { code: 'internal', message: "This request met a fault of demarche's own; please tell its makers." }
}

function titleOf(status: number): string {
  const titles: Readonly<Record<number, string>> = {
    400: 'This request is not right',
    401: 'A token is needed',
    403: 'Not allowed',
    404: 'Not found',
    413: 'Too large',
    415: 'This kind of content is not read',
    422: 'This cannot be read',
    429: 'Too many requests',
    503: 'Busy',
    507: 'The disk is full',
  }
  return titles[status] ?? 'A fault'
}
