import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { bin, runCli, withoutModel } from './run-cli.ts'

const samples = fileURLToPath(new URL('../../samples/', import.meta.url))

/** A Node on this machine that is too old for demarche, if it has one. */
function oldNode(): string | null {
  const places = ['/usr/bin', '/usr/local/bin', ...(process.env['PATH'] ?? '').split(delimiter)]
  for (const node of places.map((place) => join(place, 'node')).filter((path) => existsSync(path))) {
    const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()
    const [major = 0, minor = 0] = version.slice(1).split('.').map(Number)
    if (major >= 18 && (major < 22 || (major === 22 && minor < 18))) return node
  }
  return null
}

describe('bin/demarche.mjs', () => {
  const old = oldNode()
  it('runs with its own Node where the machine has an old one, and else says what to do', {
    skip: old === null && 'no old Node here',
  }, async () => {
    const own = await runCli(['--version'], { node: old ?? '' })
    const brought = existsSync(join(bin, '../../.node/node_modules'))
    if (brought) assert.match(own.stdout, /^\d+\.\d+\.\d+\n$/)
    const alone = await runCli(['--version'], { node: old ?? '', env: { DEMARCHE_OWN_NODE: '1' } })
    assert.equal(alone.status, 2)
    assert.match(alone.stderr, /^demarche: this is Node .+, and demarche needs Node 22\.18 or newer; .+\n$/)
  })

  it('ends quietly where nobody reads on', async () => {
    const gone = (command: string) =>
      spawnSync('bash', ['-c', `exec 3> >(exit); sleep 0.2; ${process.execPath} ${bin} ${command}`], {
        encoding: 'utf8',
      })
    for (const help of ['--help', 'read --help']) {
      const { status, stderr } = gone(`${help} >&3`)
      assert.deepEqual([status, stderr], [0, ''])
    }
    const { status, stdout } = gone('nonsense 2>&3')
    assert.deepEqual([status, stdout], [2, ''])
  })

  it('reads the samples', { skip: withoutModel }, async () => {
    const { status, stdout, stderr } = await runCli(['read', samples, '--json', '--quiet'])
    assert.equal(stderr, '')
    assert.equal(status, 0)
    const records: { title: string; statements: unknown[] }[] = JSON.parse(stdout)
    assert.equal(records.length, readdirSync(samples).length)
    for (const { title, statements } of records) assert.ok(statements.length >= 5, `${title}: ${statements.length}`)
  })

  it('writes records that it finds sound, the same with any number of workers', { skip: withoutModel }, async () => {
    const files = ['gas-transit-wire.txt', 'guadiana-water.txt'].map((name) => join(samples, name))
    const read = (...more: string[]) => runCli(['read', ...files, '--jsonl', '--quiet', ...more])
    const [local, threads, least] = [
      await read('--workers', '0'),
      await read('--workers', '2'),
      await read('--workers', '0', '--min-confidence', '0.6'),
    ]
    assert.equal(local.stdout, threads.stdout)
    assert.ok(least.stdout.length < local.stdout.length)
    const checked = await runCli(['check', '-'], { input: local.stdout + least.stdout })
    assert.deepEqual(checked, { status: 0, stdout: '', stderr: 'demarche: 4 records, all sound\n' })
  })

  it('prints one report for people, and as a page', { skip: withoutModel }, async () => {
    const file = join(samples, 'gas-transit-wire.txt')
    const print = await runCli(['read', file])
    assert.equal(print.status, 0)
    assert.match(print.stdout, /^Bulgaria gives Serbia ten days to settle gas transit debt\n/)
    assert.match(print.stdout, /^Kiril Radoslavov/m)
    const page = await runCli(['read', file, '--html'])
    assert.match(page.stdout, /<h3><bdi>Kiril Radoslavov<\/bdi><\/h3>/)
  })
})
