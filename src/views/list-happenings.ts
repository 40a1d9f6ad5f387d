import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import { type Page, type PageAsked, usualLimit } from './asked-for.ts'
import { pageOf, placeAt } from './cursor.ts'
import { dayInOrder, type HappeningFilter, happeningsIn, type ShownHappening } from './happenings.ts'

const attestation = z.object({
  source: z.string(),
  name: z.string(),
  kind: z.enum(['speaker', 'outlet', 'unnamed']),
  country: z.string().nullable(),
  reports: z.array(z.string()).readonly().describe('keys of the reports that carry it'),
  hands: z
    .array(z.object({ how: z.enum(['through', 'told by', 'published by']), name: z.string() }))
    .readonly()
    .describe('how it came to the first of them'),
})

/** One act that reports tell of, with all who assert, deny and foresee it. */
export const listedHappening = z.object({
  id: z.string(),
  type: z.string(),
  source: z.string().nullable(),
  target: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  texts: z.int().describe('how many texts assert it, where near-copies count once'),
  reports: z.array(z.string()).readonly().describe('keys of the reports that assert it'),
  tellings: z
    .array(
      z.object({
        report: z.string(),
        event: z.string(),
        stance: z.enum(['asserts', 'foresees', 'denies']),
        anchor: z.string(),
        publisher: z.string().nullable(),
        review: z.string().describe('what people said of the event last; `machine` where nobody has yet'),
      }),
    )
    .readonly()
    .describe('the events of reports that tell of it, the first published first'),
  assertedBy: z.array(attestation).readonly(),
  deniedBy: z.array(attestation).readonly(),
  foreseenBy: z.array(attestation).readonly(),
})

export type ListedHappening = z.infer<typeof listedHappening>

/** Happenings in the order of their days, as the archive's reports were last joined (`demarche join`). */
export async function listHappenings(
  archive: Archive,
  asked: HappeningFilter,
  { cursor, limit = usualLimit }: PageAsked = {},
): Promise<Page<ListedHappening>> {
  const place = placeAt(cursor, ['string', 'string'])
  const after = place === null ? null : { day: String(place[0]), id: String(place[1]) }
  const found = await happeningsIn(archive, asked, { after, limit: limit + 1 })
  return pageOf(found.map(listed), limit, { item: (one) => one, placeOf: ({ from, id }) => [dayInOrder(from), id] })
}

export function listed({ why: _why, tellings, ...one }: ShownHappening): ListedHappening {
  return { ...one, tellings: tellings.map(({ act: _act, ...telling }) => telling) }
}
