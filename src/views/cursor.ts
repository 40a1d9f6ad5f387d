import { z } from 'zod'
import { DemarcheError } from '../record/demarche-error.ts'
import type { Page } from './asked-for.ts'

/** The place of the last item of a page in the order of its list. */
type Place = readonly (string | number)[]

const place = z.array(z.union([z.string().max(4_000), z.number()])).max(4)

/**
 * A page from rows of which one more than asked for was fetched. The cursor names the last item's place and not its
 * number, so nothing is shown twice or left out when reports are added meanwhile.
 */
export function pageOf<Row, T>(
  rows: readonly Row[],
  limit: number,
  { item, placeOf }: { readonly item: (row: Row) => T; readonly placeOf: (row: Row) => Place },
): Page<T> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const more = rows.length > limit && last !== undefined
  return { items: shown.map(item), next: more ? cursorAt(placeOf(last)) : null }
}

function cursorAt(at: Place): string {
  return Buffer.from(JSON.stringify(at), 'utf8').toString('base64url')
}

/**
 * The place that a cursor names, in as many parts as the list's order has; null for the beginning.
 * @throws DemarcheError `wrong-usage` for what is no cursor of such a list
 */
export function placeAt(cursor: string | undefined, kinds: readonly ('string' | 'number')[]): Place | null {
  if (cursor === undefined) return null
  const found = place.safeParse(parsed(cursor))
  if (!found.success || found.data.length !== kinds.length || found.data.some((part, i) => typeof part !== kinds[i]))
    throw new DemarcheError('wrong-usage', 'This cursor is none of this list; take "next" of the page before as it is.')
  return found.data
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}
