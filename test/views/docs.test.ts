import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { tallyColumns } from '../../src/cli/tally-command.ts'
import { timelineColumns } from '../../src/cli/timeline-command.ts'
import { tallyKeys } from '../../src/views/tally.ts'

const docs = readFileSync(new URL('../../docs/search.md', import.meta.url), 'utf8')

/** The first cells of the tables of a section, in their order. */
function tablesOf(heading: string): string[][] {
  const section = docs.slice(docs.indexOf(`## ${heading}\n`)).split(/\n## /)[0] ?? ''
  return [...section.matchAll(/\| --- \| --- \|\n((?:\|.*\n)+)/g)].map(([, rows = '']) =>
    [...rows.matchAll(/^\| `(.+?)` \| .+ \|$/gm)].map(([, name = '']) => name),
  )
}

describe('docs/search.md', () => {
  it('explains every column of a time line', () => {
    assert.deepEqual(tablesOf('demarche timeline'), [[...timelineColumns]])
  })

  it('explains every key and column of a tally', () => {
    assert.deepEqual(tablesOf('demarche tally'), [[...tallyKeys], tallyColumns([])])
  })
})
