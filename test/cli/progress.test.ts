import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openProgress, type ProgressOptions } from '../../src/cli/progress.ts'

function trial(options: Partial<ProgressOptions> & { readonly terminal?: boolean }) {
  const written: string[] = []
  const clock = { now: 0 }
  const progress = openProgress({
    stream: { isTTY: options.terminal ?? true, write: (text) => written.push(text) },
    total: 40,
    live: true,
    quiet: false,
    now: () => clock.now,
    ...options,
  })
  return { written, clock, progress }
}

describe('progress', () => {
  it('tells done and total, the rate, what failed and the time left', () => {
    const { written, clock, progress } = trial({})
    for (let i = 1; i <= 10; i++) {
      clock.now = i * 500
      progress.step(i !== 3)
    }
    assert.equal(written.at(-1), '10/40 · 2.0 a second · 1 failed · 15 s left')
    progress.end()
    assert.deepEqual(written.slice(-2), ['\r\u001B[K', 'demarche: 9 reports read, 1 not, in 5.0 s (2.0 a second)\n'])
  })

  it('renews its line no more often than eyes can follow', () => {
    const { written, clock, progress } = trial({})
    for (let i = 0; i < 1000; i++) {
      clock.now = i
      progress.step(true)
    }
    assert.equal(written.filter((text) => text.includes('a second')).length, 10)
  })

  it('gives one summary line where there is no terminal, and none for one report or in quiet', () => {
    const pipe = trial({ terminal: false })
    pipe.progress.step(true)
    assert.deepEqual(pipe.written, [])
    pipe.progress.end()
    assert.equal(pipe.written.length, 1)
    for (const options of [{ total: 1 }, { quiet: true }]) {
      const { written, progress } = trial({ ...options, terminal: false })
      progress.step(true)
      progress.end()
      assert.deepEqual(written, [])
    }
  })

  it('knows no time left where it knows no total', () => {
    const { written, clock, progress } = trial({ total: null })
    clock.now = 2000
    progress.step(true)
    assert.equal(written.at(-1), '1 done · 0.5 a second')
  })
})
