import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cohensKappa, type VerdictPair } from '../../src/views/agreement.ts'

const pair = (a: VerdictPair['a'], b: VerdictPair['b'], frames: number): VerdictPair => ({ a, b, frames })
const near = (found: number | null | undefined, wanted: number) =>
  assert.ok(found !== null && found !== undefined && Math.abs(found - wanted) < 1e-12, `${found} and not ${wanted}`)

test("Cohen's kappa of two verdicts, by hand", () => {
  // Of 50: both right 20, both wrong 15, and 5 and 10 in which they differ. Observed (20 + 15) / 50 = 0.7; one calls 25
  // right, the other 30, so expected (25 * 30 + 25 * 20) / 2500 = 0.5; kappa (0.7 - 0.5) / (1 - 0.5) = 0.4.
  const found = cohensKappa([
    pair('right', 'right', 20),
    pair('right', 'wrong', 5),
    pair('wrong', 'right', 10),
    pair('wrong', 'wrong', 15),
  ])
  assert.equal(found?.frames, 50)
  near(found?.observed, 0.7)
  near(found?.expected, 0.5)
  near(found?.kappa, 0.4)
})

test("Cohen's kappa of four verdicts, by hand", () => {
  // Of 100, down Ana, across Mira (right, wrong, unsure, mended): 44 5 1 0 / 4 16 0 0 / 2 3 5 0 / 4 1 3 12.
  // Ana's totals 50 20 10 20, Mira's 54 25 9 12. Observed 77 / 100. Expected (2700 + 500 + 90 + 240) / 10000 = 0.353.
  const rows = [
    ['right', [44, 5, 1, 0]],
    ['wrong', [4, 16, 0, 0]],
    ['unsure', [2, 3, 5, 0]],
    ['mended', [4, 1, 3, 12]],
  ] as const
  const across = ['right', 'wrong', 'unsure', 'mended'] as const
  const found = cohensKappa(rows.flatMap(([a, row]) => row.map((frames, i) => pair(a, across[i]!, frames))))
  assert.equal(found?.frames, 100)
  near(found?.observed, 0.77)
  near(found?.expected, 0.353)
  near(found?.kappa, (0.77 - 0.353) / (1 - 0.353))
})

test('full agreement is 1, none where chance would have half is -1, and one verdict of all is no measure', () => {
  near(cohensKappa([pair('right', 'right', 3), pair('wrong', 'wrong', 4)])?.kappa, 1)
  near(cohensKappa([pair('right', 'wrong', 5), pair('wrong', 'right', 5)])?.kappa, -1)
  assert.equal(cohensKappa([pair('right', 'right', 9)])?.kappa, null)
  assert.equal(cohensKappa([]), null)
})
