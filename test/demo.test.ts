import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { collected, withoutModel } from './cli/run-cli.ts'

const root = new URL('../', import.meta.url)
const run = fileURLToPath(new URL('scripts/run.mjs', root))

type Overview = {
  readonly counts: { readonly reports: number; readonly statements: number; readonly failures: number }
  readonly pairs: readonly { readonly a: string; readonly b: string }[]
}

describe('npm run demo', { skip: withoutModel }, () => {
  it('fills an archive with the samples, serves it, and stops when told to', async () => {
    const child = spawn(process.execPath, [run, 'demo', '--port', '0'])
    const result = collected(child)
    try {
      const address = await addressIn(child.stdout, result)
      const answer = await fetch(`${address}/api/overview`)
      const { counts, pairs } = (await answer.json()) as Overview
      assert.ok(counts.reports >= readdirSync(new URL('samples/', root)).length)
      assert.ok(counts.statements > 12 * counts.reports)
      assert.equal(counts.failures, 0)
      assert.ok(pairs.length >= 3, 'each dispute has its pair')
      const happenings = (await (await fetch(`${address}/happenings.json`)).json()) as { items: unknown[] }
      assert.ok(happenings.items.length > 0)
      assert.match(await (await fetch(address)).text(), /<h1>/)
    } finally {
      child.kill('SIGTERM')
    }
    assert.equal((await result).status, 0)
  })
})

/** The address that a server prints on a line of its own. */
function addressIn(stdout: NodeJS.ReadableStream, ended: Promise<{ readonly stderr: string }>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    stdout.on('data', (text: string) => {
      said += text
      const [, address] = /^(http:\/\/\S+)$/m.exec(said) ?? []
      if (address !== undefined) resolve(address)
    })
    void ended.then(({ stderr }) => reject(new Error(`it ended before it served: ${stderr}`)))
  })
}
