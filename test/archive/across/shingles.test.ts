import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { bandKeys, sampledShingles } from '../../../src/archive/across/min-hash.ts'
import { likeness, shingleLength, shinglesOf } from '../../../src/archive/across/shingles.ts'

const words = fc.array(fc.constantFrom(...'a b c d e f g h'.split(' ')), { maxLength: 60 })

function spelledOut(list: readonly string[]): Set<string> {
  return new Set(
    list
      .slice(0, Math.max(0, list.length - shingleLength + 1))
      .map((_, i) => list.slice(i, i + shingleLength).join(' ')),
  )
}

it('counts what two texts share as their shingles spelled out do', () =>
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [a, b] = [spelledOut(one), spelledOut(other)]
      const shared = [...a].filter((shingle) => b.has(shingle)).length
      const { resemblance, containment } = likeness(shinglesOf(one), shinglesOf(other))
      if (a.size === 0 || b.size === 0) return assert.equal(resemblance, 0)
      assert.equal(resemblance, shared / (a.size + b.size - shared))
      assert.equal(containment, shared / Math.min(a.size, b.size))
    }),
  ))

it('gives each text keys that do not depend on anything but its shingles', () =>
  fc.assert(
    fc.property(words, (list) => {
      const shingles = shinglesOf(list)
      assert.deepEqual(bandKeys(shingles), bandKeys(shinglesOf([...list])))
      assert.ok(sampledShingles(shingles).every((shingle) => shingles.includes(shingle)))
    }),
    { numRuns: 30 },
  ))

it('lets texts that share most shingles meet under a key nearly always, and texts that share few hardly ever', () => {
  const share = (shared: number): number => {
    let met = 0
    for (let trial = 0; trial < 100; trial++) {
      const own = (from: string): string[] => Array.from({ length: 100 - shared }, (_, i) => `${from}${trial}-${i}`)
      const both = Array.from({ length: shared }, (_, i) => `both${trial}-${i}`)
      const keys = new Set(bandKeys(shinglesOf([...both, ...own('a')])))
      if (bandKeys(shinglesOf([...both, ...own('b')])).some((key) => keys.has(key))) met++
    }
    return met / 100
  }
  assert.ok(share(85) > 0.95)
  assert.ok(share(15) < 0.05)
})
