import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { findInputs } from '../../src/intake/find-inputs.ts'
import { DemarcheError } from '../../src/record/demarche-error.ts'

const folder = mkdtempSync(join(tmpdir(), 'inputs-'))
after(() => rmSync(folder, { recursive: true }))
mkdirSync(join(folder, 'b', 'deep'), { recursive: true })
mkdirSync(join(folder, 'none'))
for (const name of [
  'z.txt',
  'a.HTML',
  'b/c.jsonl',
  'b/deep/d.md',
  'e.png',
  '.hidden.txt',
  'f.htm',
  'g.xhtml',
  'h.json',
  '[odd].txt',
])
  writeFileSync(join(folder, name), 'x')
symlinkSync(folder, join(folder, 'b', 'around'))

function names(paths: readonly string[]): readonly string[] {
  return paths.map((path) => path.slice(folder.length + 1).replaceAll('\\', '/'))
}

test('a folder gives all that can be read below it, sorted', () => {
  assert.deepEqual(names(findInputs([folder])), [
    '[odd].txt',
    'a.HTML',
    'b/c.jsonl',
    'b/deep/d.md',
    'f.htm',
    'g.xhtml',
    'h.json',
    'z.txt',
  ])
})

test('files, patterns and standard input, in the order given, each once', () => {
  const z = join(folder, 'z.txt')
  assert.deepEqual(findInputs([z, '-', join(folder, '*.txt'), z]), [z, '-', join(folder, '[odd].txt')])
  assert.deepEqual(names(findInputs([join(folder, 'e.png')])), ['e.png'])
  assert.deepEqual(names(findInputs([join(folder, '[odd].txt')])), ['[odd].txt'])
  assert.deepEqual(names(findInputs([join(folder, '**', '*.md')])), ['b/deep/d.md'])
  assert.deepEqual(findInputs([]), [])
})

test('what is not there is said', () => {
  for (const name of ['missing.txt', 'missing-*.txt', 'none'])
    assert.throws(
      () => findInputs([join(folder, name)]),
      (error) => error instanceof DemarcheError && error.code === 'not-found' && error.message.includes(name),
    )
})
