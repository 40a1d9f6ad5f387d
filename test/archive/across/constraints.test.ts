import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { type Constraints, constraintsAmong, constraintsOf, numbered } from '../../../src/archive/across/constraints.ts'
import type { Decision } from '../../../src/archive/across/decision.ts'
import { group, type Tie } from '../../../src/archive/across/group.ts'
import { openScratch } from '../../../src/archive/across/scratch.ts'
import { openTies } from '../../../src/archive/across/tied-parts.ts'

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

/** The groups of things called by letters, part by part, as joining makes them. */
function grouped(letters: string, some: readonly Tie[], constraints: Constraints): readonly (readonly string[])[] {
  const db = openScratch()
  try {
    const ties = openTies(db, 'letter_ties')
    const numberOf = (letter: string): number => letters.indexOf(letter)
    for (const { a, b, score } of some) ties.add(numberOf(a), numberOf(b), score)
    const among = constraintsAmong(constraints)
    const parts = ties.parts(letters.length, numbered(constraints.together, numberOf))
    return Array.from(parts, ({ members, ties: own }) => {
      const keys = members.map((member) => letters[member]!)
      const pairs = [...own].map(({ one, other, score }) => ({ a: letters[one]!, b: letters[other]!, score }))
      return group(keys, pairs, among(keys), { factsOf: () => null, merge: () => null, fits: () => true }).groups
    }).flat()
  } finally {
    db.close()
  }
}

it('a decision holds unless it is overruled, whatever the ties, and the last always holds', () =>
  fc.assert(
    fc.property(decisions, ties, (all, some) => {
      const constraints = constraintsOf(all)
      const groups = grouped('abcdefgh', some, constraints)
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
      const once = grouped('abcdefgh', some, constraintsOf(all))
      const again = grouped('abcdefgh', some.toReversed(), constraintsOf(all.toReversed()))
      assert.deepEqual(again, once)
    }),
  ))
