import type { ReportRecord } from '../../src/record/report-record.ts'
import { type Act, withEvents } from '../event-builder.ts'
import { soundRecord } from '../record/sound-record.ts'
import { buildRecord } from '../record-builder.ts'
import { straitsRecord } from '../straits-record.ts'

const ferryText = [
  '🚢 Estonia “regrets” ban\r\n\r\nEstonia’s transport minister Liis Raud said on 3 May: "=We will not lift it; ',
  'not now,\r\nnot in June." 𝔸 spokesman for Finland, Åke Öst, denied that Helsinki had asked for talks.\r\n',
].join('')

const ferryActs: readonly Act[] = [
  { type: 'REJECT', anchor: 'not lift', source: 'We', sources: ['a1'], mode: 'yield', assertedBy: 's1', intensity: -2 },
  {
    type: 'REQUEST',
    anchor: 'asked for',
    source: 'Helsinki',
    sources: ['a2'],
    status: 'negated',
    assertedBy: 's2',
    time: 't1',
  },
]

/** A report taken verbatim, with line ends of Windows, signs beyond the basic plane, quotes, and a formula. */
export const ferryRecord: ReportRecord = withEvents(
  buildRecord(
    {
      body: ferryText,
      actors: [
        { name: 'Liis Raud', country: 'EST', sectors: ['GOV'], aliases: ['Raud'] },
        { name: 'Finland', kind: 'state', country: 'FIN' },
        { name: 'Åke Öst; spokesman', country: 'FIN', sectors: ['GOV', 'JRN'] },
      ],
      times: [
        {
          id: 't1',
          start: ferryText.indexOf('3 May'),
          end: ferryText.indexOf('3 May') + 5,
          text: '3 May',
          type: 'DATE',
          value: '2024-05-03',
          from: '2024-05-03',
          to: '2024-05-03',
        },
      ],
      statements: [
        {
          source: 'Estonia’s transport minister Liis Raud',
          actor: 'a1',
          cue: 'said',
          content: ['=We will not lift it; not now,\r\nnot in June.'],
          mode: 'direct',
          time: 't1',
        },
        {
          source: '𝔸 spokesman for Finland, Åke Öst',
          actor: 'a3',
          cue: 'denied',
          content: 'that Helsinki had asked for talks',
          confidence: 0.4,
        },
      ],
    },
    { id: 'Ferry/№ 7', origin: { uri: 'reports/ferry "7".txt', mediaType: 'text/plain', sha256: 'b'.repeat(64) } },
  ),
  ferryActs,
)

/** Three reports with something of everything; only the second tells the day of its publication and an address. */
export const exportedRecords: readonly ReportRecord[] = [
  soundRecord,
  withEvents(withRolesInPlace(straitsRecord), [
    {
      type: 'ACCUSE',
      anchor: 'accused',
      source: 'Norway',
      sources: ['a1'],
      target: 'Iceland',
      targets: ['a4', 'a6'],
      after: 'Norway on Sunday',
      mode: 'disapprove',
      contexts: ['natural_resource', 'military'],
      place: { words: 'Denmark Strait', name: 'Denmark Strait' },
      time: 't1',
      intensity: -2.5,
    },
    {
      type: 'AGREE',
      anchor: 'would raise',
      sources: ['a1'],
      status: 'planned',
      time: ['2024-03-01', '2024-03-31'],
      quad: 1,
      intensity: 2.5,
    },
  ]),
  ferryRecord,
]

/** The record with its actors' roles where the text has them, so that it is sound to the last span. */
function withRolesInPlace(record: ReportRecord): ReportRecord {
  const actors = record.actors.map((actor) => ({
    ...actor,
    roles: actor.roles.map((role) => {
      const start = record.text.indexOf(role.text)
      return { ...role, start, end: start + role.text.length }
    }),
  }))
  return { ...record, actors }
}

/** What code points make of offsets, the slow and plain way. */
export function codePoints(text: string, start: number, end: number): string {
  return Array.from(text).slice(start, end).join('')
}
