import type { Kysely, Transaction } from 'kysely'
import type { Archive } from '../archive/archive.ts'
import type { ArchiveTables } from '../archive/tables.ts'

/** An address that is watched: a feed, or the page of a report that a feed told of. */
export type Visit = {
  readonly uri: string
  readonly kind: 'feed' | 'page'
  /** What the feed said of a page's report. */
  readonly publisher: string | null
  readonly published: string | null
  /** How often in a row it has failed. */
  readonly tries: number
  readonly etag: string | null
  readonly lastModified: string | null
}

/** A page that a feed tells of. */
export type NewPage = {
  readonly uri: string
  readonly publisher: string | null
  readonly published: string | null
}

/** What a visit came to: the address is visited again at `nextAt`, or never. */
export type Settled = {
  readonly state: 'waiting' | 'read' | 'failed'
  /** Milliseconds since 1970. */
  readonly nextAt: number
  readonly tries: number
  readonly error?: { readonly code: string; readonly message: string } | undefined
  /** What a feed's answer said of itself, to be sent back with the next question. */
  readonly validators?: { readonly etag: string | null; readonly lastModified: string | null } | undefined
}

type Db = Kysely<ArchiveTables> | Transaction<ArchiveTables>

const rowsAtOnce = 200

/**
 * Takes feeds up; those that are known keep what is known of them. An address that was known as a page is a feed from now
 * on, since it is named as one.
 */
export async function takeUpFeeds(archive: Archive, feeds: readonly string[], now: number): Promise<void> {
  if (feeds.length === 0) return
  await archive.transact(async (tx) => {
    await tx
      .updateTable('visits')
      .set({ kind: 'feed', state: 'waiting', tries: 0, next_at: moment(now), code: null, message: null })
      .where('uri', 'in', feeds)
      .where('kind', '=', 'page')
      .execute()
    const fresh = feeds.map((uri) => ({ uri, publisher: null, published: null }))
    await insertNew(tx, 'feed', null, fresh, now)
  })
}

/**
 * Lets feeds be visited at a moment at the latest, whatever an earlier program was told of their times, but those that
 * failed the last time: their patience holds.
 */
export async function hurryFeeds(archive: Archive, feeds: readonly string[], at: number): Promise<void> {
  if (feeds.length === 0) return
  await archive.transact((tx) =>
    tx
      .updateTable('visits')
      .set({ next_at: moment(at) })
      .where('uri', 'in', feeds)
      .where('tries', '=', 0)
      .where('next_at', '>', moment(at))
      .execute(),
  )
}

/** What is to be visited now, the longest due first: pages of any feed, and those feeds that are named. */
export async function dueVisits(
  { db }: Archive,
  feeds: readonly string[],
  { now, most }: { readonly now: number; readonly most: number },
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('visits')
    .select('uri')
    .where('state', '=', 'waiting')
    .where('next_at', '<=', moment(now))
    .where((is) => is.or([is('kind', '=', 'page'), ...(feeds.length > 0 ? [is('uri', 'in', feeds)] : [])]))
    .orderBy('next_at')
    .orderBy('uri')
    .limit(most)
    .execute()
  return rows.map(({ uri }) => uri)
}

/** An address that is still to be visited, or null. */
export async function visitOf({ db }: Archive, uri: string, now: number): Promise<Visit | null> {
  const row = await db
    .selectFrom('visits')
    .selectAll()
    .where('uri', '=', uri)
    .where('state', '=', 'waiting')
    .where('next_at', '<=', moment(now))
    .executeTakeFirst()
  if (row === undefined) return null
  const { publisher, published, tries, etag, last_modified: lastModified } = row
  return { uri, kind: row.kind === 'feed' ? 'feed' : 'page', publisher, published, tries, etag, lastModified }
}

/**
 * Writes down what a visit came to, and the pages that a feed told of, in one transaction: a feed never counts as seen
 * before its pages are known. Gives how many of them are new.
 */
export async function settleVisit(
  archive: Archive,
  visit: Visit,
  settled: Settled,
  { now, pages = [] }: { readonly now: number; readonly pages?: readonly NewPage[] },
): Promise<number> {
  const { state, nextAt, tries, error, validators } = settled
  return archive.transact(async (tx) => {
    const found = await insertNew(tx, 'page', visit.uri, pages, now)
    await tx
      .updateTable('visits')
      .set({
        state,
        tries,
        next_at: moment(nextAt),
        visited_at: moment(now),
        code: error?.code ?? null,
        message: error?.message ?? null,
        ...(validators === undefined ? {} : { etag: validators.etag, last_modified: validators.lastModified }),
      })
      .where('uri', '=', visit.uri)
      .execute()
    return found
  })
}

/** Puts a visit off without counting it as one. */
export async function putOff(archive: Archive, uri: string, until: number): Promise<void> {
  await archive.transact((tx) =>
    tx
      .updateTable('visits')
      .set({ next_at: moment(until) })
      .where('uri', '=', uri)
      .where('state', '=', 'waiting')
      .execute(),
  )
}

async function insertNew(
  db: Db,
  kind: Visit['kind'],
  feed: string | null,
  pages: readonly NewPage[],
  now: number,
): Promise<number> {
  const fresh = new Map(pages.map((page) => [page.uri, page]))
  const rows = [...fresh.values()].map((page) => ({
    ...page,
    kind,
    feed,
    state: 'waiting',
    tries: 0,
    next_at: moment(now),
  }))
  let made = 0
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    const some = await db
      .insertInto('visits')
      .values(rows.slice(at, at + rowsAtOnce))
      .onConflict((conflict) => conflict.column('uri').doNothing())
      .returning('uri')
      .execute()
    made += some.length
  }
  return made
}

/** ISO 8601 in UTC with milliseconds, so that moments are in the order of their letters. */
export function moment(time: number): string {
  return new Date(time).toISOString()
}
