import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { buildRecord } from './record-builder.ts'
import { reportDifference } from './report-difference.ts'

const body = 'The minister said no. Her aide agreed.'
const sentences = [
  { start: 0, end: 21 },
  { start: 22, end: 38 },
]
const minister = { source: 'The minister', cue: 'said', content: 'no' }
const expected = buildRecord(
  { body, statements: [minister, { source: 'Her aide', cue: 'agreed', content: 'no' }] },
  { sentences },
)

describe('reportDifference', () => {
  it('is null for the same record', () => {
    assert.equal(reportDifference(structuredClone(expected), expected), null)
  })

  it('underlines what was expected and what was found', () => {
    const found = buildRecord({ body, statements: [{ ...minister, source: 'minister' }] }, { sentences })
    assert.equal(
      reportDifference(found, expected),
      [
        '',
        'Differs: s1',
        '  The minister said no. Her aide agreed.'.slice(0, 23),
        '  SSSSSSSSSSSS cccc ==   expected',
        '      SSSSSSSS cccc ==   found',
        '',
        'Not found: s2',
        '  The minister said no.',
        '                    ==   expected',
        '  Her aide agreed.',
        '  SSSSSSSS cccccc   expected',
      ].join('\n'),
    )
  })

  it('shows where the text begins to differ, and other fields', () => {
    const found = { ...buildRecord({ body: 'The minister says no.' }), title: 'Other' }
    const said = reportDifference(found, expected)
    assert.match(said ?? '', /The text differs at 15:/)
    assert.match(said ?? '', /title: expected null, found "Other"/)
  })
})
