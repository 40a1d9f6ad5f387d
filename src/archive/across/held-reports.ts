import type { DatabaseSync } from 'node:sqlite'
import type { ReportRecord } from '../../record/report-record.ts'
import { type AcrossReport, compareText } from './across-report.ts'
import { copyWords, creditedAgency } from './copy-words.ts'
import { shinglesOf } from './shingles.ts'

/** What is asked of many reports at once, without their texts. */
export type ReportHead = {
  readonly key: string
  readonly published: string | null
  readonly outlets: readonly string[]
  readonly uri: string | null
  /** The agency that the body credits in its date line. */
  readonly agency: string | null
}

/**
 * The reports that are joined, by their places in the order of days and then of keys. They lie in the scratch: in memory
 * there is of each no more than its key, its day and its numbers.
 */
export type HeldReports = {
  readonly count: number
  key(place: number): string
  /** The report's number in its archive. */
  number(place: number): number
  placeOf(key: string): number | undefined
  /** The number of the report at a place in the order of keys alone, and back. */
  rankOf(place: number): number
  placeAt(rank: number): number
  head(place: number): ReportHead
  report(place: number): AcrossReport
  /** The shingles by which near-copies are told. */
  shingles(place: number): Float64Array
}

export type Holding = {
  add(report: AcrossReport, number: number): void
  /** All that were added; none can be added any more. */
  done(): HeldReports
}

/** Takes reports into the scratch as they come, in any order. */
export function holdReports(db: DatabaseSync): Holding {
  db.exec('CREATE TABLE reports (id INTEGER PRIMARY KEY, head TEXT, shingles BLOB, record TEXT)')
  const insert = db.prepare('INSERT INTO reports VALUES (?, ?, ?, ?)')
  const keys: string[] = []
  const days: string[] = []
  const numbers: number[] = []
  return {
    add({ key, record, outlets }, number) {
      const { published, origin } = record
      const head: ReportHead = { key, published, outlets, uri: origin.uri, agency: creditedAgency(record) }
      const shingles = shinglesOf(copyWords(record))
      // Of each record only what joining needs.
      const slim: ReportRecord = { ...record, mentions: [], times: [] }
      insert.run(keys.length, JSON.stringify(head), new Uint8Array(shingles.buffer), JSON.stringify(slim))
      keys.push(key)
      days.push(published ?? '9999')
      numbers.push(number)
    },
    done() {
      const byKey = (a: number, b: number) => compareText(keys[a]!, keys[b]!)
      const order = Uint32Array.from(keys.keys()).sort((a, b) => compareText(days[a]!, days[b]!) || byKey(a, b))
      const places = new Map(Array.from(order, (id, place) => [keys[id]!, place]))
      const placesByKey = Uint32Array.from(keys.keys()).sort((a, b) => byKey(order[a]!, order[b]!))
      const ranks = new Uint32Array(keys.length)
      for (const [rank, place] of placesByKey.entries()) ranks[place] = rank
      const asked = (column: string) => {
        const select = db.prepare(`SELECT ${column} FROM reports WHERE id = ?`)
        return (place: number) => select.get(order[place]!)![column]!
      }
      const [head, shingles, record] = ['head', 'shingles', 'record'].map(asked) as [Asked, Asked, Asked]
      const headOf = (place: number) => JSON.parse(String(head(place))) as ReportHead
      return {
        count: keys.length,
        key: (place) => keys[order[place]!]!,
        number: (place) => numbers[order[place]!]!,
        placeOf: (key) => places.get(key),
        rankOf: (place) => ranks[place]!,
        placeAt: (rank) => placesByKey[rank]!,
        head: headOf,
        report(place) {
          const { key, outlets } = headOf(place)
          return { key, outlets, record: JSON.parse(String(record(place))) as ReportRecord }
        },
        shingles(place) {
          const bytes = shingles(place) as Uint8Array<ArrayBuffer>
          return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / Float64Array.BYTES_PER_ELEMENT)
        },
      }
    },
  }
}

type Asked = (place: number) => unknown
