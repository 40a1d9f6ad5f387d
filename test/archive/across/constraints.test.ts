import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { constraintsOf } from '../../../src/archive/across/constraints.ts'
import type { Decision } from '../../../src/archive/across/decision.ts'
import { group } from '../../../src/archive/across/group.ts'

const key = fc.constantFrom(...'abcdefgh')
const keys = fc.uniqueArray(key, { minLength: 1, maxLength: 3 })
const decisions = fc
  .array(fc.record({ verdict: fc.constantFrom('same' as const, 'different' as const), one: keys, other: keys }), {
    maxLength: 8,
  })
  .map((all) =>
    all
      .filter(({ verdict, one, other }) => verdict === 'same' || one.every((a) => !other.includes(a)))
      .map((decision, i): Decision => ({ ...decision, number: i + 1, about: 'actors' })),
  )
const ties = fc.array(fc.record({ a: key, b: key, score: fc.double({ min: 0, max: 1, noNaN: true }) }), {
  maxLength: 30,
})

it('a decision holds unless it is overruled, whatever the ties, and the last always holds', () =>
  fc.assert(
    fc.property(decisions, ties, (all, some) => {
      const constraints = constraintsOf(all)
      const rules = { factsOf: () => null, merge: () => null, fits: () => true }
      const { groups } = group([...'abcdefgh'], some, constraints, rules)
      const together = (a: string, b: string): boolean =>
        groups.some((members) => members.includes(a) && members.includes(b))
      assert.ok(!constraints.overruled.includes(all.at(-1)?.number ?? 0))
      for (const { number, verdict, one, other } of all) {
        if (constraints.overruled.includes(number)) continue
        for (const a of one) for (const b of other) assert.equal(together(a, b), verdict === 'same')
      }
    }),
  ))

it('neither the order of decisions nor that of ties makes a difference', () =>
  fc.assert(
    fc.property(decisions, ties, (all, some) => {
      const rules = { factsOf: () => null, merge: () => null, fits: () => true }
      const once = group([...'abcdefgh'], some, constraintsOf(all), rules)
      const again = group([...'hgfedcba'], some.toReversed(), constraintsOf(all.toReversed()), rules)
      assert.deepEqual(again.groups, once.groups)
    }),
  ))
