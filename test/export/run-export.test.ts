import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { exportFormats } from '../../src/export/export-format.ts'
import { exportRecords } from '../../src/export/run-export.ts'
import { buildRecord } from '../record-builder.ts'
import { exported, filesOf, ownFolder } from './export-into.ts'
import { exportedRecords, ferryRecord } from './exported-records.ts'

const items = exportedRecords.map((record) => ({ record }))

describe('exportRecords', () => {
  for (const as of exportFormats) {
    it(`names each file of ${as} in a manifest with its hash and its size`, async () => {
      const folder = join(ownFolder(), 'out')
      await exportRecords(items, folder, { as })
      const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
      const named: { name: string; bytes: number; sha256: string }[] = manifest.files
      assert.deepEqual([...named.map(({ name }) => name), 'manifest.json'].sort(), [...filesOf(folder).keys()])
      for (const { name, bytes, sha256 } of named) {
        const written = readFileSync(join(folder, name))
        assert.equal(written.length, bytes)
        assert.equal(createHash('sha256').update(written).digest('hex'), sha256)
      }
      assert.equal(manifest.as, as)
      assert.deepEqual(manifest.counts, { reports: 3, statements: 17, events: 6, actors: 12, mentions: 4, repeated: 0 })
      assert.deepEqual(manifest.review, {
        state: 'none',
        reviewed: 0,
        of: 23,
        said: 'Machine output: nobody has reviewed it.',
      })
      assert.deepEqual(
        manifest.offsets,
        as === 'polecat' || as === 'citations' ? null : { unit: 'codepoint', end: 'exclusive' },
      )
      assert.equal(manifest.exportedAt, null)
      assert.deepEqual(
        manifest.readers.map(({ model, reports }: { model: string; reports: number }) => [model, reports]),
        [
          ['by hand', 2],
          ['made up', 1],
        ],
      )
    })
  }

  it('says how much of it people have reviewed', async () => {
    const folder = join(ownFolder(), 'out')
    await exportRecords([{ record: ferryRecord, review: (id) => (id === 's1' ? 'right' : 'machine') }], folder, {
      as: 'jsonl',
    })
    const { review } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    assert.deepEqual([review.state, review.reviewed, review.of], ['partial', 1, 4])
    assert.match(readFileSync(join(folder, 'statements.jsonl'), 'utf8'), /"review":"right"[\s\S]*"review":"machine"/)
  })

  it('leaves out what is less certain', async () => {
    const files = await exported({ as: 'jsonl', minConfidence: 0.5 }, [ferryRecord])
    assert.deepEqual(JSON.parse(files.get('manifest.json') ?? '').counts, {
      reports: 1,
      statements: 1,
      events: 1,
      actors: 3,
      mentions: 0,
      repeated: 0,
    })
  })

  it('takes the place of an earlier export, whatever its shape', async () => {
    const folder = join(ownFolder(), 'out')
    await exportRecords(items, folder, { as: 'brat' })
    await exportRecords(items, folder, { as: 'csv', tables: ['events'] })
    assert.deepEqual([...filesOf(folder).keys()], ['events.csv', 'manifest.json'])
  })

  it('takes the place of nothing else, nor of what somebody has changed', async () => {
    const folder = ownFolder()
    writeFileSync(join(folder, 'thesis.docx'), 'years of work')
    await assert.rejects(exportRecords(items, folder, { as: 'csv' }), { code: 'wrong-usage', message: /is not empty/ })
    const other = join(folder, 'out')
    await exportRecords(items, other, { as: 'csv' })
    writeFileSync(join(other, 'events.csv'), 'coded by hand')
    await assert.rejects(exportRecords(items, other, { as: 'csv' }), {
      code: 'wrong-usage',
      message: /events\.csv has been changed/,
    })
    assert.equal(readFileSync(join(other, 'events.csv'), 'utf8'), 'coded by hand')
  })

  it('deletes nothing outside its folder, whatever a manifest says', async () => {
    const parent = ownFolder()
    const folder = join(parent, 'out')
    mkdirSync(folder)
    writeFileSync(join(parent, 'mine.txt'), '')
    const sha256 = createHash('sha256').digest('hex')
    writeFileSync(
      join(folder, 'manifest.json'),
      JSON.stringify({ format: 'demarche export', files: [{ name: '../mine.txt', sha256 }] }),
    )
    await assert.rejects(exportRecords(items, folder, { as: 'csv' }), { code: 'wrong-usage' })
    assert.ok(existsSync(join(parent, 'mine.txt')))
  })

  it('takes a record that comes twice once, and refuses two that share an id', async () => {
    const folder = join(ownFolder(), 'out')
    const summary = await exportRecords([...items, ...items], folder, { as: 'csv' })
    assert.deepEqual([summary.reports, summary.repeated], [3, 3])
    const other = { record: buildRecord({ body: 'Another text.' }, { id: ferryRecord.id }) }
    const broken = join(ownFolder(), 'broken')
    await assert.rejects(exportRecords([...items, other], broken, { as: 'csv' }), {
      code: 'bad-record',
      message: /Ferry\/№ 7/,
    })
    assert.deepEqual(readdirSync(broken), [], 'what is not whole is taken away')
  })

  it('names what it could not write', async () => {
    const file = join(ownFolder(), 'file')
    writeFileSync(file, '')
    for (const out of [file, join(file, 'below')]) {
      await assert.rejects(exportRecords(items, out, { as: 'csv' }), {
        code: 'not-readable',
        message: /file.* could not be written: /,
      })
    }
  })

  it('refuses a unit that the shape does not have', async () => {
    for (const as of ['brat', 'webannotation'] as const) {
      await assert.rejects(exportRecords(items, join(ownFolder(), 'out'), { as, offsets: 'byte' }), {
        code: 'wrong-usage',
      })
    }
  })

  it('writes an export of nothing', async () => {
    for (const as of exportFormats) {
      const files = await exported({ as }, [])
      assert.ok(files.has('manifest.json'), as)
    }
  })
})
