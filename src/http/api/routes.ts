import { z } from 'zod'
import type { Archive } from '../../archive/archive.ts'
import { actorKinds } from '../../record/actor.ts'
import { reportRecord } from '../../record/report-record.ts'
import { actorPortrait, findActs, portraitOf, refOf } from '../../views/actor-portrait.ts'
import { findFolded, foldedStatement } from '../../views/actor-said.ts'
import { askedFor, pageAsked } from '../../views/asked-for.ts'
import { eventFacets, facetsShape, statementFacets } from '../../views/count-by.ts'
import { dialogueOf, dialogueShape } from '../../views/dialogue.ts'
import { findActor } from '../../views/find-actor.ts'
import { findActors, listedActor } from '../../views/find-actors.ts'
import { findEvents, listedEvent } from '../../views/find-events.ts'
import { findFailures, listedFailure } from '../../views/find-failures.ts'
import { findReports, listedReport } from '../../views/find-reports.ts'
import { findStatements, listedStatement } from '../../views/find-statements.ts'
import { listedHappening, listHappenings } from '../../views/list-happenings.ts'
import { overviewOf, overviewShape } from '../../views/overview.ts'
import { toldHappening, toldHappeningOf } from '../../views/told-happening.ts'
import { keptReview, keptReviewsOf } from './kept-review.ts'
import { listOf } from './list-of.ts'
import { notThere } from './not-there.ts'
import { reviewRoutes } from './review-routes.ts'
import { type Route, route } from './route.ts'

const searched = askedFor.extend(pageAsked.shape)
const key = z.object({ key: z.string().min(1).max(400) })

/** What happenings are asked for. */
export const happeningsAsked = pageAsked.extend({
  actor: askedFor.shape.q.describe("a state's code or a part of a name, of who acts or on whom"),
  type: askedFor.shape.type,
  from: askedFor.shape.from.describe('the first day of the act'),
  to: askedFor.shape.to.describe('the last day of the act'),
})

/** What an archive keeps of a report. */
export const keptReport = z.object({
  key: z.string(),
  record: reportRecord.describe('with what people mended; what they called wrong is in it, and `reviews` says so'),
  reviews: z.array(keptReview).readonly().describe('what people said of its statements and events'),
  origins: z
    .array(
      z.object({
        uri: z.string().nullable(),
        mediaType: z.string(),
        sha256: z.string(),
        title: z.string().nullable(),
        publisher: z.string().nullable(),
        published: z.string().nullable(),
        foundAt: z.string().nullable(),
        addedAt: z.string(),
      }),
    )
    .readonly(),
})

