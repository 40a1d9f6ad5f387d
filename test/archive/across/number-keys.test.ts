import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { NumberMap } from '../../../src/archive/across/number-map.ts'
import { RecentKeys } from '../../../src/archive/across/recent-keys.ts'
import { KeyListBuilder, sharing } from '../../../src/archive/across/shared-keys.ts'
import { textHash } from '../../../src/archive/across/text-hash.ts'

const few = fc.integer({ min: 0, max: 30 })
/** Keys that differ in their low bits, in their high bits, or not at all. */
const key = fc.constantFrom(0, 1, 2, 3, 1_024, 2 ** 32, 2 ** 32 + 1, 2 ** 52, 2 ** 53 - 1)

it('numbers by keys are those of a Map, also when it grows and when some are let go of', () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.oneof(key, fc.maxSafeNat()), few), { maxLength: 3_000 }), few, (all, least) => {
      const map = new NumberMap()
      const expected = new Map<number, number>()
      const same = (): void => {
        assert.equal(map.size, expected.size)
        for (const [at] of all) assert.equal(map.get(at), expected.get(at))
      }
      for (const [at, value] of all) {
        map.set(at, value)
        expected.set(at, value)
      }
      same()
      map.keep((value) => value >= least)
      for (const [at, value] of expected) if (value < least) expected.delete(at)
      same()
    }),
  ))

it('the last holders of a key are those among the last keys that are remembered', () =>
  fc.assert(
    fc.property(
      fc.array(fc.record({ key, few: fc.integer({ min: 1, max: 4 }) }), { maxLength: 200 }),
      fc.integer({ min: 1, max: 40 }),
      (tellings, most) => {
        const recent = new RecentKeys(most)
        for (const [holder, telling] of tellings.entries()) {
          const found = new Set<number>()
          recent.tell(telling.key, holder, telling.few, found)
          const before = tellings.slice(0, holder).map((one, at) => ({ ...one, at }))
          const known = before.slice(Math.max(0, holder - most + 1)).filter((one) => one.key === telling.key)
          assert.deepEqual(
            [...found].sort((a, b) => a - b),
            known.slice(-telling.few).map(({ at }) => at),
          )
        }
      },
    ),
  ))

it('who shares a key is who has it, in the order of the lists', () =>
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(key), { maxLength: 20 }), (lists) => {
      const builder = new KeyListBuilder()
      for (const list of lists) builder.add(Float64Array.from(list))
      const found = [...sharing(builder.lists())]
      assert.equal(found.length, lists.length)
      for (const [place, list] of lists.entries()) {
        const expected = list
          .map((one) => lists.flatMap((other, at) => (other.includes(one) ? [at] : [])))
          .filter((holders) => holders.length > 1)
          .map((holders) => ({ holders, at: holders.indexOf(place) }))
        assert.deepEqual(
          found[place]!.map(({ holders, at }) => ({ holders: [...holders], at })),
          expected,
        )
      }
    }),
  ))

it('texts that differ have different hashes', () => {
  const texts = Array.from({ length: 50_000 }, (_, i) => `word${i}`)
  assert.equal(new Set(texts.map(textHash)).size, texts.length)
})
