import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { columnsText } from '../../src/export/columns-text.ts'
import { exportFormats } from '../../src/export/export-format.ts'

const docs = readFileSync(new URL('../../docs/export.md', import.meta.url), 'utf8')

describe('docs/export.md', () => {
  it('explains every column of every table; node scripts/write-columns.ts writes them', () => {
    const written = docs.slice(
      docs.indexOf('<!-- columns -->\n') + '<!-- columns -->\n'.length,
      docs.indexOf('<!-- end of columns -->'),
    )
    assert.equal(written, columnsText())
    assert.match(written, /\| `statement_id` \| text \| .{20,} \|/)
  })

  it('names every shape', () => {
    for (const as of exportFormats) assert.match(docs, new RegExp(`^\\| \`${as}\` \\| .+ \\|$`, 'm'))
  })
})
