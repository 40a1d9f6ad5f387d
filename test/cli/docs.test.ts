import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { runCli, withoutModel } from './run-cli.ts'

const root = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')

describe('docs/cli.md', () => {
  it('names every option that the help names, and no other', async () => {
    const told = new Set(read('docs/cli.md').match(/(?<=`)--[a-z-]+/g))
    const known = new Set<string>()
    for (const command of [
      'read',
      'check',
      'explain',
      'export',
      'add',
      'failures',
      'verify',
      'join',
      'happenings',
      'decide',
      'review',
      'search',
      'timeline',
      'tally',
      'actors import',
      'watch',
      'serve',
    ]) {
      const { stdout } = await runCli([...command.split(' '), '--help'])
      for (const [, option = ''] of stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)) known.add(option)
    }
    assert.deepEqual([...told].sort(), [...known].sort())
  })
})

describe('docs/library.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-docs-'))
  after(() => rmSync(folder, { recursive: true }))
  const examples = [...read('docs/library.md').matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code)

  it('names what the door gives', () => {
    const door = read('src/index.ts')
    const names = examples.flatMap((code) => [...code.matchAll(/import \{([^}]+)\} from 'demarche'/g)])
    for (const name of names.flatMap(([, list = '']) => list.split(','))) {
      assert.match(door, new RegExp(`\\b${name.replace('type ', '').trim()}\\b`))
    }
  })

  const expected = [
    /^.*Solheim: .*will not reopen the talks.*\n[\s\S]*There is nothing left to say/m,
    /^a true\nb empty\n$/,
    /^true\n$/,
    /^0\n$/,
    /^1 6\n$/,
    /^Ingrid Solheim true reopen\ntrue\n$/,
  ]
  it('has as many examples as are run here', () => assert.equal(examples.length, expected.length))
  for (const [index, code] of examples.entries()) {
    it(`runs example ${index + 1}`, { skip: withoutModel }, async () => {
      const program = join(folder, `example-${index + 1}.ts`)
      writeFileSync(program, code.replaceAll("'demarche'", `'${new URL('src/index.ts', root).href}'`))
      const { status, stdout, stderr } = await runCli([], { program, cwd: folder })
      assert.equal(stderr.replace(/^.*MODULE_TYPELESS[\s\S]*$/m, ''), '')
      assert.equal(status, 0)
      assert.match(stdout, expected[index] ?? /^$/)
    })
  }
})
