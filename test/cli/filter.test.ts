import assert from 'node:assert/strict'
import { once } from 'node:events'
import { describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { collected, leftEarly, runCli, standIn, startCli } from './run-cli.ts'

const line = (id: string, text: string) => `${JSON.stringify({ id, text })}\n`
const english = 'The minister said on Friday that the talks with the neighbours were over. '
const filter = ['read', '--jsonl']

function ids(stdout: string): string[] {
  const lines = stdout.trimEnd().split('\n')
  return lines.map((text) => {
    const { id, error } = JSON.parse(text)
    return error === undefined ? id : `${id}: ${error.code}`
  })
}

describe('the filter', () => {
  it('keeps the order, answers for bad lines and goes on', async () => {
    const input = `${line('a', `wait 60 ${english}`)}not JSON\n\n[1]\n{"id":"c"}\n${line('d', '')}${line('e', english)}{"text":7,"id":8}\n${line('f', english).trim()}`
    const { status, stdout, stderr } = await runCli(filter, { program: standIn, input })
    assert.equal(status, 1)
    assert.deepEqual(ids(stdout), [
      'a',
      'null: bad-json',
      'null: bad-line',
      'c: bad-line',
      'd: empty',
      'e',
      '8: bad-line',
      'f',
    ])
    assert.match(stderr, /^demarche: 3 reports read, 5 not, in /)
  })

  it('gives exit status 0 where all were read, and nothing for nothing', async () => {
    const all = await runCli(filter, { program: standIn, input: line('a', english) })
    assert.deepEqual([all.status, ids(all.stdout)], [0, ['a']])
    const none = await runCli([...filter, '--quiet'], { program: standIn, input: '' })
    assert.deepEqual(none, { status: 0, stdout: '', stderr: '' })
  })

  it('gives the same bytes with any number of workers', async () => {
    const input = Array.from({ length: 30 }, (_, i) =>
      line(`id${i}`, `${i % 3 === 0 ? 'wait 5 ' : ''}${english}`),
    ).join('')
    const runs = await Promise.all(
      ['0', '1', '3'].map((workers) => runCli([...filter, '--workers', workers], { program: standIn, input })),
    )
    assert.equal(ids(runs[0]?.stdout ?? '').length, 30)
    assert.equal(runs[1]?.stdout, runs[0]?.stdout)
    assert.equal(runs[2]?.stdout, runs[0]?.stdout)
  })

  it('loses no line when a worker dies', async () => {
    const input = Array.from({ length: 12 }, (_, i) => line(`id${i}`, i === 5 ? 'exit' : english)).join('')
    const { status, stdout } = await runCli([...filter, '--workers', '2'], { program: standIn, input })
    assert.equal(status, 1)
    assert.deepEqual(
      ids(stdout),
      Array.from({ length: 12 }, (_, i) => (i === 5 ? 'id5: internal' : `id${i}`)),
    )
  })

  it('passes 3,000 long reports in little memory', async () => {
    const child = startCli(filter, { program: standIn, nodeOptions: ['--max-old-space-size=64'] })
    const result = collected(child)
    const text = english.repeat(600)
    for (let i = 0; i < 3000; i++) if (!child.stdin.write(line(`id${i}`, text))) await once(child.stdin, 'drain')
    child.stdin.end()
    const { status, stdout } = await result
    assert.equal(status, 0)
    assert.deepEqual(
      ids(stdout),
      Array.from({ length: 3000 }, (_, i) => `id${i}`),
    )
  })

  it('reads no further while nobody takes its lines', async () => {
    const child = startCli(filter, { program: standIn })
    const text = english.repeat(600)
    let written = 0
    for (let full = false; !full && written < 5000; written++) {
      if (child.stdin.write(line('x', text))) continue
      full = (await Promise.race([once(child.stdin, 'drain'), setTimeout(1500, 'full')])) === 'full'
    }
    assert.ok(written < 200, `${written} lines went in and none came out`)
    child.stdin.on('error', () => undefined)
    child.kill()
    await once(child, 'close')
  })

  it('answers each line as it comes, without waiting for the end', async () => {
    const child = startCli(filter, { program: standIn })
    child.stdin.write(line('first', english))
    const [answer] = await once(child.stdout, 'data')
    assert.deepEqual(ids(String(answer)), ['first'])
    child.stdin.end()
    await once(child, 'close')
  })

  it('ends quietly when the reader of its pipe goes away', async () => {
    const child = startCli(filter, { program: standIn })
    child.stdin.write(line('x', english).repeat(2000))
    const { status, stderr } = await leftEarly(child)
    assert.equal(status, 0)
    assert.equal(stderr, '')
  })
})

describe('the filter with --tables', () => {
  const tables = [...filter, '--tables', '--quiet']

  it('gives the record byte for byte, its rows in the tables of an export, and the key of the input', async () => {
    const input = `${JSON.stringify({ id: 'a', text: english, published: '2031-04-05' })}\n{"id": "b", "text": ""}\n`
    const plain = await runCli([...filter, '--quiet'], { program: standIn, input })
    const { status, stdout } = await runCli(tables, { program: standIn, input })
    assert.equal(status, 1)
    const [good, bad] = stdout
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text))
    assert.equal(good.record, plain.stdout.split('\n')[0])
    assert.deepEqual([good.id, good.published, good.rows.reports.length], ['a', '2031-04-05', 1])
    assert.equal(good.rows.reports[0][0], 'a')
    assert.match(good.key, /^[0-9a-f]{64}$/)
    assert.deepEqual([bad.id, bad.error.code, bad.rows], ['b', 'empty', undefined])
    assert.notEqual(bad.key, good.key)
  })

  it('goes with --jsonl alone', async () => {
    const { status, stderr } = await runCli(['read', '--tables', 'x.txt'], { program: standIn })
    assert.deepEqual([status, stderr], [2, 'demarche: --tables goes with --jsonl.\n'])
  })
})

describe('bytes in a line', () => {
  const send = (fields: Readonly<Record<string, unknown>>) =>
    runCli([...filter, '--quiet'], { program: standIn, input: `${JSON.stringify({ id: 'a', ...fields })}\n` })

  it('are read as those of a file, in the encoding that is told', async () => {
    const text = 'The minister said on Friday that the café near the harbour was closed for the talks.'
    const bytes = Buffer.from(text, 'latin1').toString('base64')
    const { stdout } = await send({ bytes, mediaType: 'text/plain; charset=iso-8859-1' })
    const record = JSON.parse(stdout)
    assert.equal(record.text, text)
    assert.equal(record.origin.mediaType, 'text/plain')
  })

  it('that are no base64 are a bad line', async () => {
    for (const bytes of ['%%%', 'A', 7]) {
      const { stdout } = await send({ bytes })
      assert.equal(JSON.parse(stdout).error.code, 'bad-line', String(bytes))
    }
  })
})
