import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { openReader } from '../src/reading/open-reader.ts'
import { readCase, reportCase, reportsFolder } from './report-case.ts'

/**
 * Makes a test of a report: `node test/new-report-test.ts FILE...`. What is read now is written down as expected; look
 * at it and put right what is wrong, for it is the specification. Run again, it writes `expected.json` anew.
 */
const files = process.argv.slice(2)
if (files.length === 0) {
  console.error('Give the reports to make tests of: node test/new-report-test.ts FILE...')
  process.exit(2)
}
const reader = await openReader()
for (const file of files) {
  const slug = basename(file, extname(file))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  const folder = new URL(`${slug}/`, reportsFolder)
  mkdirSync(folder, { recursive: true })
  copyFileSync(file, new URL(`source${extname(file) || '.txt'}`, folder))
  const about = new URL('about.md', folder)
  if (!existsSync(about)) writeFileSync(about, `# ${slug}\n\nWhere it comes from, and what it is to show.\n`)
  const made = reportCase(slug)
  const record = await readCase(made, reader)
  writeFileSync(made.expected, `${JSON.stringify(record, null, 2)}\n`)
  console.log(`test/reports/${slug}: ${record.statements.length} statements; read expected.json and about.md through`)
}
await reader.close()
