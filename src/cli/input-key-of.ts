import { inputKey, sha256 } from '../archive/keys.ts'
import type { ReportInput } from '../intake/report-input.ts'

/** The same for the same content with the same that is known about it, whatever day and order it comes in. */
export function inputKeyOf(input: ReportInput): string {
  const { bytes, text, html, id, uri, mediaType, title, published, publisher, verbatim } = input
  const content = bytes === undefined ? `${html === undefined ? 'text' : 'html'} ${html ?? text ?? ''}` : bytes
  const kind = verbatim === true ? 'verbatim' : 'cleaned'
  return inputKey([sha256(content), kind, id, uri, mediaType, title, published, publisher])
}
