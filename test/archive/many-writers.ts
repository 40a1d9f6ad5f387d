import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openArchive } from '../../src/archive/open-archive.ts'
import { contentsOf } from './contents-of.ts'

const writer = fileURLToPath(new URL('./write-records.ts', import.meta.url))
/** Ranges that overlap, so that most texts are added by several, from both ends. */
const ranges: readonly (readonly string[])[] = [
  ['0', '40', 'forwards'],
  ['10', '50', 'backwards'],
  ['5', '45', 'forwards'],
  ['10', '40', 'backwards'],
]

/** Several programs write to one archive at once, which none has made before; it holds what one after the other makes. */
export async function assertManyWriters(place: string): Promise<void> {
  const failures = await Promise.all(ranges.map((range) => write(place, range)))
  assert.deepEqual(
    failures,
    ranges.map(() => ''),
  )
  const folder = mkdtempSync(join(tmpdir(), 'demarche-writers-'))
  const alone = join(folder, 'alone.archive')
  for (const range of ranges) assert.equal(await write(alone, range), '')
  const [one, many] = [await openArchive(alone), await openArchive(place)]
  assert.deepEqual(await contentsOf(many), await contentsOf(one))
  assert.equal((await many.counts()).reports, 50)
  await Promise.all([one.close(), many.close()])
  rmSync(folder, { recursive: true })
}

/** Runs a writer to its end; gives what it complains of, nothing where all went well. */
async function write(place: string, range: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [writer, place, ...range], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return status === 0 ? '' : `${status}: ${said}`
}
