import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { longMonth, period, periodWords, score } from '../../src/web/phrases.ts'

describe('words for days and figures', () => {
  it('tell a time no finer than it is known', () => {
    const cases = [
      ['2024-03-14', '2024-03-14', '14 March 2024'],
      ['2024-03-14', null, '14 March 2024'],
      ['2024-02-01', '2024-02-29', 'February 2024'],
      ['2023-02-01', '2023-02-28', 'February 2023'],
      ['2024-01-01', '2024-12-31', '2024'],
      ['2024-02-01', '2024-02-28', '1 February 2024 to 28 February 2024'],
      ['2023-12-30', '2024-01-02', '30 December 2023 to 2 January 2024'],
      [null, null, 'no date'],
    ] as const
    for (const [from, to, words] of cases) {
      assert.equal(periodWords(from, to), words)
      assert.equal(period(from, to).text.replaceAll(/<[^>]+>/g, ''), words)
    }
  })

  it('leave what is no month as it is', () => {
    assert.deepEqual(['2024-03', '2024-13', '2024', ''].map(longMonth), ['March 2024', '2024-13', '2024', ''])
  })

  it('write a score with a minus', () => {
    assert.deepEqual([score(-7), score(2.5), score((-1.25).toFixed(1))], ['\u22127', '2.5', '\u22121.3'])
  })
})
