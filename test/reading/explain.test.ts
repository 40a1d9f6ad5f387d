import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { takeIn } from '../../src/intake/take-in.ts'
import type { ExplainedRecord } from '../../src/reading/explain/explain-report.ts'
import { openReader, type Reader } from '../../src/reading/open-reader.ts'
import type { Report } from '../../src/record/report.ts'
import { explanationFaults } from './explanation-faults.ts'

const samples = globSync(fileURLToPath(new URL('../../samples/*', import.meta.url))).sort()

/** Invented. */
const told = `Sorland's navy tested two missiles off Berg Island on Saturday.

"We will answer every provocation," said Ilse Varga, defence minister of Norway, in a statement issued through the NTB news agency on Sunday. She told reporters that Sweden had accused the navy of firing a day after it tested the missiles.

Tom Berg said Varga claimed on Monday that talks would open next week. He condemned Thursday's attack on the port.`

/** Invented: acts whose status or sides the form of the clause tells. */
const toldByForm = [
  'Norway said on Friday that Sweden must end the blockade of Berg Island.',
  "Sweden rejected Norway's demand that it withdraw its patrol boats.",
  'Berg said that he will cooperate with the court.',
  'The union could strike on Monday.',
]

describe('the explanation of a record', () => {
  let reader: Reader
  before(async () => {
    reader = await openReader()
  })
  after(() => reader.close())

  const reports: readonly (readonly [string, () => Report])[] = [
    ...samples.map((file) => [file.split('/').at(-1)!, () => takeIn({ bytes: readFileSync(file) })] as const),
    ['a report with a day', () => takeIn({ text: told, published: '2024-05-16', verbatim: true })],
    ['the same without', () => takeIn({ text: told, verbatim: true })],
    ...toldByForm.map((text) => [text, () => takeIn({ text, verbatim: true })] as const),
  ]
  for (const [name, report] of reports) {
    it(`is the record: ${name}`, async () => {
      const explained = await reader.explain(report())
      assert.equal(JSON.stringify(explained.record), JSON.stringify(await reader.read(report())))
      assert.deepEqual(faultsIn(explained), [])
    })
  }

  it('names only rules that docs/explain.md tells of', async () => {
    const docs = readFileSync(new URL('../../docs/explain.md', import.meta.url), 'utf8')
    const rules = new Set<string>()
    for (const [, report] of reports)
      for (const { steps } of (await reader.explain(report())).reasons)
        for (const step of steps) if (step.step === 'rule') rules.add(step.rule)
    assert.ok(rules.size > 15)
    const ofEvents = [
      'who-says-must-asks',
      'whose-act-it-is',
      'pronoun-before-its-verb',
      'what-will-be-is-planned',
      'what-may-be-is-possible',
    ]
    assert.deepEqual(
      ofEvents.filter((rule) => !rules.has(rule)),
      [],
    )
    assert.deepEqual(
      [...rules].filter((rule) => !docs.includes(`\`${rule}\``)),
      [],
    )
  })

  it('tells of every kind of datum', async () => {
    const { reasons } = await reader.explain(takeIn({ text: told, published: '2024-05-16', verbatim: true }))
    assert.deepEqual([...new Set(reasons.map((r) => r.kind))].sort(), [
      'actor',
      'event',
      'mention',
      'statement',
      'time',
    ])
  })

  it('would be caught where it is not', async () => {
    const good = await reader.explain(takeIn({ text: told, published: '2024-05-16', verbatim: true }))
    const caught = (change: (copy: Changeable) => void): boolean => {
      const copy = structuredClone(good) as unknown as Changeable
      change(copy)
      return faultsIn(copy as unknown as ExplainedRecord).length > 0
    }
    assert.equal(
      caught(() => undefined),
      false,
    )
    for (const [kind, fields] of Object.entries(explained)) {
      const data = (good as unknown as Changeable).record[kind] ?? []
      assert.ok(data.length > 0, kind)
      for (const [at, datum] of data.entries()) {
        for (const field of fields) {
          const change = (copy: Changeable): void => {
            copy.record[kind]![at]![field] = another(datum[field])
          }
          assert.ok(caught(change), `${kind}[${at}].${field}`)
        }
      }
    }
  })
})

/** Every field of a datum that is found out rather than numbered or looked up with another. */
const explained = {
  statements: ['confidence', 'mode', 'via', 'within', 'time', 'source', 'cue', 'content', 'medium', 'addressee'],
  events: 'type mode contexts anchor source target time place status assertedBy quad intensity confidence'.split(' '),
  times: ['value', 'start', 'end'],
  mentions: ['actor', 'start', 'end'],
  actors: ['name', 'kind', 'country', 'sectors', 'roles'],
}

const faultsIn = ({ record, reasons }: ExplainedRecord): string[] => explanationFaults(record, reasons)

type Changeable = { readonly record: Record<string, Record<string, unknown>[]>; readonly reasons: unknown }

/** A value of the same sort that is not this one. */
function another(value: unknown): unknown {
  const somewhere = { start: 0, end: 1, text: 'S' }
  if (Array.isArray(value)) return [...value, typeof value[0] === 'string' ? 'a99' : somewhere]
  if (typeof value === 'number') return value + 1
  if (typeof value === 'string') return `${value}9`
  if (typeof value !== 'object' || value === null) return { spans: [somewhere], expression: 't99' }
  return 'spans' in value ? { ...value, spans: [somewhere] } : { ...value, expression: 't99' }
}
