import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import type { Reader } from '../src/reading/open-reader.ts'
import { withoutModel } from './cli/run-cli.ts'
import { type Expected, readCase, reportCases } from './report-case.ts'
import { reportDifference } from './report-difference.ts'

// Each folder of test/reports/ holds a source and the record expected of it; test/new-report-test.ts makes one.
describe('reports are read as expected', { skip: withoutModel }, () => {
  let reader: Reader
  before(async () => {
    const { openReader } = await import('../src/reading/open-reader.ts')
    reader = await openReader()
  })
  after(() => reader.close())

  for (const one of reportCases()) {
    it(one.slug, async () => {
      const expected: Expected = JSON.parse(readFileSync(one.expected, 'utf8'))
      const difference = reportDifference(await readCase(one, reader), expected)
      if (difference !== null) assert.fail(`${one.slug} is not read as expected\n${difference}`)
    })
  }
})
