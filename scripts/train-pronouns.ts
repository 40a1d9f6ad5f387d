/**
 * Learns how "he" and "she" find their antecedents, and writes `ontology/pronouns.json`.
 *
 * `node scripts/train-pronouns.ts [--check]` reads GUM (train; news, interview, bio, speech), GAP (train) and `speakers.train` from
 * `../shared`, where they lie beside the checkout. A log-linear ranker over the features of
 * `src/actors/antecedent-features.ts` is fitted by full-batch gradient steps (Adam) with an L2 prior: no random numbers,
 * so the same corpora give the same weights. With `--check` it says instead, by five-fold cross-validation over the
 * documents of GUM, how right the weights are that are learnt from the rest.
 */
import { writeFileSync } from 'node:fs'
import {
  type GapRow,
  type GoldDocument,
  gap,
  gum,
  reportGenres,
  type SpeakersDocument,
  speakers,
} from '../bench/coreference-corpora.ts'
import { castOfArticle, castOfGap, castOfGum, isGold } from '../bench/coreference-stage.ts'
import { likelihoods, type Weights } from '../src/actors/antecedent-scorer.ts'
import type { Entity } from '../src/actors/entity.ts'
import { chooseLikeliest, type PronounCase, resolvePronouns } from '../src/actors/resolve-pronouns.ts'

/** A pronoun's candidates as rows of features, and those rows that are right; the last row is nobody. */
type Example = {
  readonly rows: readonly ReadonlyMap<string, number>[]
  readonly right: ReadonlySet<number>
  readonly weight: number
}

const rounds = 300
const rate = 0.05
const prior = 0.002
/** An example of GAP, whose pronouns are chosen for being hard, against one of a report. */
const weightOfGap = 0.3
/** One of an article in which people speak, which is what reports are. */
const weightOfArticle = 1.5

const documents = gum('train').filter((d) => reportGenres.includes(d.genre))
const rows = gap('train')
const articles = speakers()
if (process.argv.includes('--check')) check()
else {
  const weights = learn(documents, rows)
  const rounded = Object.fromEntries(
    [...weights].sort(([a], [b]) => (a < b ? -1 : 1)).map(([n, w]) => [n, Math.round(w * 1000) / 1000]),
  )
  const made = {
    sources: ['GUM train (news, interview, bio, speech)', 'GAP train (Apache-2.0)', 'speakers.train'],
    weights: rounded,
  }
  writeFileSync(new URL('../ontology/pronouns.json', import.meta.url), `${JSON.stringify(made, null, 1)}\n`)
}

function learn(from: readonly GoldDocument[], gapRows: readonly GapRow[]): Weights {
  const examples = from.flatMap((d) => examplesOfGum(d))
  let weights = fit(examples)
  const hard = gapRows.flatMap((row) => examplesOfGap(row, weights))
  weights = fit([...examples, ...hard])
  return fit([...examples, ...hard, ...articles.flatMap((d) => examplesOfArticle(d, weights))])
}

function examplesOfGum(document: GoldDocument): Example[] {
  const stage = castOfGum(document)
  const examples: Example[] = []
  resolvePronouns(stage.cast, stage.scene, [], (asked) => {
    const gold = document.mentions.find(
      (m) => m.start === asked.asked.pronoun.start && m.end === asked.asked.pronoun.end,
    )
    if (!gold) return null
    const right = asked.candidates.filter((c) => isGold(c.entity, gold.chain, document)).map((c) => c.entity)
    examples.push(example(asked, right, 1))
    return right[0] ?? null
  })
  return examples
}

/** An article knows whose word a pronoun gives where it is a statement's source. */
function examplesOfArticle(document: SpeakersDocument, weights: Weights): Example[] {
  const stage = castOfArticle(document)
  const examples: Example[] = []
  resolvePronouns(stage.cast, stage.scene, document.statements, (asked) => {
    const { pronoun } = asked.asked
    const told = document.statements.find((s) => s.source?.start === pronoun.start && s.source.end === pronoun.end)
    if (!told?.speaker) return best(asked, weights)
    const names = stage.cast.entities.filter((e) => isCalled(e, told.speaker!, document.text))
    if (names.length > 0) examples.push(example(asked, names, weightOfArticle))
    return names[0] ?? null
  })
  return examples
}

function isCalled(e: Entity, name: string, text: string): boolean {
  return e.name === name || e.mentions.some((m) => m.form === 'name' && text.slice(m.start, m.end) === name)
}

