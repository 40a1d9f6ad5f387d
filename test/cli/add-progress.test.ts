import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openAddProgress } from '../../src/cli/add-progress.ts'

/** Progress with a clock that stands still but for `tick`, and all that it wrote. */
function progressOf(options: { total: number | null; bytes?: number; isTTY?: boolean; quiet?: boolean }) {
  let time = 0
  const written: string[] = []
  const lines: string[] = []
  const progress = openAddProgress({
    stream: { isTTY: options.isTTY, write: (text) => written.push(text) },
    machine: { write: async (text) => void lines.push(text) },
    total: options.total,
    bytes: options.bytes ?? 0,
    quiet: options.quiet ?? false,
    now: () => time,
  })
  return { progress, written, lines, tick: (seconds: number) => (time += seconds * 1000) }
}

describe('progress of demarche add', () => {
  it('tells done of total, speed, found, failed and time left on a terminal', async () => {
    const { progress, written, tick } = progressOf({ total: 40, isTTY: true })
    Object.assign(progress.tally, { found: 12, texts: 6, origins: 1, known: 1, failed: 2 })
    tick(5)
    await progress.step(0)
    assert.deepEqual(written, ['10 of 40 · 2.0 a second · 12 found · 2 failed · 15 s left'])
    progress.clear()
    assert.equal(written.at(-1), '\r\u001B[K')
  })

  it('goes by bytes where nobody knows how many there are', async () => {
    const { progress, written, tick } = progressOf({ total: null, bytes: 1_000, isTTY: true })
    Object.assign(progress.tally, { found: 3, texts: 2 })
    tick(2)
    await progress.step(250)
    assert.deepEqual(written, ['2 done (25 %) · 1.0 a second · 3 found · 6.0 s left'])
  })

  it('tells a program every five seconds and at the end', async () => {
    const { progress, lines, written, tick } = progressOf({ total: 4, quiet: true })
    for (let i = 0; i < 4; i++) {
      tick(3)
      progress.tally.found++
      progress.tally.texts++
      await progress.step(0)
    }
    await progress.end(false)
    const told = lines.map((line) => JSON.parse(line))
    assert.deepEqual(
      told.map(({ state, done, secondsLeft }) => [state, done, secondsLeft]),
      [
        ['running', 2, 6],
        ['running', 4, 0],
        ['done', 4, null],
      ],
    )
    assert.deepEqual(written, [])
  })
})
