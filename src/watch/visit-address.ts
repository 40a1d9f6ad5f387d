import type { Fetched } from '../fetch/fetch-address.ts'
import { FetchError, NotYet } from '../fetch/fetch-error.ts'
import { DemarcheError } from '../record/demarche-error.ts'
import { readAndKeep } from './read-and-keep.ts'
import { feedTypes, takeFeed } from './visit-feed.ts'
import type { Visitor } from './visitor.ts'
import { putOff, settleVisit, type Visit, visitOf } from './visits.ts'

/** Types of pages that are read. */
const pageTypes = ['text/html', 'application/xhtml+xml', 'text/plain']

/** A page that failed so often in a row, though it might have gone well, is given up; a feed never is. */
const mostTries = 6
const longestWait = 24 * 3_600_000

/**
 * Visits an address whose time has come: fetches it where it has changed, takes up what it holds, and writes down what
 * came of it. What can go well later is tried again, after twice as long each time, or after as long as the server asks.
 *
 * @throws DemarcheError where the archive can't be read or written
 */
export async function visitAddress(uri: string, visitor: Visitor): Promise<void> {
  const { archive, signal, now } = visitor
  const visit = await visitOf(archive, uri, now())
  if (visit === null || signal.aborted) return
  try {
    const fetched = await fetchFor(visit, visitor)
    if (visit.kind === 'feed') await takeFeed(visit, fetched, visitor)
    else if (fetched !== null) await takePage(visit, fetched, visitor)
  } catch (error) {
    // A program that is stopped leaves the address as it was: it is due again when the next one starts.
    if (signal.aborted && !(error instanceof DemarcheError)) return
    if (error instanceof NotYet) return putOff(archive, uri, error.until)
    if (!(error instanceof DemarcheError) || error.code.startsWith('archive-')) throw error
    await failed(visit, error, visitor)
  }
}

async function fetchFor(visit: Visit, { fetcher, metrics, signal, now }: Visitor): Promise<Fetched | null> {
  const { uri, kind, etag, lastModified } = visit
  const began = now()
  const told = (outcome: string) => {
    metrics.fetches.add({ kind, outcome })
    metrics.fetchSeconds.observe((now() - began) / 1000, { kind })
  }
  try {
    const fetched = await fetcher.fetch({
      uri,
      etag,
      lastModified,
      types: kind === 'feed' ? feedTypes : pageTypes,
      signal,
    })
    told(fetched === null ? 'unchanged' : 'new')
    return fetched
  } catch (error) {
    if (error instanceof DemarcheError) told('failed')
    throw error
  }
}

async function takePage(visit: Visit, { uri, body, mediaType }: Fetched, visitor: Visitor): Promise<void> {
  const { publisher, published } = visit
  const input = { bytes: body, uri, mediaType, publisher: publisher ?? undefined, published: published ?? undefined }
  await readAndKeep(input, visit.uri, visitor)
  const { archive, now } = visitor
  await settleVisit(archive, visit, { state: 'read', nextAt: now(), tries: 0 }, { now: now() })
}

async function failed(visit: Visit, error: DemarcheError, visitor: Visitor): Promise<void> {
  const { archive, news, metrics, now, settings } = visitor
  const { code, message } = error
  const mayGoWell = error instanceof FetchError && error.again
  const isGivenUp = visit.kind === 'page' && (!mayGoWell || visit.tries + 1 >= mostTries)
  const asked = error instanceof FetchError ? (error.after ?? 0) : 0
  const wait = Math.max(asked, Math.min(longestWait, settings.retry * 2 ** Math.min(20, visit.tries)))
  const nextAt = now() + (visit.kind === 'feed' ? Math.max(wait, Math.min(settings.every, longestWait)) : wait)
  metrics.failures.add({ code })
  if (isGivenUp) await archive.fail({ foundAt: visit.uri, key: null, id: null, error: { code, message } })
  const state = isGivenUp ? 'failed' : 'waiting'
  await settleVisit(archive, visit, { state, nextAt, tries: visit.tries + 1, error: { code, message } }, { now: now() })
  news.failure(visit.uri, { code, message }, isGivenUp ? null : nextAt)
}
