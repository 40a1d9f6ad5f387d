import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { promisify } from 'node:util'
import { joinReports } from '../../src/archive/across/join-reports.ts'
import { reportKey } from '../../src/archive/keys.ts'
import { openArchive } from '../../src/archive/open-archive.ts'
import { type Serving, serveArchive } from '../../src/http/serve.ts'
import { straits } from '../archive/some-records.ts'
import { openReader } from '../reading/stand-in-reader.ts'
import { someRecords } from './some-app.ts'

const run = promisify(execFile)
const docs = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8')
const blocks = [...docs.matchAll(/^```\n([\s\S]*?)^```/gm)].map(([, block = '']) => block)
const folder = mkdtempSync(join(tmpdir(), 'demarche-api-docs-'))
const key = reportKey(straits.fingerprint)
let serving: Serving
let frame: string
before(async () => {
  const archive = await openArchive(join(folder, 'talks.archive'), { create: true })
  await archive.addMany(someRecords.map((record) => ({ record })))
  await joinReports(archive)
  await archive.close()
  writeFileSync(join(folder, 'report.txt'), 'Toland said on Monday that talks would begin.')
  const place = { archive: join(folder, 'talks.archive'), host: '127.0.0.1', port: 0 }
  serving = await serveArchive({ ...place, version: '0.1.0', openReader })
  const shown = await fetch(`${serving.address}/api/review/frame?report=${key}&frame=s1`)
  frame = ((await shown.json()) as { frame: string }).frame
})
after(async () => {
  await serving.close()
  rmSync(folder, { recursive: true })
})

/** An example with what is its own to each archive: the address, a report's key, a frame's key. */
function here(example: string): string {
  return example
    .replaceAll('http://127.0.0.1:8420', serving.address)
    .replaceAll('k_0123456789abcdef', key)
    .replaceAll('statement@41-45', frame)
}

const noCurl = spawnSync('curl', ['--version']).status === 0 ? false : 'there is no curl on this machine'

describe('docs/api.md', () => {
  it('has examples of both kinds', () => {
    assert.ok(blocks.filter((block) => block.includes('curl ')).length >= 3)
    assert.equal(blocks.filter((block) => block.includes('import ')).length, 1)
  })

  it('its examples for the shell give JSON and no problem', { skip: noCurl }, async () => {
    for (const block of blocks.filter((one) => one.includes('curl '))) {
      const commands = block.replaceAll('\\\n', ' ').trim().split('\n')
      for (const command of commands) {
        const { stdout } = await run('sh', ['-c', here(command)], { cwd: folder })
        const answer = JSON.parse(stdout) as { readonly code?: string; readonly items?: readonly unknown[] }
        assert.equal(answer.code, undefined, `${command}: ${stdout.slice(0, 300)}`)
        if (answer.items !== undefined) assert.ok(answer.items.length > 0, command)
      }
    }
  })

  it('its example in TypeScript runs', async () => {
    const [example = ''] = blocks.filter((block) => block.includes('import '))
    const client = new URL('../../src/http/client.ts', import.meta.url).href
    const program = here(example).replace("'demarche/client'", `'${client}'`).replace("'transit'", "'talks'")
    assert.notEqual(program, example)
    writeFileSync(join(folder, 'example.mts'), program)
    const { stdout } = await run(process.execPath, [join(folder, 'example.mts')])
    assert.notEqual(stdout.trim(), '')
  })
})
