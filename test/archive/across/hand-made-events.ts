import { stateNamed } from '../../../src/actors/states.ts'
import { sentences } from '../../../src/language/sentences.ts'
import type { Actor } from '../../../src/record/actor.ts'
import type { Event } from '../../../src/record/event.ts'
import { spanAt } from '../../../src/record/ranges.ts'
import type { ReportRecord } from '../../../src/record/report-record.ts'
import { findTimes } from '../../../src/time/find-times.ts'
import { recordOf } from './across-record.ts'
import type { Mark, Told, ToldHappening, ToldReport } from './told-reports.ts'

/**
 * The told reports with an event at each mark, made by hand from what the mark stands for. For tests of the grouping
 * alone: how well demarche groups what it reads itself is another figure.
 */
export function handMadeRecords({ reports, happenings }: Told): readonly ReportRecord[] {
  const byId = new Map(happenings.map((happening) => [happening.id, happening]))
  return reports.map((told) => handMadeRecord(told, byId))
}

function handMadeRecord(told: ToldReport, happenings: ReadonlyMap<string, ToldHappening>): ReportRecord {
  const names = [...new Set(told.marks.flatMap(({ happening }) => sidesOf(happenings.get(happening)!)))]
  const actors = names.map((name, place): Actor => {
    const country = stateNamed(name)
    const kind = country === null ? 'group' : 'state'
    return { id: `a${place + 1}`, name, kind, country, sectors: [], aliases: [], roles: [] }
  })
  const bare = recordOf(told, { actors })
  const split = sentences(bare.text)
  const times = findTimes(bare.text, { published: told.published, sentences: split }).map((time, place) => {
    const { type, value, from, to } = time
    return { id: `t${place + 1}`, ...spanAt(bare.text, time), type, value, from, to }
  })
  const idOf = (name: string): string[] => [`a${names.indexOf(name) + 1}`]
  const events = told.marks.map((mark, place): Event => {
    const { type, source, target } = happenings.get(mark.happening)!
    const time = times.find(({ start, end, from }) => mark.start <= start && end <= mark.end && from !== null)
    return {
      id: `e${place + 1}`,
      type,
      mode: null,
      contexts: [],
      anchor: { spans: [spanAt(bare.text, mark)] },
      source: { spans: [], actors: idOf(source) },
      target: { spans: [], actors: idOf(target) },
      time: time === undefined ? null : { expression: time.id, from: time.from, to: time.to },
      place: null,
      status: statusOf(mark),
      assertedBy: null,
      intensity: 0,
      quad: 1,
      confidence: 1,
    }
  })
  return { ...bare, sentences: split, times, events }
}

const sidesOf = ({ source, target }: ToldHappening): readonly string[] => [source, target]

const statusOf = ({ denies }: Mark): Event['status'] => (denies ? 'negated' : 'actual')
