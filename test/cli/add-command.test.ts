import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { openArchive } from '../../src/archive/open-archive.ts'
import { contentsOf } from '../archive/contents-of.ts'
import { type RunOptions, runCli, standIn, withoutModel } from './run-cli.ts'

const story = (n: number) =>
  `Harbour ${n} reopened on Monday, port officials in Velmar said. Ships had waited for ${n} days.`

describe('demarche add', () => {
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'demarche-add-'))
    mkdirSync(join(folder, 'reports/more'), { recursive: true })
    for (let n = 1; n <= 4; n++) writeFileSync(join(folder, `reports/${n}.txt`), story(n))
    writeFileSync(join(folder, 'reports/more/same-as-1.txt'), story(1))
    writeFileSync(join(folder, 'reports/more/broken.txt'), Buffer.from([0, 1, 2, 3, 0, 0, 7, 0]))
    writeFileSync(join(folder, 'reports/lines.jsonl'), `${JSON.stringify({ id: 'a', text: story(5) })}\nno json\n`)
    writeFileSync(
      join(folder, 'reports/list.csv.gz'),
      gzipSync(`id,body,date\nb,"${story(6)}",2031-04-05\nc,"${story(7)}",\n`),
    )
  })
  after(() => rmSync(folder, { recursive: true }))

  const run = (args: readonly string[], options: RunOptions = {}) =>
    runCli(args, { program: standIn, cwd: folder, ...options })
  const add = (archive: string, ...args: string[]) => run(['add', 'reports', '--archive', archive, ...args])
  const lastLine = (stdout: string) => JSON.parse(stdout.trim().split('\n').at(-1) ?? '')

  async function contents(archive: string, moments = false) {
    const opened = await openArchive(join(folder, archive))
    try {
      return await contentsOf(opened, { moments })
    } finally {
      await opened.close()
    }
  }

  it('reads a folder of many kinds of files, and keeps failures with their reasons', async () => {
    const { status, stdout, stderr } = await add('a.archive')
    assert.equal(status, 1)
    assert.match(stderr, /reports\/lines\.jsonl:2: This is no valid JSON/)
    assert.match(stderr, /demarche: 7 new texts, 1 new origin of texts that were there, 2 failed/)
    const { seconds: _s, perSecond: _p, ...line } = lastLine(stdout)
    assert.deepEqual(line, {
      state: 'done',
      done: 10,
      total: null,
      found: 10,
      texts: 7,
      origins: 1,
      readings: 0,
      known: 0,
      failed: 2,
      secondsLeft: null,
    })
    const failures = await run(['failures', '--archive', 'a.archive'])
    assert.match(failures.stdout, /^reports\/lines\.jsonl:2: bad-json: .*\nreports\/more\/broken\.txt: binary: .*\n$/)
    const asJson = await run(['failures', '--archive', 'a.archive', '--json'])
    assert.deepEqual(
      asJson.stdout
        .trim()
        .split('\n')
        .map((l) => JSON.parse(l).foundAt),
      ['reports/lines.jsonl:2', 'reports/more/broken.txt'],
    )
  })

  it('changes nothing when it is run again', async () => {
    const once = await contents('a.archive', true)
    const { status, stdout } = await add('a.archive')
    assert.equal(status, 1)
    const { known, failed, texts } = lastLine(stdout)
    assert.deepEqual({ known, failed, texts }, { known: 8, failed: 2, texts: 0 })
    assert.deepEqual(await contents('a.archive', true), once)
  })

  it('holds the same whatever the number of workers and the order of the paths', async () => {
    await run([
      'add',
      'reports/more',
      'reports/list.csv.gz',
      'reports',
      '--archive',
      'b.archive',
      '--workers',
      '3',
      '--quiet',
    ])
    assert.deepEqual(await contents('b.archive'), await contents('a.archive'))
  })

  it('reads again on request alone, and keeps the old readings', async () => {
    const newer = { env: { STAND_IN_MODEL: 'newer' } }
    const unasked = await run(['add', 'reports/1.txt', '--archive', 'a.archive'], newer)
    assert.equal(lastLine(unasked.stdout).known, 1)
    const asked = await run(['add', '--reread', '--archive', 'a.archive'], newer)
    assert.equal(asked.status, 0)
    assert.equal(lastLine(asked.stdout).readings, 7)
    const again = await run(['add', '--reread', '--archive', 'a.archive'], newer)
    assert.equal(lastLine(again.stdout).readings, 0)
    const archive = await openArchive(join(folder, 'a.archive'))
    for await (const { key, record } of archive.reports()) {
      assert.equal(record.reader.model, 'newer')
      assert.deepEqual(
        (await archive.readings(key)).map(({ reader }) => reader.model),
        ['stand-in', 'newer'],
      )
    }
    await archive.close()
  })

  it('tells readings with another list of actors apart, and reads again with a list on request alone', async () => {
    const entry = { id: 'p1', name: 'Ilse Varga', kind: 'person', aliases: [], country: 'NOR', sectors: [], terms: [] }
    writeFileSync(join(folder, 'one.jsonl'), `${JSON.stringify(entry)}\n`)
    writeFileSync(join(folder, 'same.jsonl'), `\n${JSON.stringify(entry, null, ' ').replaceAll('\n', '')}\n`)
    writeFileSync(join(folder, 'other.jsonl'), `${JSON.stringify({ ...entry, country: 'DNK' })}\n`)
    const args = ['add', 'reports/1.txt', '--archive', 'lists.archive']
    await run(args)
    const readings = async (...more: string[]): Promise<number> =>
      lastLine((await run([...args, ...more])).stdout).readings
    assert.equal(await readings('--actors', 'one.jsonl'), 0)
    assert.equal(await readings('--actors', 'one.jsonl', '--reread'), 1)
    assert.equal(await readings('--actors', 'same.jsonl', '--reread'), 0)
    assert.equal(await readings('--actors', 'one.jsonl', '--actors', 'other.jsonl', '--reread'), 1)
    assert.equal(await readings('--actors', 'other.jsonl', '--reread'), 1)
    const archive = await openArchive(join(folder, 'lists.archive'))
    for await (const { key } of archive.reports()) {
      const versions = (await archive.readings(key)).map(({ reader }) => reader.demarche)
      assert.equal(new Set(versions).size, 4)
      assert.equal(versions[0], '0')
      for (const version of versions.slice(1)) assert.match(version, /^0\+actors\.[0-9a-f]{16}$/)
    }
    await archive.close()
  })

  it('makes no archive where a list of actors cannot be read', async () => {
    const { status, stderr } = await run(['add', 'reports/1.txt', '--archive', 'none.archive', '--actors', 'no.jsonl'])
    assert.equal(status, 1)
    assert.match(stderr, /There is no list of actors no\.jsonl\./)
    assert.equal(existsSync(join(folder, 'none.archive')), false)
  })

  it('tells of a record that the archive cannot hold, and keeps the others', async () => {
    const texts = [
      'wait 0 for harbour 1',
      'double ships left harbour 2',
      'double newer ships left',
      'wait 0 for harbour 3',
    ]
    writeFileSync(join(folder, 'doubled.jsonl'), texts.map((text) => JSON.stringify({ text })).join('\n'))
    const args = ['add', 'doubled.jsonl', '--archive', 'd.archive', '--any-language']
    const first = await run(args)
    assert.equal(first.status, 1)
    assert.match(first.stderr, /^demarche: doubled\.jsonl:2: The archive can't hold this record: .*mentions/m)
    assert.deepEqual([lastLine(first.stdout).texts, lastLine(first.stdout).failed], [3, 1])
    const failures = await run(['failures', '--json', '--archive', 'd.archive'])
    assert.deepEqual(
      failures.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).error.code),
      ['bad-record'],
    )
    const again = await run(args)
    assert.deepEqual([again.status, lastLine(again.stdout).known, lastLine(again.stdout).failed], [1, 3, 1])

    const reread = await run(['add', '--reread', '--archive', 'd.archive'], { env: { STAND_IN_MODEL: 'newer' } })
    assert.equal(reread.status, 1)
    assert.match(reread.stderr, /^demarche: k_[0-9a-f]{16}: The archive can't hold this record: .*mentions/m)
    assert.deepEqual([lastLine(reread.stdout).readings, lastLine(reread.stdout).failed], [2, 1])
    const archive = await openArchive(join(folder, 'd.archive'))
    const models = new Map<string, string>()
    for await (const { record } of archive.reports()) models.set(record.text, record.reader.model)
    assert.deepEqual([...models.values()].sort(), ['newer', 'newer', 'stand-in'])
    assert.equal(models.get(texts[2] ?? ''), 'stand-in')
    await archive.close()
  })

  it('goes on after Ctrl-C, and keeps what was read', async () => {
    const slow = Array.from({ length: 60 }, (_, i) => JSON.stringify({ id: `${i}`, text: `wait 40 for harbour ${i}` }))
    writeFileSync(join(folder, 'slow.jsonl'), slow.join('\n'))
    const { collected, startCli } = await import('./run-cli.ts')
    const args = ['add', 'slow.jsonl', '--archive', 'c.archive', '--workers', '1', '--any-language']
    const child = startCli(args, { program: standIn, cwd: folder })
    const result = collected(child)
    const archive = await firstRows(join(folder, 'c.archive'))
    child.kill('SIGINT')
    const { status, stdout, stderr } = await result
    assert.equal(status, 130)
    assert.equal(lastLine(stdout).state, 'interrupted')
    assert.match(stderr, /goes on where it stopped/)
    const kept = (await archive.counts()).reports
    assert.ok(kept >= 1 && kept < 60, `${kept}`)
    await archive.close()
    const rest = await run(args)
    assert.equal(rest.status, 0)
    assert.equal(lastLine(rest.stdout).known, kept)
    assert.equal(lastLine(rest.stdout).texts, 60 - kept)
  })

  it('reads files that are packed, and tells of those that are cut off', async () => {
    mkdirSync(join(folder, 'packed'))
    const page = `<html><head><title>Harbour 8 reopens</title></head><body><article><p>${story(8)}</p></article></body></html>`
    const feed = `<rss version="2.0"><channel><title>Orbis</title><item><title>Nine</title><description>${story(9)}</description></item></channel></rss>`
    const files = {
      'page.html.gz': page,
      'one.json.gz': JSON.stringify({ text: story(10) }),
      'feed.xml.gz': feed,
      'text.txt.gz': story(11),
    }
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, 'packed', name), gzipSync(content))
    writeFileSync(join(folder, 'packed/cut.txt.gz'), gzipSync(story(12)).subarray(0, 30))
    const { status, stdout, stderr } = await run(['add', 'packed', '--archive', 'p.archive'])
    assert.equal(status, 1)
    assert.match(stderr, /packed\/cut\.txt\.gz: It is no gzip file/)
    const { texts, failed } = lastLine(stdout)
    assert.deepEqual({ texts, failed }, { texts: 4, failed: 1 })
    const archive = await openArchive(join(folder, 'p.archive'))
    const kept = await Array.fromAsync(archive.reports())
    await archive.close()
    const ends = kept.map(({ record }) => record.text.match(/for (\d+) days\.$/)?.[1])
    assert.deepEqual(ends.toSorted(), ['10', '11', '8', '9'])
    assert.equal(kept.find(({ record }) => record.text.includes('8'))?.record.title, 'Harbour 8 reopens')
  })

  it('tells no more of what failed in a place that has been mended since', async () => {
    mkdirSync(join(folder, 'mended'))
    const put = (name: string, content: string | Buffer) => writeFileSync(join(folder, 'mended', name), content)
    const failed = async () => {
      const { stdout } = await run(['failures', '--archive', 'mended.archive', '--json'])
      const lines = stdout
        .trim()
        .split('\n')
        .filter((line) => line !== '')
      return lines.map((line) => JSON.parse(line).foundAt as string)
    }
    const line = (n: number) => JSON.stringify({ id: `l${n}`, text: story(n) })
    put('good.txt', story(20))
    put('again.txt', Buffer.from([0, 1, 2, 3]))
    put('other.txt', Buffer.from([3, 2, 1, 0]))
    put('lines.jsonl', `${line(21)}\n{"id":\n${line(22)}`)
    put('packed.jsonl.gz', gzipSync(line(23)).subarray(0, 20))
    await run(['add', 'mended', '--archive', 'mended.archive'])
    const places = ['again.txt', 'lines.jsonl:2', 'other.txt', 'packed.jsonl.gz'].map((name) => `mended/${name}`)
    assert.deepEqual(await failed(), places)
    // Still cut off, but later: some of it can be read, and it has not gone well.
    put('packed.jsonl.gz', gzipSync(`${line(23)}\n${line(24)}`).subarray(0, -6))
    // The text of another file; a line that stood elsewhere before; a text of its own.
    put('again.txt', story(20))
    put('lines.jsonl', `${line(21)}\n${line(22)}`)
    put('other.txt', story(25))
    await run(['add', 'mended', '--archive', 'mended.archive'])
    assert.deepEqual(await failed(), ['mended/packed.jsonl.gz'])
    put('packed.jsonl.gz', gzipSync(`${line(23)}\n${line(24)}`))
    assert.equal((await run(['add', 'mended', '--archive', 'mended.archive'])).status, 0)
    assert.deepEqual(await failed(), [])
    assert.equal((await run(['verify', '--archive', 'mended.archive'])).status, 0)
  })

  it('says what is wrong with the archive or the usage', async () => {
    const cases: readonly (readonly [readonly string[], number, RegExp])[] = [
      [['add', 'reports', '--archive', 'reports/1.txt'], 1, /no archive of demarche's/],
      [['add', 'reports', '--archive', 'reports'], 1, /is a folder/],
      [['add', 'reports', '--archive', 'nowhere/a.archive'], 1, /no folder "nowhere"/],
      [['add', 'nowhere', '--archive', 'd.archive'], 1, /There is no file, folder or match/],
      [['add', '--archive', 'd.archive'], 2, /nothing to add/],
      [['add', 'reports'], 2, /--archive/],
      [['add', '-', '--archive', 'd.archive'], 2, /Standard input/],
      [['failures', '--archive', 'none.archive'], 1, /There is no archive "none.archive"/],
    ]
    for (const [args, expected, words] of cases) {
      const { status, stderr } = await run(args)
      assert.match(stderr, words)
      assert.equal(status, expected, args.join(' '))
    }
  })

  it('reads with the model', { skip: withoutModel }, async () => {
    const samples = new URL('../../samples/', import.meta.url).pathname
    const { status } = await runCli(['add', samples, '--archive', 'm.archive'], { cwd: folder })
    assert.equal(status, 0)
    const archive = await openArchive(join(folder, 'm.archive'), { readOnly: true })
    const { reports, statements } = await archive.counts()
    await archive.close()
    assert.equal(reports, readdirSync(samples).length)
    assert.ok(statements > 10 * reports, `${statements} statements`)
  })
})

/** Opens an archive that another program is filling, once it has something in it. */
async function firstRows(path: string) {
  for (let tries = 0; ; tries++) {
    try {
      const archive = await openArchive(path)
      if ((await archive.counts()).reports > 0) return archive
      await archive.close()
    } catch (error) {
      if (tries > 2_000) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
