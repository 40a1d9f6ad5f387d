import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { assertSound } from '../../src/record/assert-sound.ts'
import { checkRecord } from '../../src/record/check-record.ts'
import { DemarcheError } from '../../src/record/demarche-error.ts'
import type { ReportRecord } from '../../src/record/report-record.ts'
import { soundRecord } from './sound-record.ts'

type Path = readonly (string | number)[]
type Node = { [key: string | number]: unknown }

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null
}

/** A copy of the sound record with one value replaced. */
function changed(path: Path, value: unknown): unknown {
  const copy: unknown = structuredClone(soundRecord)
  let at = copy
  for (const key of path.slice(0, -1)) at = isNode(at) ? at[key] : undefined
  const last = path.at(-1)
  if (!isNode(at) || last === undefined) throw new Error(`the record has no ${path.join('.')}`)
  at[last] = value
  return copy
}

function leaves(value: unknown, path: Path = []): [Path, string | number][] {
  if (typeof value === 'string' || typeof value === 'number') return [[path, value]]
  if (Array.isArray(value)) return value.flatMap((each, i) => leaves(each, [...path, i]))
  return isNode(value) ? Object.entries(value).flatMap(([key, each]) => leaves(each, [...path, key])) : []
}

const paths = (value: unknown): string[] => checkRecord(value).map(({ path }) => path)

test('a sound record has no faults', () => {
  assert.deepEqual(checkRecord(soundRecord), [])
  assertSound(soundRecord)
  assert.deepEqual(checkRecord(JSON.parse(JSON.stringify(soundRecord))), [])
})

const cases: readonly [string, Path, unknown, string][] = [
  ['a span of other words', ['statements', 1, 'cue', 'spans', 0, 'text'], 'said', 'statements[1].cue.spans[0].text'],
  ['a mention past the end', ['mentions', 0, 'end'], 100_000, 'mentions[0]'],
  ['a sentence past the end', ['sentences', 2, 'end'], 100_000, 'sentences[2]'],
  ['sentences that overlap', ['sentences', 2, 'start'], 30, 'sentences[2]'],
  ['a body past the end', ['bodyStart'], 100_000, 'bodyStart'],
  ['an id twice', ['mentions', 1, 'id'], 'm1', 'mentions[1].id'],
  ['an actor that is not there', ['mentions', 0, 'actor'], 'a9', 'mentions[0].actor'],
  ['a source that is not there', ['statements', 0, 'source', 'actor'], 'a9', 'statements[0].source.actor'],
  [
    'a candidate beside a known source',
    ['statements', 0, 'source', 'candidates'],
    ['a2'],
    'statements[0].source.candidates',
  ],
  [
    'a candidate that is not there',
    ['statements', 0, 'source'],
    { spans: soundRecord.statements[0]!.source.spans, actor: null, candidates: ['a1', 'a9'] },
    'statements[0].source.candidates[1]',
  ],
  [
    'a candidate twice',
    ['statements', 0, 'source'],
    { spans: soundRecord.statements[0]!.source.spans, actor: null, candidates: ['a1', 'a1'] },
    'statements[0].source.candidates[1]',
  ],
  ['an addressee that is not there', ['statements', 1, 'addressee', 'actor'], 'a9', 'statements[1].addressee.actor'],
  ['a way that is not there', ['statements', 1, 'via'], 'a9', 'statements[1].via'],
  ['a time that is not there', ['statements', 1, 'time'], 't9', 'statements[1].time'],
  ['a frame that is not there', ['statements', 1, 'within'], 's9', 'statements[1].within'],
  ['a target that is not there', ['events', 0, 'target', 'actors', 0], 'a9', 'events[0].target.actors[0]'],
  ['an expression that is not there', ['events', 0, 'time', 'expression'], 't9', 'events[0].time.expression'],
  ['an asserter that is not there', ['events', 0, 'assertedBy'], 's9', 'events[0].assertedBy'],
  ['a statement within itself', ['statements', 0, 'within'], 's1', 'statements[0].within'],
  ['two statements within each other', ['statements', 0, 'within'], 's2', 'statements[0].within'],
  ['another text’s fingerprint', ['fingerprint'], `sha256:${'0'.repeat(64)}`, 'fingerprint'],
  ['a field that is unknown', ['statements', 0, 'speaker'], 'a1', 'statements[0]'],
  ['a field of the wrong type', ['events', 0, 'quad'], '3', 'events[0].quad'],
  ['a role of other words', ['actors', 0, 'roles', 0, 'text'], 'minister', 'actors[0].roles[0].text'],
]

for (const [name, path, value, expected] of cases) {
  test(`${name} is found`, () => {
    const found = paths(changed(path, value))
    assert.ok(found.includes(expected), `found ${JSON.stringify(found)}`)
  })
}

test('half a surrogate pair is found, even where the words match', () => {
  const start = soundRecord.text.indexOf('𝔸')
  const half = { start, end: start + 1, text: soundRecord.text.slice(start, start + 1) }
  assert.deepEqual(paths(changed(['statements', 1, 'content', 'spans', 0], half)), ['statements[1].content.spans[0]'])
})

test('an empty span is no evidence', () => {
  const empty = { start: 3, end: 3, text: '' }
  assert.deepEqual(paths(changed(['events', 0, 'anchor', 'spans', 0], empty)), ['events[0].anchor.spans[0]'])
})

test('what is no record at all is said to be none', () => {
  for (const value of [null, undefined, 3, 'record', [], {}]) assert.ok(checkRecord(value).length > 0)
  assert.equal(paths(null)[0], 'the record')
})

/** What stands for something else in the record: places, the words there, ids and what leads to them. */
const tied = leaves(soundRecord).filter(([path]) => {
  const name = path.findLast((key) => typeof key === 'string') ?? ''
  const isId = name === 'id' && path.length > 1
  return (
    isId ||
    [
      'start',
      'end',
      'text',
      'fingerprint',
      'actor',
      'actors',
      'via',
      'within',
      'time',
      'expression',
      'assertedBy',
    ].includes(String(name))
  )
})

test('any number or string that is tied to another is found when it changes', () => {
  assert.ok(tied.length > 100)
  const change = fc.constantFrom(...tied).chain(([path, old]) => {
    const other: fc.Arbitrary<string | number> =
      typeof old === 'number' ? fc.integer() : fc.oneof(fc.string(), fc.constant(`${old}0`))
    return other.filter((value) => value !== old).map((value) => ({ path, value }))
  })
  fc.assert(
    fc.property(change, ({ path, value }) => {
      const of = path.join('.')
      // A sentence may end anywhere, the body begin anywhere, and an id that nothing leads to may be any.
      fc.pre(!(path[0] === 'sentences' && typeof value === 'number' && value >= 0 && value <= soundRecord.text.length))
      fc.pre(!(path.at(-1) === 'id' && /^[me]\d+$/.test(String(value))))
      assert.notDeepEqual(checkRecord(changed(path, value)), [], of)
    }),
    { numRuns: 3000 },
  )
})

test('demarche’s own unsound record is an internal error that names the place', () => {
  const moved = soundRecord.statements.map((statement, i) =>
    i === 1 ? { ...statement, cue: { spans: [{ start: 1, end: 3, text: 'told' }] } } : statement,
  )
  const record: ReportRecord = { ...soundRecord, statements: moved }
  assert.throws(
    () => assertSound(record),
    (error) =>
      error instanceof DemarcheError &&
      error.code === 'internal' &&
      error.message.includes('statements[1].cue.spans[0].text'),
  )
})
