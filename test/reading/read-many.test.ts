import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type ReadItem, type ReadOutcomeJson, readMany, readManyAsJson } from '../../src/reading/read-many.ts'
import { DemarcheError } from '../../src/record/demarche-error.ts'

const readerModule = new URL('./stand-in-reader.ts', import.meta.url)

function item(text: string, id?: string): ReadItem {
  return { id, input: { text, verbatim: true, anyLanguage: true } }
}

async function all<T>(outcomes: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const outcome of outcomes) list.push(outcome)
  return list
}

function textOf(outcome: ReadOutcomeJson): string {
  return 'json' in outcome ? JSON.parse(outcome.json).text : `${outcome.id}: ${outcome.error.code}`
}

describe('readMany', () => {
  it('gives the same bytes in the order of the input, whatever the number of workers', async () => {
    const items = Array.from({ length: 40 }, (_, i) => item(`wait ${(i * 7) % 11} report ${i}`))
    const runs = await Promise.all([0, 1, 3].map((workers) => all(readManyAsJson(items, { workers, readerModule }))))
    assert.equal(runs[0]?.length, 40)
    assert.deepEqual(runs[1], runs[0])
    assert.deepEqual(runs[2], runs[0])
    assert.deepEqual(
      runs[0]?.map(textOf),
      items.map((one) => 'input' in one && one.input.text),
    )
  })

  it('gives records', async () => {
    const [outcome] = await all(readMany([item('one')], { workers: 0, readerModule }))
    assert.ok(outcome && 'record' in outcome)
    assert.equal(outcome.record.text, 'one')
  })

  for (const workers of [0, 2]) {
    it(`answers for what cannot be read and goes on, with ${workers} workers`, async () => {
      const items: ReadItem[] = [
        item('one', 'a'),
        item('refuse', 'b'),
        { id: 'c', error: new DemarcheError('bad-json', 'Bad.') },
        item('', 'd'),
        item('fault', 'e'),
        item('six', 'f'),
      ]
      const outcomes = await all(readManyAsJson(items, { workers, readerModule }))
      assert.deepEqual(outcomes.map(textOf), ['one', 'b: too-complex', 'c: bad-json', 'd: empty', 'e: internal', 'six'])
      const fault = outcomes[4]
      assert.ok(fault && 'error' in fault)
      assert.match(fault.error.message, /x is not a function/)
      assert.doesNotMatch(fault.error.message, /\n| at /)
    })
  }

  it('lays the death of a worker on the report that it had, and loses no other', async () => {
    const items = Array.from({ length: 24 }, (_, i) => item(i % 8 === 3 ? 'exit' : `report ${i}`, `id${i}`))
    const outcomes = await all(readManyAsJson(items, { workers: 2, readerModule }))
    assert.deepEqual(
      outcomes.map(textOf),
      items.map((_, i) => (i % 8 === 3 ? `id${i}: internal` : `report ${i}`)),
    )
  })

  it('survives a report that takes all memory', async () => {
    const items = [item('one'), item('devour', 'b'), item('three')]
    const outcomes = await all(readManyAsJson(items, { workers: 1, readerModule, heap: 48 }))
    assert.deepEqual(outcomes.map(textOf), ['one', 'b: too-complex', 'three'])
  })

  it('takes no more ahead than a few reports for each worker', async () => {
    let taken = 0
    function* endless() {
      for (;;) yield item(`report ${taken++}`)
    }
    let seen = 0
    for await (const outcome of readManyAsJson(endless(), { workers: 2, readerModule })) {
      assert.equal(textOf(outcome), `report ${seen++}`)
      assert.ok(taken - seen <= 8, `${taken} taken, ${seen} given`)
      if (seen === 60) break
    }
  })

  it('gives an outcome as soon as it is there, though the next item is long in coming', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>()
    async function* slow() {
      yield item('first')
      await held
      yield item('second')
    }
    const outcomes = readManyAsJson(slow(), { workers: 1, readerModule })
    const first = await outcomes.next()
    assert.ok(first.value)
    assert.equal(textOf(first.value), 'first')
    release()
    assert.equal((await all(outcomes)).length, 1)
  })

  it('can be left while the source waits for an item that never comes', async () => {
    async function* stuck() {
      yield item('first')
      await Promise.withResolvers<void>().promise
    }
    for await (const _ of readManyAsJson(stuck(), { workers: 1, readerModule })) break
  })

  it('gives what was read before its source failed, then that failure', async () => {
    async function* broken() {
      yield item('first')
      yield item('second')
      throw new Error('the disk is gone')
    }
    const seen: string[] = []
    await assert.rejects(async () => {
      for await (const one of readManyAsJson(broken(), { workers: 2, readerModule })) seen.push(textOf(one))
    }, /the disk is gone/)
    assert.deepEqual(seen, ['first', 'second'])
  })

  for (const workers of [0, 2]) {
    it(`throws where no reader can be opened, with ${workers} workers`, async () => {
      const missing = new URL('./reader-that-fails.ts', import.meta.url)
      await assert.rejects(
        all(readManyAsJson([item('one'), item('two')], { workers, readerModule: missing })),
        (error) => error instanceof DemarcheError && error.code === 'model-missing',
      )
    })
  }

  it('answers for an input that cannot be sent to a worker', async () => {
    const bad = { id: 'b', input: { text: 'two', uri: (() => 'no text') as unknown as string } }
    const outcomes = await all(readManyAsJson([item('one'), bad, item('three')], { workers: 1, readerModule }))
    assert.deepEqual(outcomes.map(textOf), ['one', 'b: internal', 'three'])
  })
})
