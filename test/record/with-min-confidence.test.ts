import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { checkRecord } from '../../src/record/check-record.ts'
import type { Event } from '../../src/record/event.ts'
import { withMinConfidence } from '../../src/record/with-min-confidence.ts'
import { buildRecord } from '../record-builder.ts'

const body = 'Ana says Ben says Cas says Dan says no.'
const told = (name: string, confidence: number, within: string | null) => ({
  source: name,
  cue: 'says',
  after: name,
  content: 'no',
  confidence,
  within,
})

describe('withMinConfidence', () => {
  it('lets a statement stand within the next one around it that stays', () => {
    const record = buildRecord({
      body,
      statements: [told('Ana', 0.9, null), told('Ben', 0.2, 's1'), told('Cas', 0.3, 's2'), told('Dan', 0.8, 's3')],
    })
    const { statements } = withMinConfidence(record, 0.5)
    assert.deepEqual(
      statements.map(({ id, within }) => [id, within]),
      [
        ['s1', null],
        ['s4', 's1'],
      ],
    )
  })

  it('lets it stand alone where nothing around it stays, and ends where a chain runs in a circle', () => {
    const record = buildRecord({
      body,
      statements: [told('Ana', 0.1, 's2'), told('Ben', 0.2, 's1'), told('Cas', 0.9, 's2')],
    })
    assert.deepEqual(
      withMinConfidence(record, 0.5).statements.map(({ id, within }) => [id, within]),
      [['s3', null]],
    )
  })

  it('drops an event whose only witness is gone, and lays none in the mouth of the report', () => {
    const anchor = { spans: [{ start: 4, end: 8, text: 'says' }] }
    const side = { spans: [], actors: [] }
    const event = (id: string, confidence: number, assertedBy: string | null): Event => ({
      id,
      type: 'REJECT',
      mode: null,
      contexts: [],
      anchor,
      source: side,
      target: side,
      time: null,
      place: null,
      status: 'actual',
      assertedBy,
      intensity: -4,
      quad: 3,
      confidence,
    })
    const record = buildRecord(
      { body, statements: [told('Ana', 0.9, null), told('Ben', 0.2, 's1')] },
      { events: [event('e1', 0.9, 's1'), event('e2', 0.9, 's2'), event('e3', 0.9, null), event('e4', 0.1, null)] },
    )
    assert.deepEqual(
      withMinConfidence(record, 0.5).events.map(({ id }) => id),
      ['e1', 'e3'],
    )
  })

  it('leaves a record whose ids all resolve, whatever is asked', () => {
    const chain = fc.array(fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), back: fc.nat(5) }), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(chain, fc.double({ min: 0, max: 1, noNaN: true }), (links, least) => {
        const statements = links.map(({ confidence, back }, i) =>
          told('Ana', confidence, i - back >= 1 ? `s${i - back + 1}` : null),
        )
        const record = buildRecord({ body, statements }, { sentences: [{ start: 0, end: body.length }] })
        const before = checkRecord(record).length
        const reduced = withMinConfidence(record, least)
        if (before === 0) assert.deepEqual(checkRecord(reduced), [])
        const ids = new Set(reduced.statements.map(({ id }) => id))
        for (const { within, confidence } of reduced.statements) {
          assert.ok(confidence >= least)
          assert.ok(within === null || ids.has(within))
        }
      }),
    )
  })
})
