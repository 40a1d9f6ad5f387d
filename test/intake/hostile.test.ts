import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ReportInput } from '../../src/intake/report-input.ts'
import { takeIn } from '../../src/intake/take-in.ts'
import { DemarcheError } from '../../src/record/demarche-error.ts'
import type { Report } from '../../src/record/report.ts'
import { page, paragraphs, whole } from './sample-texts.ts'

/** Processor time, in milliseconds: a busy machine must not fail the test. A second is asked for; a slow core gets two. */
const bound = 2_000

function survived(input: ReportInput): Report | DemarcheError {
  try {
    const report = takeIn(input)
    assert.ok(report.bodyStart <= report.text.length)
    assert.ok(report.text.isWellFormed())
    return report
  } catch (error) {
    if (error instanceof DemarcheError) return error
    throw error
  }
}

const article = paragraphs.map((each) => `<p>${each}</p>`).join('')
const cases: readonly (readonly [string, () => ReportInput, string])[] = [
  ['100,000 nested elements', () => ({ html: '<div>'.repeat(100_000) + article }), 'too-complex'],
  ['14,000 nested elements', () => ({ html: '<div>'.repeat(14_000) + article }), 'read'],
  ['nested formatting', () => ({ html: `${'<b>'.repeat(14_000)}${article}` }), 'read'],
  ['nested tables', () => ({ html: '<table><tr><td>'.repeat(4_500) + article }), 'read'],
  [
    '100,000 attributes',
    () => ({ html: `<div ${Array.from({ length: 100_000 }, (_, i) => `a${i}="v"`).join(' ')}>${article}` }),
    'read',
  ],
  [
    'a megabyte of class names',
    () => ({ html: `<div class="${'related '.repeat(130_000)}">${article}</div>` }),
    'read',
  ],
  ['an attribute without end', () => ({ html: `${article}<div class="${'a '.repeat(1_000_000)}` }), 'read'],
  ['scripts without end', () => ({ html: article + '<script>'.repeat(50_000) }), 'read'],
  ['50,000 scripts', () => ({ html: '<script>if (a < b) c()</script>'.repeat(50_000) + article }), 'too-complex'],
  ['comments without end', () => ({ html: article + '<!--'.repeat(300_000) }), 'read'],
  ['300,000 comments', () => ({ html: article + '<!-- a -->'.repeat(300_000) }), 'read'],
  ['a flood of entities', () => ({ html: `${article}<p>${'&amp;&#x41;&bogus;'.repeat(200_000)}` }), 'too-complex'],
  ['a flood of less-than signs', () => ({ html: '<'.repeat(2_000_000) + article }), 'too-complex'],
  ['equals signs', () => ({ html: `<a ${'= '.repeat(500_000)}>${article}` }), 'read'],
  ['blanks', () => ({ html: `<a b${' '.repeat(2_000_000)}c>${article}` }), 'read'],
  ['one text of 50 MB', () => ({ html: `<p>${'a'.repeat(50_000_000)}` }), 'too-large'],
  ['one text of 19 MB', () => ({ html: `<p>${'a '.repeat(9_500_000)}` }), 'too-large'],
  ['one plain text of 50 MB', () => ({ text: 'a'.repeat(50_000_000) }), 'too-large'],
  ['14,000 links', () => ({ html: '<a href="https://a.example">a</a> '.repeat(14_000) }), 'any'],
  ['14,000 breaks', () => ({ html: `<div>${'a<br>'.repeat(14_000)}` }), 'any'],
  ['14,000 paragraphs', () => ({ html: '<p>Said.'.repeat(14_000) }), 'read'],
  [
    'deep JSON-LD',
    () => ({ html: `<script type="application/ld+json">${'['.repeat(300_000)}</script>${article}` }),
    'read',
  ],
  [
    'wrapped lines',
    () => ({ text: 'The minister said on Tuesday that the talks would go on as planned xx\n'.repeat(50_000) }),
    'read',
  ],
  [
    'credits without end',
    () => ({ text: `${whole}\n\n${'Ana Ruiz contributed to this report.\n\n'.repeat(5_000)}` }),
    'read',
  ],
  [
    'captions without end',
    () => ({ text: `${whole}\n\n${'Envoys walk in Geneva, Nov. 19, 2026.\n\n'.repeat(5_000)}` }),
    'read',
  ],
  ['NULs in HTML', () => ({ html: page().replaceAll(' a', '\0 a') }), 'read'],
  [
    'broken UTF-8',
    () => ({ bytes: Buffer.concat([Buffer.from('<html>'), Buffer.of(0xc0, 0x80, 0xff, 0xf5), Buffer.from(article)]) }),
    'read',
  ],
  ['lone surrogates', () => ({ html: article.replaceAll('e', 'e\udc00') }), 'read'],
]

for (const [name, input, outcome] of cases) {
  test(`hostile: ${name}`, () => {
    const given = input()
    const start = process.cpuUsage()
    const result = survived(given)
    const { user } = process.cpuUsage(start)
    assert.ok(user / 1_000 < bound, `${Math.round(user / 1_000)} ms`)
    const came = result instanceof DemarcheError ? result.code : 'read'
    if (outcome !== 'any') assert.equal(came, outcome)
  })
}

const runs = { numRuns: 150, seed: 7 }
const line = fc.oneof(
  fc.constantFrom(
    ...paragraphs,
    'Share',
    'By Ana Ruiz',
    'World',
    'Ana Ruiz contributed to this report.',
    'Published May 4, 2026',
    'Envoys walk in Geneva, Nov. 19, 2026.',
    'A Headline of Some Words',
    'FILE - A bridge.',
    '',
    '  ',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
)

test('arbitrary strings and bytes give a report or a DemarcheError', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.boolean(),
      (text, verbatim) => void survived({ text, verbatim }),
    ),
    runs,
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (html) => void survived({ html })),
    runs,
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void survived({ bytes })),
    runs,
  )
})

test('mutated pages give a report or a DemarcheError', () => {
  const source = page()
  const cut = fc.record({
    at: fc.nat(source.length),
    length: fc.nat(40),
    put: fc.oneof(
      fc.constantFrom('<', '>', '"', '<!--', '</div>', '<table>', '&#', '<p', '<script>', '\0'),
      fc.string({ maxLength: 5 }),
    ),
  })
  fc.assert(
    fc.property(fc.array(cut, { minLength: 1, maxLength: 6 }), (cuts) => {
      let html = source
      for (const { at, length, put } of cuts) html = html.slice(0, at) + put + html.slice(at + length)
      survived({ html })
    }),
    runs,
  )
})

test('taking in the clean text again gives the same text', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\n\n'), (lines, between) => {
      const first = survived({ text: lines.join(between), anyLanguage: true })
      if (first instanceof DemarcheError) return
      const again = takeIn({ text: first.text, anyLanguage: true })
      assert.equal(again.text, first.text)
      assert.equal(again.bodyStart, first.bodyStart)
    }),
    { ...runs, numRuns: 500 },
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const first = survived({
        html: page(lines.map((each) => `<p>${each.replaceAll('<', '&lt;')}</p>`).join('')),
        anyLanguage: true,
      })
      if (first instanceof DemarcheError) return
      assert.equal(takeIn({ text: first.text, anyLanguage: true }).text, first.text)
    }),
    runs,
  )
})
