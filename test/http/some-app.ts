import type { Hono } from 'hono'
import { joinReports } from '../../src/archive/across/join-reports.ts'
import type { Archive } from '../../src/archive/archive.ts'
import { createApp } from '../../src/http/app.ts'
import { type ServeContext, usualLimits } from '../../src/http/serve-context.ts'
import { takeIn } from '../../src/intake/take-in.ts'
import type { ReportRecord } from '../../src/record/report-record.ts'
import { handMadeRecords } from '../archive/across/hand-made-events.ts'
import { toldReports } from '../archive/across/told-reports.ts'
import type { Place } from '../archive/contract.ts'
import { sqlitePlace } from '../archive/places.ts'
import { sarvia, straits } from '../archive/some-records.ts'
import { openReader } from '../reading/stand-in-reader.ts'

/** Records with something on every page: statements in chains, and events between states. */
export const someRecords: readonly ReportRecord[] = [sarvia, straits, ...handMadeRecords(toldReports('choosing'))]

export type SomeApp = {
  readonly app: Hono
  readonly archive: Archive
  close(): Promise<void>
}

/** Puts records and a failure into an archive; `someRecords` are joined. */
export async function fill(archive: Archive, records: readonly ReportRecord[]): Promise<void> {
  await archive.addMany(records.map((record) => ({ record })))
  if (records === someRecords) await joinReports(archive)
  await archive.fail({
    foundAt: 'reports/<b>broken</b>.pdf',
    key: null,
    id: null,
    error: { code: 'binary', message: 'This is a picture <script>alert(1)</script>.' },
  })
}

/** The app over a real archive in an SQLite file, as `appIn` makes it. */
export async function someApp(
  records: readonly ReportRecord[] = someRecords,
  more: Partial<ServeContext> = {},
): Promise<SomeApp> {
  return appIn(await sqlitePlace(), records, more)
}

/** The app over a real archive that holds some records, with a reader that needs no model. */
export async function appIn(
  place: Place,
  records: readonly ReportRecord[] = someRecords,
  more: Partial<ServeContext> = {},
): Promise<SomeApp> {
  const writing = await place.open({ create: true, now: () => '2031-01-01T00:00:00.000Z' })
  await fill(writing, records)
  const archive = await place.open({ readOnly: true })
  const reader = await openReader()
  const app = createApp(
    {
      archive,
      host: '127.0.0.1',
      access: { token: null, forReading: false },
      limits: usualLimits,
      read: async (input) => reader.read(takeIn({ ...input, anyLanguage: true })),
      keep: (record) => writing.add({ record }),
      writing: async () => writing,
      reviewer: null,
      ...more,
    },
    '0.1.0',
  )
  return {
    app,
    archive,
    close: async () => {
      await archive.close()
      await writing.close()
      await place.remove()
    },
  }
}

/** Every page and list that the app shows, by address. */
export function addressesOf(keys: {
  readonly report: string
  readonly actor: string
  readonly happening: string
}): readonly string[] {
  const report = encodeURIComponent(keys.report)
  const actor = encodeURIComponent(keys.actor)
  return [
    '/',
    '/search',
    '/search?q=boats&of=events',
    '/reports',
    `/reports/${report}`,
    '/actors',
    `/actors/${actor}`,
    ...['said', 'did', 'done'].map((list) => `/actors/${actor}/${list}`),
    '/dialogue',
    '/dialogue?a=EST&b=BLR',
    '/happenings',
    `/happenings/${keys.happening}`,
    '/failures',
    '/review',
    '/review?show=any&kind=event',
    '/review/decisions',
    '/review/agreement',
    '/review/actors',
    '/paste',
    '/api',
    '/token',
  ]
}