/** A row of GAP knows of one pronoun alone; the others go where the weights so far say. */
function examplesOfGap(row: GapRow, weights: Weights): Example[] {
  const stage = castOfGap(row)
  const examples: Example[] = []
  resolvePronouns(stage.cast, stage.scene, [], (asked) => {
    if (asked.asked.pronoun.start === row.pronoun.start) {
      const [a, b] = [stage.entityAt(row.a), stage.entityAt(row.b)]
      const right = row.a.coref ? [a] : row.b.coref ? [b] : null
      const known = right?.filter((e) => e !== null) ?? []
      if (known.length > 0) examples.push(example(asked, known, weightOfGap))
      return known[0] ?? null
    }
    return best(asked, weights)
  })
  return examples
}

function example({ candidates, features }: PronounCase, right: readonly Entity[], weight: number): Example {
  const rightRows = candidates.flatMap((c, i) => (right.includes(c.entity) ? [i] : []))
  return { rows: features, right: new Set(rightRows.length > 0 ? rightRows : [candidates.length]), weight }
}

function best({ candidates, features }: PronounCase, weights: Weights): Entity | null {
  const likely = likelihoods(features, weights)
  return candidates[likely.indexOf(Math.max(...likely))]?.entity ?? null
}

function fit(examples: readonly Example[]): Weights {
  const names = [...new Set(examples.flatMap((e) => e.rows.flatMap((r) => [...r.keys()])))].sort()
  const at = new Map(names.map((n, i) => [n, i]))
  const packed = examples.map((e) => ({
    ...e,
    rows: e.rows.map((r) => [...r].map(([n, v]) => [at.get(n)!, v] as const)),
  }))
  const [w, m, v] = [0, 1, 2].map(() => new Float64Array(names.length)) as [Float64Array, Float64Array, Float64Array]
  const all = packed.reduce((sum, e) => sum + e.weight, 0)
  for (let round = 1; round <= rounds; round++) {
    const gradient = Float64Array.from(w, (x) => prior * x)
    for (const { rows, right, weight } of packed) {
      const sums = rows.map((r) => r.reduce((sum, [i, x]) => sum + w[i]! * x, 0))
      const most = Math.max(...sums)
      const grown = sums.map((s) => Math.exp(s - most))
      const total = grown.reduce((a, b) => a + b, 0)
      const rightTotal = grown.reduce((a, b, i) => (right.has(i) ? a + b : a), 0)
      for (const [i, r] of rows.entries()) {
        const push = (weight * (grown[i]! / total - (right.has(i) ? grown[i]! / rightTotal : 0))) / all
        for (const [k, x] of r) gradient[k]! += push * x
      }
    }
    for (let k = 0; k < w.length; k++) {
      m[k] = 0.9 * m[k]! + 0.1 * gradient[k]!
      v[k] = 0.999 * v[k]! + 0.001 * gradient[k]! ** 2
      w[k]! -= (rate * (m[k]! / (1 - 0.9 ** round))) / (Math.sqrt(v[k]! / (1 - 0.999 ** round)) + 1e-8)
    }
  }
  return new Map(names.map((n, i) => [n, w[i]!]))
}

/** Each fifth of the documents by weights learnt from the other four: how right what is chosen is. */
function check(): void {
  const folds = [0, 1, 2, 3, 4]
  const [asked, given, right] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const fold of folds) {
    const weights = learn(
      documents.filter((_, i) => i % folds.length !== fold),
      rows,
    )
    for (const d of documents.filter((_, i) => i % folds.length === fold)) {
      const stage = castOfGum(d)
      resolvePronouns(stage.cast, stage.scene, [], (each) => {
        const { start, end } = each.asked.pronoun
        const chosen = chooseLikeliest(each, weights)
        const gold = d.mentions.find((m) => m.start === start && m.end === end)
        if (!gold) return chosen
        const place = `${d.id} ${start}`
        if (d.mentions.some((m) => m.chain === gold.chain && m.name !== null)) asked.add(place)
        // An unnamed actor is no name.
        if (chosen?.mentions.some((m) => m.form === 'name')) {
          given.add(place)
          if (isGold(chosen, gold.chain, d)) right.add(place)
        }
        return chosen
      })
    }
  }
  const share = (part: number, whole: number): string => ((100 * part) / whole).toFixed(1)
  console.log(
    `recall ${share(right.size, asked.size)}, precision ${share(right.size, given.size)} (${asked.size} pronouns)`,
  )
}
