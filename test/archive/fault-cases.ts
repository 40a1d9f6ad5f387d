import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openArchive } from '../../src/archive/open-archive.ts'
import { runCli } from '../cli/run-cli.ts'
import { contentsOf } from './contents-of.ts'
import { type Fault, hookDriver, sqliteError } from './driver-hook.ts'
import { smallDisks } from './small-disk.ts'
import { numbered } from './some-records.ts'

const writes = 100
const program = fileURLToPath(new URL('../cli/word-cli.ts', import.meta.url))
const codes = { full: 'archive-full', io: 'archive-broken', busy: 'archive-busy' } as const
const records = Array.from({ length: 12 }, (_, i) => numbered(i))

/** Faults at every nth of the first 100 writes: an error with its code, all that was committed there, and work goes on. */
export function faultTests(everyNth: number): void {
  describe(`faults at every ${everyNth}. of the first ${writes} writes`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'demarche-fault-'))
    const disks = smallDisks(folder)
    const empty = join(folder, 'empty.archive')
    /** What an archive holds after so many records. */
    const after_: Awaited<ReturnType<typeof contentsOf>>[] = []
    before(async () => {
      await (await openArchive(empty, { create: true })).close()
      const archive = await openArchive(join(folder, 'whole.archive'), { create: true })
      for (const record of records) {
        after_.push(await contentsOf(archive))
        await archive.add({ record })
      }
      after_.push(await contentsOf(archive))
      await archive.close()
    })
    after(() => {
      for (const disk of disks) disk.remove()
      rmSync(folder, { recursive: true })
    })

    for (const fault of Object.keys(codes) as Fault[]) {
      it(`${fault}: is told, and loses nothing`, async () => {
        for (let at = 1; at <= writes; at += everyNth) {
          const path = join(folder, `${fault}-${at}.archive`)
          copyFileSync(empty, path)
          const archive = await openArchive(path)
          let kept = 0
          const unhook = hookDriver({
            at,
            strike() {
              throw sqliteError(fault)
            },
          })
          await assert.rejects(
            async () => {
              for (const record of records) {
                await archive.add({ record })
                kept++
              }
            },
            { name: 'DemarcheError', code: codes[fault] },
            `write ${at}`,
          )
          unhook()
          assert.deepEqual(await contentsOf(archive), after_[kept], `write ${at}`)
          for (const record of records) await archive.add({ record })
          assert.deepEqual(await contentsOf(archive), after_[records.length], `write ${at}`)
          await archive.close()
        }
      })
    }

    it('a disk that is full, as SQLite itself finds it, at any size', async () => {
      const pages = statSync(empty).size / 4096
      for (let more = 0; more < writes; more += everyNth) {
        const path = join(folder, `pages-${more}.archive`)
        copyFileSync(empty, path)
        const archive = await openArchive(path)
        const { db } = archive
        await db.executeQuery({ sql: `pragma max_page_count = ${pages + more}`, parameters: [] } as never)
        let kept = 0
        await assert.rejects(
          async () => {
            for (let i = 0; ; i++, kept++) await archive.add({ record: numbered(i) })
          },
          { name: 'DemarcheError', code: 'archive-full' },
        )
        assert.equal((await archive.counts()).reports, kept)
        await db.executeQuery({ sql: 'pragma max_page_count = 1000000', parameters: [] } as never)
        assert.equal(await archive.add({ record: numbered(kept) }), 'text')
        await archive.close()
      }
    })

    it('another writer that does not end', async () => {
      const path = join(folder, 'held.archive')
      copyFileSync(empty, path)
      const archive = await openArchive(path, { patience: 50 })
      const other = new DatabaseSync(path)
      other.exec('begin immediate')
      await assert.rejects(archive.add({ record: numbered(1) }), { code: 'archive-busy' })
      other.exec('rollback')
      assert.equal(await archive.add({ record: numbered(1) }), 'text')
      other.close()
      await archive.close()
    })

    for (const disk of disks) {
      it(`${disk.kind}: the command says so, and goes on once there is some`, async () => {
        const lines = Array.from({ length: 150 }, (_, i) =>
          JSON.stringify({ text: `Toland said that ship ${i} had left. ${'It was late. '.repeat(60)}` }),
        )
        writeFileSync(join(folder, 'many.jsonl'), lines.join('\n'))
        const archive = join(disk.place, 'a.archive')
        const args = ['add', 'many.jsonl', '--archive', archive, '--workers', '0', '--quiet']
        const full = await runCli(args, { program, cwd: folder, ...disk.options() })
        assert.equal(full.status, 1)
        assert.match(full.stderr, disk.says)
        assert.doesNotMatch(full.stderr, /\n {4}at /)
        const opened = await openArchive(archive, { readOnly: true })
        const kept = (await opened.counts()).reports
        await opened.close()
        assert.ok(kept > 0 && kept < 150, `${kept} kept`)
        disk.grow()
        const rest = await runCli(args, { program, cwd: folder, ...disk.options() })
        assert.equal(rest.status, 0, rest.stderr)
        assert.equal(JSON.parse(rest.stdout.trim().split('\n').at(-1) ?? '').known, kept)
      })
    }
  })
}
