import type { KeptDecision, NewDecision } from '../archive/across/decisions.ts'
import type { NewReview } from '../archive/review/review-frame.ts'
import type { ReportRecord } from '../record/report-record.ts'
import type { ActorPortrait } from '../views/actor-portrait.ts'
import type { FoldedStatement } from '../views/actor-said.ts'
import type { Agreement } from '../views/agreement.ts'
import type { AskedFor, Page } from '../views/asked-for.ts'
import type { Facets } from '../views/count-by.ts'
import type { Dialogue } from '../views/dialogue.ts'
import type { ActorsAsked, ListedActor } from '../views/find-actors.ts'
import type { ListedEvent } from '../views/find-events.ts'
import type { ListedFailure } from '../views/find-failures.ts'
import type { ListedReport } from '../views/find-reports.ts'
import type { ListedStatement } from '../views/find-statements.ts'
import type { FrameToReview } from '../views/frame-to-review.ts'
import type { ListedHappening } from '../views/list-happenings.ts'
import type { Overview } from '../views/overview.ts'
import type { DecisionsAsked, ListedDecision } from '../views/review-history.ts'
import type { QueueAsked, Queued } from '../views/review-queue.ts'
import type { ToldHappening } from '../views/told-happening.ts'
import type { ReadRequest } from './api/read-request.ts'
import type { ReadAnswer } from './api/read-route.ts'
import type { Problem } from './safety/problem.ts'

export type {
  ActorPortrait,
  Agreement,
  AskedFor,
  Dialogue,
  Facets,
  FoldedStatement,
  FrameToReview,
  ListedActor,
  ListedDecision,
  ListedEvent,
  ListedFailure,
  ListedReport,
  ListedStatement,
  Overview,
  Page,
  Problem,
  Queued,
  ReadAnswer,
  ReadRequest,
  ReportRecord,
  ToldHappening,
}

/** What a person says of a statement or an event; `by` may be left out where the server knows who reviews. */
export type SentReview = Omit<NewReview, 'by' | 'at'> & { readonly by?: string }

function sending(body: object): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
}

/** A server's answer that is none: its `problem` says what is wrong and what to do. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

export type ClientOptions = {
  readonly token?: string | undefined
  /** What sends requests; the platform's own where it is not given. */
  readonly fetch?: ((address: string, init?: RequestInit) => Promise<Response>) | undefined
}

type Paged = { readonly cursor?: string | undefined; readonly limit?: number | undefined }
type KeptReport = {
  readonly key: string
  readonly record: ReportRecord
  readonly reviews: readonly { readonly id: string; readonly frame: string; readonly state: string }[]
  readonly origins: readonly unknown[]
}

/**
 * A client of a server's API, typed by what the server answers. It needs nothing but `fetch`, so it runs in browsers too.
 *
 * @example const said = await demarcheClient('http://127.0.0.1:8420').statements({ q: 'sanctions' })
 * @throws ProblemError from each method, where the server refuses
 */
export function demarcheClient(base: string, options: ClientOptions = {}) {
  const send = options.fetch ?? ((address: string, init?: RequestInit) => fetch(address, init))
  const authorization: Readonly<Record<string, string>> =
    options.token === undefined ? {} : { Authorization: `Bearer ${options.token}` }

  async function ask<T>(path: string, query: object = {}, init: RequestInit = {}): Promise<T> {
    const given = Object.entries(query).filter(([, value]) => value !== undefined)
    const search = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString()
    const address = `${base.replace(/\/+$/, '')}/api/${path}${search === '' ? '' : `?${search}`}`
    const answer = await send(address, { ...init, headers: { ...authorization, ...init.headers } })
    const value: unknown = await answer.json()
    if (!answer.ok) throw new ProblemError(value as Problem)
    return value as T
  }

  /** Walks through all pages of a list. */
  async function* all<T>(page: (cursor: string | undefined) => Promise<Page<T>>): AsyncGenerator<T, void, undefined> {
    let cursor: string | undefined
    do {
      const { items, next } = await page(cursor)
      yield* items
      cursor = next ?? undefined
    } while (cursor !== undefined)
  }

  return {
    overview: () => ask<Overview>('overview'),
    reports: (asked: AskedFor & Paged = {}) => ask<Page<ListedReport>>('reports', asked),
    report: (key: string) => ask<KeptReport>(`reports/${encodeURIComponent(key)}`),
    statements: (asked: AskedFor & Paged = {}) => ask<Page<ListedStatement>>('statements', asked),
    events: (asked: AskedFor & Paged = {}) => ask<Page<ListedEvent>>('events', asked),
    facets: (of: 'statements' | 'events', asked: AskedFor = {}) => ask<Facets>('facets', { ...asked, of }),
    actors: (asked: ActorsAsked & Paged = {}) => ask<Page<ListedActor>>('actors', asked),
    actor: (key: string, page: Pick<Paged, 'limit'> = {}) =>
      ask<ActorPortrait>(`actors/${encodeURIComponent(key)}`, page),
    said: (key: string, page: Paged = {}) => ask<Page<FoldedStatement>>(`actors/${encodeURIComponent(key)}/said`, page),
    did: (key: string, page: Paged = {}) => ask<Page<ListedEvent>>(`actors/${encodeURIComponent(key)}/did`, page),
    doneTo: (key: string, page: Paged = {}) => ask<Page<ListedEvent>>(`actors/${encodeURIComponent(key)}/done`, page),
    pair: (a: string, b: string, asked: Omit<AskedFor, 'actor' | 'country' | 'speaker'> = {}) =>
      ask<Dialogue>('pair', { ...asked, a, b }),
    happenings: (asked: Pick<AskedFor, 'type' | 'from' | 'to'> & { readonly actor?: string } & Paged = {}) =>
      ask<Page<ListedHappening>>('happenings', asked),
    happening: (id: string) => ask<ToldHappening>(`happenings/${encodeURIComponent(id)}`),
    failures: (page: Paged = {}) => ask<Page<ListedFailure>>('failures', page),
    /** What awaits review, the least certain first. */
    queue: (asked: QueueAsked & Paged = {}) => ask<Page<Queued>>('review', asked),
    frame: (report: string, frame: string) => ask<FrameToReview>('review/frame', { report, frame }),
    /** What people decided about statements and events, the newest first. */
    decisions: (asked: DecisionsAsked & Paged = {}) => ask<Page<ListedDecision>>('review/decisions', asked),
    agreement: () => ask<{ readonly items: readonly Agreement[] }>('review/agreement'),
    decide: (review: SentReview) => ask<ListedDecision>('review', {}, sending(review)),
    undo: (what: { readonly number?: number; readonly by?: string } = {}) =>
      ask<ListedDecision>('review/undo', {}, sending(what)),
    /** What people decided about which copies, actors or acts are one. */
    groupings: () => ask<{ readonly items: readonly KeptDecision[] }>('groupings'),
    group: (grouping: NewDecision) => ask<KeptDecision>('groupings', {}, sending(grouping)),
    ungroup: (what: { readonly number: number; readonly by?: string }) =>
      ask<KeptDecision>('groupings/undo', {}, sending(what)),
    /** Reads a report; keeps it in the server's archive only with `keep`. */
    read: (report: ReadRequest, { keep = false }: { readonly keep?: boolean } = {}) =>
      ask<ReadAnswer>('read', { keep: keep ? 'yes' : undefined }, sending(report)),
    all,
  }
}

export type DemarcheClient = ReturnType<typeof demarcheClient>
