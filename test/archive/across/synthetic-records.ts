import { addDays } from '../../../src/archive/across/gather-acts.ts'
import { fingerprintOf } from '../../../src/record/fingerprint.ts'
import type { ReportRecord } from '../../../src/record/report-record.ts'
import { handMadeRecords } from './hand-made-events.ts'
import { toldReports } from './told-reports.ts'

/** Letters by which the names of one story are made those of another, all of one length so that offsets stay. */
const letters = 'bcdfgklmnprstvz'

/**
 * Records for measuring how time grows, any number of them: the told reports by turns, each turn a world of its own in
 * which capitalised words and numbers are others and the days are moved. One in five takes the text of the one before with
 * its last fifth cut, as a near-copy does.
 */
export function* syntheticRecords(count: number): Generator<ReportRecord, void, undefined> {
  const told = handMadeRecords(toldReports())
  let before: ReportRecord | undefined
  for (let i = 0; i < count; i++) {
    const turn = Math.floor(i / told.length)
    const from = told[i % told.length]!
    const made = i % 5 === 4 && before !== undefined ? cut(before) : otherWorld(from, turn)
    before = { ...made, fingerprint: fingerprintOf(made.text), id: `s${i}`, publisher: `Outlet ${i % 400}` }
    yield before
  }
}

function cut(record: ReportRecord): ReportRecord {
  const text = record.text.slice(0, Math.floor(record.text.length * 0.8))
  const events = record.events.filter(({ anchor }) => anchor.spans[0]!.end <= text.length)
  return { ...record, text, events, sentences: record.sentences.filter(({ end }) => end <= text.length) }
}

function otherWorld(record: ReportRecord, turn: number): ReportRecord {
  const text = record.text.replace(/\b\p{Lu}\p{L}{3,}|\b\p{Ll}{7,}|\b\d+\b/gu, (word) => otherWord(word, turn))
  const moved = (day: string | null): string | null => (day === null ? null : addDays(day.slice(0, 10), turn * 11))
  return {
    ...record,
    text,
    published: moved(record.published),
    actors: record.actors.map((actor) => ({ ...actor, country: otherState(actor.country ?? 'XXX', turn) })),
    events: record.events.map((event) => ({
      ...event,
      time: event.time === null ? null : { ...event.time, from: moved(event.time.from), to: moved(event.time.to) },
    })),
  }
}

/** Another word of the same length: the same for the same word and turn. */
function otherWord(word: string, turn: number): string {
  let seed = turn * 2_654_435_761
  for (let i = 0; i < word.length; i++) seed = Math.imul(seed ^ word.charCodeAt(i), 0x01000193)
  return word.replace(/[\p{L}\d]/gu, (sign, at: number) => {
    const pick = ((seed >>> 0) + at * 7919) % letters.length
    if (/\d/.test(sign)) return String(pick % 10)
    return sign === sign.toUpperCase() ? letters[pick]!.toUpperCase() : letters[pick]!
  })
}

/** States go round, so that a hundred pairs of them meet over and over, as in the news. */
function otherState(country: string, turn: number): string {
  const seed = [...country].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), turn * 17)
  return `Q${letters[seed % letters.length]}${letters[Math.floor(seed / 15) % letters.length]}`.toUpperCase()
}
