import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { Answer } from '../../src/http/answers.ts'
import { keepingAnswers } from '../../src/http/kept-answers.ts'

/** Answers that count how often they are made, over an archive that changes when it is told to. */
function counting({ cost = 0, length = 10, status = 200 } = {}) {
  const state = { version: 'a', made: 0, clock: 0, wanted: [] as boolean[] }
  const kept = keepingAnswers(
    {
      async answer(address, isWanted = () => true): Promise<Answer> {
        state.made += 1
        const body = new Uint8Array(Buffer.from(`${address} ${state.version} ${'x'.repeat(length)}`))
        await setTimeout(5)
        state.wanted.push(isWanted())
        return { status, headers: {}, body, cost }
      },
      close: async () => undefined,
    },
    { changes: async () => state.version, mostBytes: 100, now: () => state.clock },
  )
  const ask = async (address: string, signal?: AbortSignal) =>
    Buffer.from((await kept.answer(address, signal)).body).toString()
  return { state, kept, ask }
}

describe('kept answers', () => {
  it('are made once while the archive stays as it is, and anew when it changes', async () => {
    const { state, ask } = counting()
    const first = await ask('/a')
    assert.equal(await ask('/a'), first)
    assert.equal(state.made, 1)
    state.version = 'b'
    assert.match(await ask('/a'), / b /)
    assert.equal(state.made, 2)
  })

  it('are made once for all who ask at the same time', async () => {
    const { state, ask } = counting()
    await Promise.all(Array.from({ length: 50 }, () => ask('/a')))
    assert.equal(state.made, 1)
  })

  it('take no more room than they may: the longest unasked goes', async () => {
    const { state, ask } = counting({ length: 35 })
    for (const address of ['/a', '/b', '/a', '/c', '/a', '/b']) await ask(address)
    assert.equal(state.made, 4, 'a stays, b goes when c comes')
  })

  it('are kept only where they are answers', async () => {
    const { state, ask } = counting({ status: 404 })
    await ask('/a')
    await ask('/a')
    assert.equal(state.made, 2)
  })

  it('that are slow to make are shown a while after a change, then made anew while they are shown', async () => {
    const { state, ask } = counting({ cost: 1_000 })
    await ask('/')
    state.version = 'b'
    state.clock = 19_000
    assert.match(await ask('/'), / a /)
    assert.equal(state.made, 1)
    state.clock = 21_000
    assert.match(await ask('/'), / a /)
    await setTimeout(20)
    assert.match(await ask('/'), / b /)
    assert.equal(state.made, 2)
    state.version = 'c'
    state.clock += 61_000
    assert.match(await ask('/'), / c /, 'what is too old is not shown')
  })

  it('tell who makes them when nobody waits any more', async () => {
    const { state, kept } = counting()
    const gone = new AbortController()
    const asked = kept.answer('/a', gone.signal)
    await setTimeout(1)
    gone.abort()
    await asked
    assert.deepEqual(state.wanted, [false])
  })
})
