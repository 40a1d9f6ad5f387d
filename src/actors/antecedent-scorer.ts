import { readFileSync } from 'node:fs'

export type Weights = ReadonlyMap<string, number>

let shipped: Weights | null = null

/** The weights that `scripts/train-pronouns.ts` learnt. */
export function shippedWeights(): Weights {
  shipped ??= new Map(
    Object.entries(
      (
        JSON.parse(readFileSync(new URL('../../ontology/pronouns.json', import.meta.url), 'utf8')) as {
          readonly weights: Readonly<Record<string, number>>
        }
      ).weights,
    ),
  )
  return shipped
}

/** How likely each candidate is, and the last, nobody, by a softmax over weighted sums (a log-linear ranker). */
export function likelihoods(features: readonly ReadonlyMap<string, number>[], weights: Weights): number[] {
  const sums = features.map((f) => {
    let sum = 0
    for (const [name, value] of f) sum += (weights.get(name) ?? 0) * value
    return sum
  })
  const most = Math.max(...sums)
  const grown = sums.map((s) => Math.exp(s - most))
  const all = grown.reduce((a, b) => a + b, 0)
  return grown.map((g) => g / all)
}
