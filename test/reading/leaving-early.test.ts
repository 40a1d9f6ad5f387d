import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { collected, leftEarly, startCli, withoutModel } from '../cli/run-cli.ts'

const story = 'Port director Anna Varga said on Monday that berth 44 would open. The dockers called off their strike.'
const lines = Array.from({ length: 300 }, (_, i) => `${JSON.stringify({ id: `${i}`, text: story })}\n`).join('')

/** Leaves a walk over reports while the model is at work on the next ones. */
const walk = `
  import { readMany } from '${new URL('../../src/index.ts', import.meta.url).href}'
  const items = Array.from({ length: 40 }, () => ({ input: { text: ${JSON.stringify(story.repeat(8))} } }))
  let read = 0
  for await (const outcome of readMany(items, { workers: 2 })) if ('record' in outcome && ++read === 3) break
  console.log('left after', read)
`

describe('leaving while the model is at work', { skip: withoutModel }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-leaving-'))
  after(() => rmSync(folder, { recursive: true }))

  it('ends a walk over reports, and the program goes on', async () => {
    const program = join(folder, 'walk.mjs')
    writeFileSync(program, walk)
    for (let times = 0; times < 4; times++) {
      const child = startCli([], { program })
      assert.deepEqual(await collected(child), { status: 0, stdout: 'left after 3\n', stderr: '' })
    }
  })

  it('ends the filter quietly when the reader of its pipe goes away, though its own input stays open', async () => {
    for (let times = 0; times < 3; times++) {
      const child = startCli(['read', '--jsonl', '--quiet', '--workers', '2'])
      child.stdin.write(lines)
      assert.deepEqual(await leftEarly(child), { status: 0, signal: null, stderr: '' })
    }
  })
})
