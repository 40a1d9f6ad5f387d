import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Answers } from '../../src/http/answers.ts'
import { openThreads } from '../../src/http/reader-threads.ts'
import { DemarcheError } from '../../src/record/demarche-error.ts'

const options = { archive: 'none', version: '0.1.0', threads: 2, patience: 2_000, waiting: 3 }
const module = new URL('slow-thread.ts', import.meta.url)
const code = (wanted: string) => (error: unknown) => error instanceof DemarcheError && error.code === wanted
const text = async (answers: Answers, address: string) => Buffer.from((await answers.answer(address)).body).toString()

describe('threads that answer', () => {
  let answers: Answers
  before(() => {
    answers = openThreads({ ...options, module })
  })
  after(() => answers.close())

  it('a long question holds up only the thread that answers it', async () => {
    const long = answers.answer('/hold/1000')
    const order: string[] = []
    await Promise.all([
      long.then(() => order.push('long')),
      (async () => {
        for (const address of ['/1', '/2', '/3']) order.push(await text(answers, address))
      })(),
    ])
    assert.deepEqual(order, ['/1', '/2', '/3', 'long'])
  })

  it('one that takes too long is given up, and the next is answered', async () => {
    await assert.rejects(answers.answer('/hold/60000'), code('too-slow'))
    assert.equal(await text(answers, '/after'), '/after')
  })

  it('a thread that dies fails its own question alone', async () => {
    const [died, lived] = await Promise.allSettled([answers.answer('/die'), text(answers, '/lives')])
    assert.equal(died.status, 'rejected')
    assert.equal(lived.status, 'fulfilled')
    assert.equal(await text(answers, '/again'), '/again')
  })

  it('who would wait behind too many is refused, and what nobody waits for is not made', async () => {
    const one = openThreads({ ...options, module, threads: 1 })
    await one.answer('/ready')
    const asked = [
      one.answer('/hold/300'),
      one.answer('/wanted'),
      one.answer('/unwanted', () => false),
      one.answer('/wanted'),
    ]
    await assert.rejects(one.answer('/too-many'), code('too-many-requests'))
    const settled = await Promise.allSettled(asked)
    assert.deepEqual(
      settled.map(({ status }) => status),
      ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
    )
    await one.close()
  })

  it('where no archive can be opened, who asks is told why', async () => {
    const none = openThreads({ ...options, archive: '/no/such/place.archive' })
    await assert.rejects(none.answer('/'), code('not-found'))
    await none.close()
    await assert.rejects(none.answer('/'), code('internal'))
  })
})
