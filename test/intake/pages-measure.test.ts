import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '..', '..')
const shared = join(root, '..', 'shared')
const score = join(shared, 'score', 'score.py')
const pages = join(shared, 'data', 'extraction', 'pages.dev.jsonl.gz')
const missing =
  !existsSync(score) || !existsSync(pages)
    ? 'the annotated pages are not beside the repository'
    : spawnSync('python3', ['--version']).status !== 0
      ? 'python3 is not installed'
      : false

test('annotated web pages: F1 of the text', { skip: missing }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'))
  try {
    const run = { encoding: 'utf8', maxBuffer: 200_000_000 } as const
    const lines = join(folder, 'pages.jsonl')
    const records = join(folder, 'records.jsonl')
    writeFileSync(lines, execFileSync('python3', [score, 'input', pages], run))
    writeFileSync(records, execFileSync(process.execPath, [join(root, 'bench', 'pages.ts'), lines], run))
    const figures: unknown = JSON.parse(execFileSync('python3', [score, 'pages', pages, records, '--json'], run))
    const { text } = figures as { text: { F1: number } }
    assert.ok(text.F1 >= 97.5, `F1 ${text.F1}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
