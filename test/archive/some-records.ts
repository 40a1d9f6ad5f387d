import { fingerprintOf } from '../../src/record/fingerprint.ts'
import type { ReportRecord } from '../../src/record/report-record.ts'
import { soundRecord } from '../record/sound-record.ts'
import { buildRecord } from '../record-builder.ts'
import { straitsRecord } from '../straits-record.ts'

/** Two records that have something in every table. */
export const [sarvia, straits]: readonly [ReportRecord, ReportRecord] = [soundRecord, straitsRecord]

/** The same text as it came from somewhere else. */
export function from(record: ReportRecord, uri: string, more: Partial<ReportRecord> = {}): ReportRecord {
  return { ...record, ...more, origin: { ...record.origin, uri, sha256: fingerprintOf(uri).slice('sha256:'.length) } }
}

/** The same report as another reader reads it. */
export function readBy(record: ReportRecord, model: string, more: Partial<ReportRecord> = {}): ReportRecord {
  return { ...record, reader: { ...record.reader, model }, ...more }
}

/** A report of its own, by its number. */
export function numbered(number: number): ReportRecord {
  return buildRecord(
    {
      title: `Toland's fleet counts ship ${number}`,
      body: `Ship ${number} left Velmar, harbour master Ana Dorn said on Sunday.`,
      actors: [{ name: 'Ana Dorn', country: 'NOR' }],
      statements: [{ source: 'Ana Dorn', actor: 'a1', cue: 'said', content: `Ship ${number} left Velmar` }],
    },
    { published: `2031-04-${String((number % 28) + 1).padStart(2, '0')}` },
  )
}
