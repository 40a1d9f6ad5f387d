import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { bratText } from '../../src/export/brat.ts'
import { buildRecord } from '../record-builder.ts'
import { exported } from './export-into.ts'
import { exportedRecords } from './exported-records.ts'

const entity = /^T\d+\t(\w+) (\d+ \d+(?:;\d+ \d+)*)\t(.+)$/
const event = /^E\d+\t(\w+):(T\d+)((?: \w+:[TE]\d+)*)$/

/** Reads an `.ann` file as strictly as brat does, and gives how many lines of each kind it has. */
function checkAnn(ann: string, txt: string): Record<string, number> {
  const counts: Record<string, number> = {}
  const ids = new Set(ann.split('\n').map((line) => line.split('\t')[0]))
  const points = Array.from(txt)
  for (const line of ann.replace(/\n$/, '').split('\n')) {
    counts[line[0] ?? ''] = (counts[line[0] ?? ''] ?? 0) + 1
    if (line.startsWith('T')) {
      const [, , places = '', words] = entity.exec(line) ?? assert.fail(line)
      const pieces = places.split(';').map((place) => place.split(' ').map(Number))
      assert.equal(pieces.map(([start, end]) => points.slice(start, end).join('')).join(' '), words)
      for (const [i, [start = 0, end = 0]] of pieces.entries()) {
        assert.ok(start < end && start >= (pieces[i - 1]?.[1] ?? 0), line)
      }
    } else if (line.startsWith('E')) {
      const [, , trigger = '', roles = ''] = event.exec(line) ?? assert.fail(line)
      for (const id of [trigger, ...roles.split(' ').flatMap((role) => role.split(':')[1] ?? [])])
        assert.ok(ids.has(id), line)
    } else if (line.startsWith('A')) assert.match(line, /^A\d+\t(?:Mode|Status) E\d+ \w+$/)
    else if (line.startsWith('#')) assert.match(line, /^#\d+\tAnnotatorNotes E\d+\t[^\t]+$/)
    else assert.match(line, /^\*\tEquiv T\d+(?: T\d+)+$/)
  }
  return counts
}

describe('brat', () => {
  it('has a text and a standoff for each report, with line feeds alone and no byte order mark', async () => {
    const files = await exported({ as: 'brat' })
    const texts = [...files.keys()].filter((name) => name.endsWith('.txt'))
    assert.equal(texts.length, exportedRecords.length)
    let statements = 0
    for (const name of texts) {
      const txt = files.get(name) ?? ''
      const ann = files.get(name.replace(/txt$/, 'ann')) ?? ''
      assert.doesNotMatch(txt + ann, /[\r\uFEFF]/)
      statements += checkAnn(ann, txt)['E'] ?? 0
    }
    const frames = exportedRecords.flatMap((record) => [...record.statements, ...record.events])
    assert.equal(statements, frames.length)
    assert.match(
      files.get('annotation.conf') ?? '',
      /^\[entities\][\s\S]*\[relations\][\s\S]*\[events\][\s\S]*\[attributes\]/,
    )
  })

  it('cuts what goes over a line end into fragments, and joins nested and asserting statements', async () => {
    const files = await exported({ as: 'brat' })
    const [, ferry = ''] = [...files].find(([name]) => /^Ferry.*\.ann$/.test(name)) ?? []
    assert.match(ferry, /\tContent \d+ \d+;\d+ \d+\t=We will not lift it; not now, not in June\.\n/)
    assert.match(ferry, /\tREJECT:T\d+ Source:T\d+ AssertedBy:E1\n/)
    assert.match(ferry, /\tAnnotatorNotes E1\ts1, confidence 0\.95\\nspeaker: Liis Raud\n/)
  })

  it('keeps every offset, whatever signs a text has', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', ' ', '\r', '\n', '\r\n', '\t', '🚢', '\u2028', '\uFEFF', '\u0085', 'é', '\0'), {
          minLength: 1,
        }),
        (signs) => {
          const text = signs.join('')
          const txt = bratText(text)
          assert.equal(txt.length, text.length)
          assert.equal(txt.replace(/[ \n]/g, ''), text.replace(/[\p{Cc}\u2028 ]|^\uFEFF/gu, ''))
          assert.doesNotMatch(txt, /(?!\n)\p{Cc}|^\uFEFF/u)
        },
      ),
    )
  })

  it('marks nothing for spans of blanks alone', async () => {
    const record = buildRecord({
      body: 'Oslo said \n no.',
      statements: [{ source: 'Oslo', cue: 'said', content: [' \n '] }],
    })
    const files = await exported({ as: 'brat' }, [record])
    const ann = files.get(`${record.id}.ann`) ?? ''
    assert.match(ann, /^E1\tStatement:T1 Source:T2$/m)
    checkAnn(ann, files.get(`${record.id}.txt`) ?? '')
  })
})
