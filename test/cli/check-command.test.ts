import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { buildRecord } from '../record-builder.ts'
import { straitsRecord } from '../straits-record.ts'
import { runCli } from './run-cli.ts'

const check = (input: string) => runCli(['check', '-'], { input })

describe('demarche check', () => {
  it('finds sound records sound', async () => {
    const error = { id: 'x', error: { code: 'empty', message: 'There is no text.' } }
    const quiet = buildRecord({ body: 'It rained\u2028in Oslo.' })
    const { status, stdout, stderr } = await check(
      `${[quiet, error, quiet].map((one) => JSON.stringify(one)).join('\n')}\n`,
    )
    assert.equal(stdout, '')
    assert.equal(stderr, 'demarche: 2 records, 1 that could not be read and hold no record, all sound\n')
    assert.equal(status, 0)
  })

  it('prints each fault with its line and its path', async () => {
    const { statements } = straitsRecord
    const broken = {
      ...straitsRecord,
      statements: statements.map((one, i) => (i === 6 ? { ...one, within: 's99' } : one)),
    }
    const { status, stdout } = await check(
      `${JSON.stringify(buildRecord({ body: 'Fine.' }))}\n\n{}\n${JSON.stringify(broken)}\nnot JSON\n`,
    )
    assert.equal(status, 1)
    assert.match(stdout, /^standard input:3: /m)
    assert.match(stdout, /^standard input:4: statements\W?6\W*within: .*s99/m)
    assert.match(stdout, /^standard input:5: This line is not JSON\.$/m)
    assert.doesNotMatch(stdout, /^standard input:1: /m)
  })

  it('knows the output of --json, and says what to do', async () => {
    const { status, stderr } = await check(JSON.stringify(straitsRecord, null, 2))
    assert.equal(status, 1)
    assert.match(stderr, /check reads JSON Lines/)
  })

  it('names a file that is not there', async () => {
    const { status, stderr } = await runCli(['check', 'nope.jsonl'])
    assert.equal(status, 1)
    assert.match(stderr, /^demarche: nope\.jsonl: There is no such file\.$/m)
  })
})
