import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { paintFor, wantsColour } from '../../src/cli/paint.ts'
import { printRecord } from '../../src/cli/print-record.ts'
import { widthOf } from '../../src/cli/wrap-text.ts'
import { buildRecord } from '../record-builder.ts'
import { straitsRecord } from '../straits-record.ts'

const paint = paintFor(false)

describe('printRecord', () => {
  it('prints a title line, then statements under their speakers', () => {
    const lines = printRecord(straitsRecord, { width: Number.POSITIVE_INFINITY, paint }).split('\n')
    assert.deepEqual(lines.slice(0, 7), [
      'Norway says trawlers were turned back, Iceland’s ministry denies it',
      'Meridian Wire · Ana Lund, Per Holm · 2024-03-11 · 12 statements by 5 speakers',
      '',
      'Norway',
      '   s1  says: trawlers were turned back',
      '   s3  accused · Sunday (2024-03-10): Iceland of turning back two trawlers in the Denmark Strait',
      '   s4  said: it would raise the matter in Brussels',
    ])
  })

  it('shows roles, chains and what is uncertain', () => {
    const text = printRecord(straitsRecord, { width: Number.POSITIVE_INFINITY, paint })
    assert.match(text, /^Ingrid Solheim, Foreign Minister; NOR$/m)
    assert.match(text, /→ told by Ingrid Solheim \(s6\)/)
    assert.match(text, /→ through Nordlys/)
    assert.match(text, /^Speaker not given\n {2}s12\? reportedly: .* \(uncertain: 0\.31\)$/m)
  })

  it('names those who may be meant where the speaker is open', () => {
    const record = buildRecord({
      body: 'Ana met Ben. She said no. Later he said yes.',
      actors: [{ name: 'Ana' }, { name: 'Ben' }],
      statements: [
        { source: 'She', candidates: ['a1', 'a2'], cue: 'said', content: 'no' },
        { source: 'he', candidates: ['a2'], cue: 'said', content: 'yes', after: 'he said' },
      ],
    })
    const text = printRecord(record, { width: Number.POSITIVE_INFINITY, paint })
    assert.match(text, /^She \(Ana or Ben\?\)\n +s1 .*no$/m)
    assert.match(text, /^he \(Ben\?\)\n +s2 .*yes$/m)
  })

  it('follows a chain to its end, even one that runs in a circle', () => {
    const record = buildRecord({
      body: 'Ana says Ben says Cas says no.',
      actors: [{ name: 'Ana' }, { name: 'Ben' }, { name: 'Cas' }],
      statements: [
        { actor: 'a1', source: 'Ana', cue: 'says', content: 'Ben says Cas says no', within: 's3' },
        { actor: 'a2', source: 'Ben', cue: 'says', content: 'Cas says no', within: 's1' },
        { actor: 'a3', source: 'Cas', cue: 'says', content: 'no', within: 's2' },
      ],
    })
    const text = printRecord(record, { width: Number.POSITIVE_INFINITY, paint })
    assert.match(text, /no\n\s+→ told by Ben \(s2\) → told by Ana \(s1\)\n/)
  })

  for (const width of [20, 38, 60, 80, 100]) {
    it(`keeps within ${width} columns`, () => {
      for (const line of printRecord(straitsRecord, { width, paint }).split('\n'))
        assert.ok(widthOf(line) <= width, line)
    })
  }

  it('says that nothing was found', () => {
    const text = printRecord(buildRecord({ title: 'Quiet', body: 'It rained.' }), { width: 80, paint })
    assert.equal(text, 'Quiet\nno statements\n')
  })

  it('lets no report steer the terminal', () => {
    const evil = 'x\u001B]0;owned\u0007\u001B[2J'
    const record = buildRecord(
      {
        title: evil,
        body: `${evil} said no.`,
        actors: [{ name: evil }],
        statements: [{ actor: 'a1', source: evil, cue: 'said', content: 'no' }],
      },
      { publisher: evil, byline: [evil] },
    )
    const text = printRecord(record, { width: 80, paint })
    assert.doesNotMatch(text.replaceAll('\n', ''), /\p{Cc}/u)
  })

  it('colours the same words that it prints plain', () => {
    const coloured = printRecord(straitsRecord, { width: 60, paint: paintFor(true) })
    assert.ok(coloured.includes('\u001B['))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are what is taken away
    assert.equal(coloured.replace(/\u001B\[\d+m/gu, ''), printRecord(straitsRecord, { width: 60, paint }))
  })
})

describe('wantsColour', () => {
  const cases: readonly [boolean, boolean, Record<string, string>, boolean][] = [
    [true, true, {}, true],
    [false, true, {}, false],
    [true, false, {}, false],
    [true, true, { NO_COLOR: '1' }, false],
    [true, true, { NO_COLOR: '' }, true],
    [false, true, { FORCE_COLOR: '1' }, true],
    [true, true, { FORCE_COLOR: '0' }, false],
    [false, false, { FORCE_COLOR: '1' }, false],
    [true, true, { TERM: 'dumb' }, false],
  ]
  for (const [terminal, wanted, env, expected] of cases) {
    it(`is ${expected} on ${terminal ? 'a terminal' : 'a pipe'}, ${wanted ? 'wanted' : 'not wanted'}, ${JSON.stringify(env)}`, () => {
      assert.equal(wantsColour({ terminal, wanted, env }), expected)
    })
  }
})
