import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import { type Page, type PageAsked, usualLimit } from './asked-for.ts'
import { pageOf, placeAt } from './cursor.ts'
import { type HappeningFilter, happeningsIn } from './happenings.ts'

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
  const dayOf = ({ from }: ListedHappening) => from ?? '9999'
  const all = (await happeningsIn(archive, asked)).map(
    ({ why: _why, tellings, ...one }): ListedHappening => ({
      ...one,
      tellings: tellings.map(({ act: _act, ...telling }) => telling),
    }),
  )
  const [day = '', id = ''] = (place ?? []).map(String)
  const rest = place === null ? all : all.filter((one) => dayOf(one) > day || (dayOf(one) === day && one.id > id))
  return pageOf(rest.slice(0, limit + 1), limit, { item: (one) => one, placeOf: (one) => [dayOf(one), one.id] })
}
