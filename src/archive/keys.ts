import { createHash } from 'node:crypto'
import type { ReportRecord } from '../record/report-record.ts'

/** A report's key in every archive, from its text's fingerprint (`sha256:` and 64 digits). */
export function reportKey(fingerprint: string): string {
  return `k_${fingerprint.slice('sha256:'.length, 'sha256:'.length + 16)}`
}

/**
 * A key for an input: the same for the same values in the same order, and for no others.
 *
 * @example inputKey([uri, sha256OfTheBytes, title, published])
 */
export function inputKey(parts: readonly (string | null | undefined)[]): string {
  return sha256(JSON.stringify(parts.map((part) => part ?? null)))
}

/** What an input holds and what is known about it. */
export type KeyedInput = {
  readonly bytes?: Uint8Array | undefined
  readonly text?: string | undefined
  readonly html?: string | undefined
  readonly verbatim?: boolean | undefined
  readonly id?: string | undefined
  readonly uri?: string | undefined
  readonly mediaType?: string | undefined
  readonly title?: string | undefined
  readonly published?: string | undefined
  readonly publisher?: string | undefined
}

/** The same for the same content with the same that is known about it, whatever day and order it comes in. */
export function keyOfInput(input: KeyedInput): string {
  const { bytes, text, html, id, uri, mediaType, title, published, publisher, verbatim } = input
  const content = bytes === undefined ? `${html === undefined ? 'text' : 'html'} ${html ?? text ?? ''}` : bytes
  const kind = verbatim === true ? 'verbatim' : 'cleaned'
  return inputKey([sha256(content), kind, id, uri, mediaType, title, published, publisher])
}

/** The key of a record that came without its input. */
export function keyOfRecord(record: ReportRecord): string {
  const { origin, fingerprint, id, title, publisher, published } = record
  return inputKey([fingerprint, origin.uri, origin.sha256, id, title, publisher, published])
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
