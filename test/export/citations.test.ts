import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bibTexEntry } from '../../src/export/citations.ts'
import { exportedReport } from '../../src/export/exported-report.ts'
import { buildRecord } from '../record-builder.ts'
import { exported, linesOf } from './export-into.ts'

const files = await exported({ as: 'citations' })
const csl: Record<string, unknown>[] = JSON.parse(files.get('citations.json') ?? '')

describe('citations', () => {
  it('give each report as CSL-JSON', () => {
    const { id, ...item } = csl[1] ?? {}
    assert.match(String(id), /^meridianwire2024-[0-9a-f]{10}$/)
    assert.deepEqual(item, {
      type: 'article-newspaper',
      title: 'Norway says trawlers were turned back, Iceland’s ministry denies it',
      author: [{ literal: 'Ana Lund' }, { literal: 'Per Holm' }],
      'container-title': 'Meridian Wire',
      issued: { 'date-parts': [[2024, 3, 11]] },
      URL: 'https://example.org/straits?a=1&b=2',
      language: 'en',
    })
    // A file's name on somebody's machine is no address.
    assert.deepEqual(Object.keys(csl[2] ?? {}), ['id', 'type', 'language'])
  })

  it('give each report as BibTeX under the same key', () => {
    const bib = files.get('citations.bib') ?? ''
    assert.deepEqual(
      [...bib.matchAll(/^@(\w+)\{(.+),$/gm)].map(([, type, key]) => [type, key]),
      csl.map(({ id }, i) => [i === 2 ? 'misc' : 'article', id]),
    )
    assert.match(bib, /author = \{\{Ana Lund\} and \{Per Holm\}\},\n {2}title = \{\{Norway says/)
  })

  it('escape what BibTeX and TeX would take for their own', () => {
    const entry = bibTexEntry(
      exportedReport(
        buildRecord(
          { title: 'A {50%} cut & \\more_ #1 ~ $5^2', body: 'x' },
          { publisher: 'A&B', origin: { uri: 'https://e.org/{a}', mediaType: 'text/html', sha256: 'c'.repeat(64) } },
        ),
        'codepoint',
      ),
    )
    assert.match(
      entry,
      /title = \{\{A \\\{50\\%\\\} cut \\& \\textbackslash\{\}more\\_ \\#1 \\textasciitilde\{\} \\\$5\\textasciicircum\{\}2\}\},/,
    )
    assert.match(entry, /journal = \{A\\&B\}/)
    assert.match(entry, /url = \{https:\/\/e\.org\/%7Ba%7D\}/)
  })

  it('give a footnote for each statement', () => {
    const notes = linesOf(files, 'footnotes.jsonl')
    assert.equal(notes.length, 17)
    const solheim = notes.find(({ footnote }) => String(footnote).startsWith('Ingrid Solheim, quoted'))
    assert.equal(
      solheim?.['footnote'],
      'Ingrid Solheim, quoted in Ana Lund and Per Holm, “Norway says trawlers were turned back, Iceland’s ministry denies it”, ' +
        'Meridian Wire, March 11, 2024, https://example.org/straits?a=1&b=2: “We were given no warning,” … “Our crews [were] escorted … like smugglers.”',
    )
    assert.ok(csl.some(({ id }) => id === solheim?.['citation_key']))
    const bare = notes.find(({ footnote }) => String(footnote).startsWith('Åke Öst'))
    assert.equal(
      bare?.['footnote'],
      'Åke Öst; spokesman, paraphrased in untitled report: that Helsinki had asked for talks',
    )
  })
})
