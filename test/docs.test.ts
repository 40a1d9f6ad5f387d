import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

function read(path: string): string {
  return readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
}

/** The codes of the union, which is a type and so is not there when a program runs. */
function errorCodes(): string[] {
  const [, union = ''] =
    /export type ErrorCode =([^\n]*(?:\n {2}\|[^\n]*)*)/.exec(read('src/record/demarche-error.ts')) ?? []
  return [...union.matchAll(/'([a-z-]+)'/g)].map(([, code = '']) => code)
}

test('every error code is explained in docs/errors.md, and nothing else is', () => {
  const headings = [...read('docs/errors.md').matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)
  assert.ok(errorCodes().length > 10)
  assert.deepEqual(headings, errorCodes())
})

test('every package that demarche needs has a line in docs/dependencies.md', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>
  const lines = read('docs/dependencies.md')
  const unexplained = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => !lines.split('\n').some((line) => line.split('|')[1]?.trim() === name),
  )
  assert.deepEqual(unexplained, [])
})

test('every task of package.json is one that scripts/run.mjs knows', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const runner = read('scripts/run.mjs')
  for (const [name, command] of Object.entries(scripts)) {
    const task = /^node scripts\/run\.mjs (\w+)$/.exec(command)?.[1]
    assert.ok(task !== undefined && runner.includes(`  ${task}: (rest) =>`), `npm run ${name}`)
  }
})
