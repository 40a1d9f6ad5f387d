import { failureOf } from '../reading/failure.ts'
import { plainWords } from './plain-words.ts'

/** Says one sentence on standard error, about a file where there is one. */
export function complain(message: string, about?: string | undefined): void {
  process.stderr.write(`demarche: ${about === undefined ? '' : `${plainWords(about)}: `}${plainWords(message)}\n`)
}

/** Tells an error that ends the command, and gives the exit status for it. */
export function exitFor(error: unknown): number {
  const { code, message } = failureOf(error)
  complain(message)
  return code === 'wrong-usage' ? 2 : 1
}
