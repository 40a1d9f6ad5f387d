import { sql } from 'kysely'
import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import type { Span } from '../record/span.ts'

/** Words of a report around what stands in it, and where in them its parts stand. */
export const contextShape = z.object({
  start: z.int().describe('where the words begin in the text, in UTF-16 code units'),
  text: z.string(),
  marks: z
    .array(z.object({ role: z.string(), start: z.int(), end: z.int() }))
    .readonly()
    .describe('places within `text`, end exclusive'),
  cut: z
    .object({ before: z.boolean(), after: z.boolean() })
    .describe('whether the paragraph begins before the words, and goes on after them'),
})

export type Context = z.infer<typeof contextShape>

const nothing: Context = { start: 0, text: '', marks: [], cut: { before: false, after: false } }

/** Most code units shown on each side of what is meant, and of that itself. */
const around = 160
const most = 900

type Owner = { readonly report_id: number; readonly owner_id: string }
type Piece = Owner & Span & { readonly role: string }

/** The words around some statements or events, by report number and id. */
export async function contextsOf(archive: Archive, owners: readonly Owner[]): Promise<(owner: Owner) => Context> {
  const ids = [...new Set(owners.map(({ report_id }) => report_id))]
  if (ids.length === 0) return () => nothing
  const wanted = new Set(owners.map(nameOf))
  const list = sql.join(ids)
  const names = sql.join([...new Set(owners.map(({ owner_id }) => owner_id))])
  const texts = await sql<{ report_id: number; text: string }>`
    SELECT report_id, text FROM texts WHERE report_id IN (${list})`.execute(archive.db)
  const pieces = await sql<Piece>`
    SELECT report_id, owner_id, role, start_offset AS start, end_offset AS "end", text FROM evidence
    WHERE report_id IN (${list}) AND owner_id IN (${names})`.execute(archive.db)
  const textOf = new Map(texts.rows.map(({ report_id, text }) => [report_id, text]))
  const piecesOf = Map.groupBy(
    pieces.rows.filter((piece) => wanted.has(nameOf(piece))),
    nameOf,
  )
  return (owner) => contextAt(textOf.get(owner.report_id) ?? '', piecesOf.get(nameOf(owner)) ?? [])
}

const nameOf = ({ report_id, owner_id }: Owner): string => `${report_id}/${owner_id}`

/** The words around some spans: whole words, from within their paragraph. */
export function contextAt(text: string, pieces: readonly (Span & { readonly role: string })[]): Context {
  if (pieces.length === 0) return nothing
  const first = Math.min(...pieces.map(({ start }) => start))
  const last = Math.min(Math.max(...pieces.map(({ end }) => end)), first + most)
  let start = Math.max(first - around, text.lastIndexOf('\n', first - 1) + 1)
  if (start > 0 && text[start - 1] !== '\n') start = wordAfter(text, start, first)
  const paragraphEnd = text.indexOf('\n', last)
  let end = Math.min(last + around, paragraphEnd < 0 ? text.length : paragraphEnd)
  if (end < text.length && text[end] !== '\n') end = Math.max(text.lastIndexOf(' ', end), last)
  const marks = pieces
    .filter((piece) => piece.start < end)
    .map(({ role, start: from, end: to }) => ({ role, start: from - start, end: Math.min(to, end) - start }))
  return {
    start,
    text: text.slice(start, end),
    marks: marks.toSorted((a, b) => a.start - b.start || b.end - a.end),
    cut: { before: start > 0 && text[start - 1] !== '\n', after: end < text.length && text[end] !== '\n' },
  }
}

function wordAfter(text: string, from: number, before: number): number {
  const space = text.indexOf(' ', from)
  return space < 0 || space >= before ? before : space + 1
}
