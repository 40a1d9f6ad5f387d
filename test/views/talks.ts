import type { Actor, Mention } from '../../src/record/actor.ts'
import type { ReportRecord } from '../../src/record/report-record.ts'
import { type Act, withEvents } from '../event-builder.ts'
import { buildRecord, type RecordParts } from '../record-builder.ts'

const north: Partial<Actor> = {
  name: 'North Korea',
  kind: 'state',
  country: 'PRK',
  aliases: ['Pyongyang', 'the North'],
}
const states: Partial<Actor> = { name: 'United States', kind: 'state', country: 'USA', aliases: ['Washington'] }

type Parts = RecordParts & {
  readonly published: string | null
  readonly publisher: string
  /** Words and whom they mean. */
  readonly mentions?: readonly (readonly [string, string])[]
  readonly acts: readonly Act[]
}

function report({ published, publisher, mentions = [], acts, ...parts }: Parts): ReportRecord {
  const record = buildRecord(parts, { published, publisher })
  const found = mentions.map(([words, actor], i): Mention => {
    const start = record.text.indexOf(words)
    if (start < 0) throw new Error(`The text does not hold "${words}".`)
    return { id: `m${i + 1}`, start, end: start + words.length, text: words, form: 'name', type: 'LOC', actor }
  })
  return withEvents({ ...record, mentions: found }, acts)
}

/** A report of January: the North demands, its envoy threatens, and Washington declines. */
const demands = report({
  title: 'North Korea wants sanctions relief',
  body:
    'North Korea demanded sanctions relief from Washington on 10 January. "The United States must lift its embargo first," ' +
    'envoy Ri Chol said. He warned that Pyongyang might test a missile. Washington refused to ease the embargo, spokeswoman Dana Field said.',
  published: '2020-01-11',
  publisher: 'Orbis Wire',
  actors: [
    north,
    states,
    { name: 'Ri Chol', country: 'PRK', sectors: ['GOV'] },
    { name: 'Dana Field', country: 'USA', sectors: ['GOV'] },
  ],
  mentions: [
    ['Washington', 'a2'],
    ['The United States', 'a2'],
    ['Pyongyang', 'a1'],
  ],
  statements: [
    {
      source: 'envoy Ri Chol',
      actor: 'a3',
      cue: 'said',
      content: '"The United States must lift its embargo first,"',
      mode: 'direct',
    },
    { source: 'He', actor: 'a3', cue: 'warned', content: 'that Pyongyang might test a missile' },
    {
      after: 'Washington refused',
      source: 'spokeswoman Dana Field',
      actor: 'a4',
      cue: 'said',
      content: 'Washington refused to ease the embargo',
    },
  ],
  acts: [
    {
      type: 'REQUEST',
      anchor: 'demanded',
      after: 'North Korea demanded',
      source: 'North Korea',
      sources: ['a1'],
      target: 'Washington',
      targets: ['a2'],
      time: '2020-01-10',
      mode: 'change',
    },
    { type: 'REQUEST', anchor: 'must lift', sources: ['a3'], targets: ['a2'], assertedBy: 's1', mode: 'yield' },
    {
      type: 'MOBILIZE',
      after: 'He warned',
      anchor: 'test',
      source: 'Pyongyang',
      sources: ['a1'],
      status: 'possible',
      assertedBy: 's2',
      intensity: -5.5,
      quad: 4,
    },
    {
      type: 'REJECT',
      anchor: 'refused',
      after: 'Washington refused',
      source: 'Washington',
      sources: ['a2'],
      targets: ['a1'],
      assertedBy: 's3',
      intensity: -2,
    },
  ],
})

/** A report of March: talks of both sides, a denial, and a plan. */
const talks = report({
  title: 'Envoys meet in Geneva',
  body:
    'Envoys of the United States and North Korea met in Geneva on 3 March. Ri Chol denied that the North had shelled Yeonpyeong. ' +
    'The United States will send rice in April, officials in Zürich said. Ordinary people hope for peace.',
  published: '2020-03-04',
  publisher: 'Meridian Wire',
  actors: [
    north,
    states,
    { name: 'Ri Chol', country: 'PRK', sectors: ['GOV'] },
    { name: 'officials', kind: 'unnamed' },
  ],
  mentions: [['the North', 'a1']],
  statements: [
    { source: 'Ri Chol', actor: 'a3', cue: 'denied', content: 'that the North had shelled Yeonpyeong' },
    { source: 'officials in Zürich', actor: 'a4', cue: 'said', content: 'The United States will send rice in April' },
  ],
  acts: [
    {
      type: 'CONSULT',
      anchor: 'met',
      sources: ['a1', 'a2'],
      time: '2020-03-03',
      intensity: 2.5,
      quad: 1,
      place: { words: 'Geneva', name: 'Geneva', country: 'CHE' },
    },
    {
      type: 'ASSAULT',
      anchor: 'shelled',
      source: 'the North',
      sources: ['a1'],
      status: 'negated',
      assertedBy: 's1',
      intensity: -9,
      quad: 4,
    },
    {
      type: 'AID',
      anchor: 'send rice',
      source: 'The United States',
      sources: ['a2'],
      targets: ['a1'],
      status: 'planned',
      time: ['2020-04-01', '2020-04-30'],
      assertedBy: 's2',
      intensity: 10,
      quad: 2,
    },
  ],
})

/** A report without a day, about others, in which the words of the first stand and nothing is found. */
const aside = report({
  body: 'A museum in Oslo shows pictures of sanctions and of relief.\nNobody spoke. Sanctions relief is the title of one.',
  published: null,
  publisher: 'Harbour Post',
  acts: [],
})

export const talkRecords: readonly ReportRecord[] = [demands, talks, aside]
