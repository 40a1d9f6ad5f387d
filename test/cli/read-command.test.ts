import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { pageOpening } from '../../src/export/html-page.ts'
import { runCli, standIn } from './run-cli.ts'

const report =
  'Norway said on Friday that it would not talk to Iceland about the trawlers. The minister told reporters that the matter was closed and that nothing was left to say.'

let cwd = ''
const run = (args: readonly string[], more: { input?: string; env?: Record<string, string> } = {}) =>
  runCli(args, { program: standIn, cwd, ...more })

before(() => {
  cwd = mkdtempSync(join(tmpdir(), 'demarche-read-'))
  mkdirSync(join(cwd, 'pages'))
  writeFileSync(join(cwd, 'a.txt'), `${report} First.`)
  writeFileSync(join(cwd, 'b.txt'), `${report} Second.`)
  writeFileSync(
    join(cwd, 'binary.txt'),
    new Uint8Array(3000).map((_, i) => i % 7),
  )
  writeFileSync(join(cwd, 'lines.jsonl'), `${JSON.stringify({ id: 'x', text: report })}\nnot JSON\n`)
})
after(() => rmSync(cwd, { recursive: true }))

describe('demarche read', () => {
  it('prints for people, plain into a pipe', async () => {
    const { status, stdout, stderr } = await run([
      'read',
      'a.txt',
      '--publisher',
      'Meridian Wire',
      '--title',
      'Trawlers',
    ])
    assert.equal(status, 0)
    assert.equal(stdout, 'Trawlers\nMeridian Wire · no statements\n')
    assert.equal(stderr, '')
  })

  it('colours when told to', async () => {
    const { stdout } = await run(['read', 'a.txt'], { env: { FORCE_COLOR: '1' } })
    assert.ok(stdout.includes('\u001B['))
    const plain = await run(['read', 'a.txt', '--no-color'], { env: { FORCE_COLOR: '1' } })
    assert.ok(!plain.stdout.includes('\u001B['))
  })

  it('gives one JSON object for one report and an array for several', async () => {
    const one = await run(['read', '--json', 'a.txt', '--published', '2024-03-14'])
    assert.equal(JSON.parse(one.stdout).published, '2024-03-14')
    const two = await run(['read', '--json', 'a.txt', 'b.txt', 'a.txt'])
    assert.deepEqual(
      JSON.parse(two.stdout).map((record: { text: string }) => record.text.split(' ').at(-1)),
      ['First.', 'Second.'],
    )
    assert.match(two.stderr, /^demarche: 2 reports read, in .* a second\)\n$/)
  })

  it('names a bad file and reads the rest', async () => {
    const { status, stdout, stderr } = await run([
      'read',
      '--json',
      'a.txt',
      'nope.txt',
      'binary.txt',
      'pages',
      'b.txt',
    ])
    assert.equal(status, 1)
    assert.equal(JSON.parse(stdout).length, 2)
    assert.match(stderr, /^demarche: nope\.txt: .+\.$/m)
    assert.match(stderr, /^demarche: binary\.txt: .+\.$/m)
    assert.match(stderr, /^demarche: pages: .+\.$/m)
    assert.match(stderr, /2 reports read, 3 not/)
    assert.doesNotMatch(stderr, / at .*:\d+:\d+/)
  })

  it('writes a line for each FILE, with a line of its own for one that cannot be read', async () => {
    const { status, stdout, stderr } = await run(['read', '--jsonl', '--quiet', 'a.txt', 'nope.txt', 'lines.jsonl'])
    assert.equal(status, 1)
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    assert.deepEqual(
      lines.map((line) => line.error?.code ?? line.origin.uri ?? line.id),
      ['a.txt', 'not-found', 'x', 'bad-json'],
    )
    assert.match(stderr, /^demarche: lines\.jsonl:2: /m)
  })

  it('reads one report from standard input', async () => {
    for (const args of [
      ['read', '--json'],
      ['read', '--json', '-'],
    ]) {
      const { status, stdout } = await run(args, {
        input: `<html><body><article><p>${report}</p><p>${report}</p></article></body></html>`,
      })
      assert.equal(status, 0)
      assert.equal(JSON.parse(stdout).origin.mediaType, 'text/html')
    }
  })

  it('writes a page to standard output, to a file, and one for each report into a folder', async () => {
    assert.ok((await run(['read', 'a.txt', '--html'])).stdout.startsWith(pageOpening))
    assert.equal((await run(['read', '--html', 'page.html', 'a.txt'])).status, 0)
    assert.ok(readFileSync(join(cwd, 'page.html'), 'utf8').startsWith(pageOpening))
    assert.equal((await run(['read', '--html', 'page.html', 'b.txt'])).status, 0)
    assert.ok(readFileSync(join(cwd, 'page.html'), 'utf8').includes('Second.'))
    assert.equal((await run(['read', '--html', 'pages/', 'a.txt', 'b.txt'])).status, 0)
    assert.ok(readFileSync(join(cwd, 'pages', 'b.html'), 'utf8').includes('Second.'))
  })

  it('never writes a page over a report', async () => {
    const { status, stderr } = await run(['read', '--html', 'a.txt', 'b.txt'])
    assert.equal(status, 2)
    assert.match(stderr, /a\.txt exists and is no page of demarche's/)
    assert.equal(readFileSync(join(cwd, 'a.txt'), 'utf8'), `${report} First.`)
    assert.equal((await run(['read', '--html', 'a.txt'])).status, 2)
  })

  const wrong: readonly [readonly string[], RegExp][] = [
    [['read', '--json', '--jsonl', 'a.txt'], /--json and --jsonl cannot be used together/],
    [['read', 'a.txt', '--min-confidence', '2'], /--min-confidence takes a number from 0 to 1/],
    [['read', 'a.txt', '--min-confidence', ''], /--min-confidence/],
    [['read', 'a.txt', '--workers', 'many'], /--workers takes a whole number/],
    [['read', 'a.txt', '--published', '2024-02-31'], /--published takes a day/],
    [['read', 'a.txt', 'b.txt', '--title', 'x'], /--title is for one report/],
    [['read', 'a.txt', 'b.txt', '--html', 'page.html'], /one page for one report/],
    [['read', 'a.txt', '--colour'], /unknown option '--colour'/],
    [['reed', 'a.txt'], /unknown command 'reed'/],
    [['check'], /missing required argument/],
  ]
  for (const [args, message] of wrong) {
    it(`calls "${args.join(' ')}" wrong usage`, async () => {
      const { status, stdout, stderr } = await run(args)
      assert.equal(status, 2)
      assert.equal(stdout, '')
      assert.match(stderr, message)
      assert.match(stderr, /^demarche: /)
    })
  }

  it('gives help with examples, and its version', async () => {
    for (const args of [['--help'], ['read', '--help'], ['check', '--help']]) {
      const { status, stdout } = await run(args)
      assert.equal(status, 0)
      assert.match(stdout, /Examples:\n {2}demarche /)
    }
    assert.match((await run(['--version'])).stdout, /^\d+\.\d+\.\d+\n$/)
    assert.equal((await run([])).status, 2)
  })
})