/** All that the API answers with GET. */
export const routes: readonly Route[] = [
  route({
    path: '/api/overview',
    summary: 'What is in the archive: counts, months, types, outlets, pairs of states.',
    answer: overviewShape,
    run: ({ archive }) => overviewOf(archive),
  }),
  route({
    path: '/api/reports',
    summary: 'Reports, the newest first.',
    query: searched,
    answer: listOf(listedReport),
    run: ({ archive }, { query }) => findReports(archive, query, query),
  }),
  route({
    path: '/api/reports/{key}',
    summary: 'One report: its record, and where it came from.',
    params: key,
    answer: keptReport,
    run: async ({ archive }, { params }) => {
      const kept = await archive.report(params.key)
      if (kept === null) throw notThere('report')
      const { record, origins, reviews } = kept
      return {
        key: kept.key,
        record,
        reviews: keptReviewsOf(reviews),
        origins: origins.map(({ key: _key, recordId: _id, ...origin }) => origin),
      }
    },
  }),
  route({
    path: '/api/statements',
    summary: 'Statements, the newest reports first, with the words around them.',
    query: searched,
    answer: listOf(listedStatement),
    run: ({ archive }, { query }) => findStatements(archive, query, query),
  }),
  route({
    path: '/api/events',
    summary: 'Events, by their day, the newest first, with the words around them.',
    query: searched,
    answer: listOf(listedEvent),
    run: ({ archive }, { query }) => findEvents(archive, query, query),
  }),
  route({
    path: '/api/facets',
    summary: 'How many of the statements or events that are asked for have each speaker, type, outlet, month.',
    query: askedFor.extend({ of: z.enum(['statements', 'events']).optional() }),
    answer: facetsShape,
    run: ({ archive }, { query: { of, ...asked } }) =>
      of === 'events' ? eventFacets(archive, asked) : statementFacets(archive, asked),
  }),
  route({
    path: '/api/actors',
    summary: 'Everybody in the archive, those whom the most reports name first.',
    query: pageAsked.extend({
      q: z.string().min(1).max(300).optional().describe('words within the name'),
      country: askedFor.shape.country,
      kind: z.enum(actorKinds).optional(),
    }),
    answer: listOf(listedActor),
    run: ({ archive }, { query }) => findActors(archive, query, query),
  }),
  route({
    path: '/api/actors/{key}',
    summary: 'One actor: roles with days, what they said, did, and what was done to them.',
    params: key,
    query: pageAsked.pick({ limit: true }),
    answer: actorPortrait,
    run: async ({ archive }, { params, query }) => {
      const portrait = await portraitOf(archive, params.key, query)
      if (portrait === null) throw notThere('actor')
      return portrait
    },
  }),
  route({
    path: '/api/actors/{key}/said',
    summary: 'What somebody said, the newest first; what near-copies carry in the same words stands once.',
    params: key,
    query: pageAsked,
    answer: listOf(foldedStatement),
    run: async ({ archive }, { params, query }) =>
      findFolded(archive, { actor: await known(archive, params.key) }, query),
  }),
  route({
    path: '/api/actors/{key}/did',
    summary: 'What somebody did, the newest first.',
    params: key,
    query: pageAsked,
    answer: listOf(listedEvent),
    run: async ({ archive }, { params, query }) => findActs(archive, await known(archive, params.key), 'source', query),
  }),
  route({
    path: '/api/actors/{key}/done',
    summary: 'What was done to somebody, the newest first.',
    params: key,
    query: pageAsked,
    answer: listOf(listedEvent),
    run: async ({ archive }, { params, query }) => findActs(archive, await known(archive, params.key), 'target', query),
  }),
  route({
    path: '/api/pair',
    summary: 'The dialogue of two actors: what each said of and did to the other.',
    query: askedFor
      .omit({ actor: true, country: true, speaker: true })
      .extend({ a: z.string().min(1).max(400), b: z.string().min(1).max(400) }),
    answer: dialogueShape,
    run: async ({ archive }, { query: { a, b, ...asked } }) => {
      const dialogue = await dialogueOf(archive, a, b, asked)
      if (dialogue === null) throw notThere('actor')
      return dialogue
    },
  }),
  route({
    path: '/api/happenings',
    summary: 'Acts that two reports and more tell of, in the order of their days.',
    query: happeningsAsked,
    answer: listOf(listedHappening),
    run: ({ archive }, { query }) => listHappenings(archive, query, query),
  }),
  route({
    path: '/api/happenings/{key}',
    summary: 'One of them: who asserts it, who denies it, and every report that tells of it.',
    params: key,
    answer: toldHappening,
    run: async ({ archive }, { params }) => {
      const found = await toldHappeningOf(archive, params.key)
      if (found === null) throw notThere('happening')
      return found
    },
  }),
  route({
    path: '/api/failures',
    summary: 'Inputs that could not be read, and why.',
    query: pageAsked,
    answer: listOf(listedFailure),
    run: ({ archive }, { query }) => findFailures(archive, query),
  }),
  ...reviewRoutes,
]

/** The key of an actor who is there, as it stands now. */
async function known(archive: Archive, given: string): Promise<string> {
  const { key } = await findActor(archive, given)
  if ((await refOf(archive, key)) === null) throw notThere('actor')
  return key
}
