import { z } from 'zod'
import { lineInput } from '../../intake/line-input.ts'
import type { ReportInput } from '../../intake/report-input.ts'
import { DemarcheError } from '../../record/demarche-error.ts'

/** What `POST /api/read` takes as JSON. */
export const readRequest = z
  .object({
    text: z.string().optional().describe('the report as plain text, taken as it is'),
    html: z.string().optional().describe('or the page that holds it'),
    title: z.string().optional(),
    publisher: z.string().optional(),
    published: z.string().optional().describe('the day, as 2024-03-14'),
    uri: z.string().optional().describe('where it comes from; it is kept and never fetched'),
  })
  .describe('a report: text or html')

export type ReadRequest = z.infer<typeof readRequest>

/** The report that a request's body holds: JSON as above, or the text or page itself. */
export function reportInRequest(type: string | undefined, bytes: Uint8Array): ReportInput {
  const kind = (type ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (kind === 'application/json') {
    const line = lineInput(new TextDecoder().decode(bytes))
    if ('error' in line) throw line.error
    return line.input
  }
  if (kind === 'text/plain' || kind === 'text/html') return { bytes, mediaType: type }
  throw new DemarcheError(
    'unsupported-type',
    'Send the report as text/plain, as text/html, or as application/json with "text" or "html".',
  )
}
