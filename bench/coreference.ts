/**
 * Who is who, against people's annotation: `node bench/coreference.ts [train|dev]` (dev where nothing is said).
 *
 * - Pronouns (GUM; news, interview, bio, speech): "he", "she" and their forms. A pronoun is answered where the record
 *   gives it an actor that has a name; it is right where one of that actor's names stands on a proper name of the
 *   pronoun's own chain. Recall is over all pronouns whose chain has a proper name, precision over all answered, those
 *   of chains without a name among them.
 * - Clusters (the same documents): B3 (Bagga and Baldwin, 1998) over the names of persons and organisations, those of
 *   an annotated chain against those of one actor. A name that the record lacks stands alone; names within names, and
 *   titles alone ("the President"), are not counted.
 * - GAP (Webster and others, 2018): F1 of "the pronoun is A" and "the pronoun is B" over all rows, and of the pronouns
 *   of women and of men. The names are found by demarche, not given.
 *
 * Names are those that annotators found ("gold names"), or those that rules find.
 */
import { namesByRule } from '../src/actors/find-names.ts'
import { titles } from '../src/actors/name-words.ts'
import { roleNouns } from '../src/actors/role-nouns.ts'
import { whoIsWho } from '../src/actors/who-is-who.ts'
import type { FoundName } from '../src/frames/found-name.ts'
import { paragraphs } from '../src/language/paragraphs.ts'
import { sentences } from '../src/language/sentences.ts'
import type { Mention } from '../src/record/actor.ts'
import { RangeIndex } from '../src/record/range-index.ts'
import { overlaps, type Range } from '../src/record/ranges.ts'
import { corporaAreHere, type GoldDocument, gap, goldNames, gum, reportGenres } from './coreference-corpora.ts'

export type Figures = Readonly<Record<string, number>>

/** What the record says of a text, with such names. */
export function mentionsIn(text: string, namesOf: (text: string) => readonly FoundName[]): readonly Mention[] {
  const around = {
    text,
    paragraphs: paragraphs(text),
    sentences: sentences(text),
    contents: new RangeIndex<Range>([]),
    published: null,
  }
  return whoIsWho([], [], namesOf(text), around).mentions
}

export const byRule = (text: string): readonly FoundName[] => namesByRule(text, paragraphs(text))

const pronoun = /^(?:he|him|his|himself|she|hers?|herself)$/iu

export function measurePronouns(documents: readonly GoldDocument[], gold: boolean): Figures {
  let [asked, answered, right] = [0, 0, 0]
  for (const d of documents) {
    const mentions = mentionsIn(d.text, gold ? () => goldNames(d) : byRule)
    const byPlace = new Map(mentions.filter((m) => m.form === 'pronoun').map((m) => [`${m.start} ${m.end}`, m.actor]))
    const names = new Map<string, Mention[]>()
    for (const m of mentions) {
      if (m.form !== 'name' || m.actor === null) continue
      names.set(m.actor, [...(names.get(m.actor) ?? []), m])
    }
    for (const m of d.mentions) {
      if (!pronoun.test(d.text.slice(m.start, m.end))) continue
      const chainNames = d.mentions.flatMap((o) => (o.chain === m.chain && o.name ? [o.name] : []))
      if (chainNames.length > 0) asked++
      const found = names.get(byPlace.get(`${m.start} ${m.end}`) ?? '')
      if (!found) continue
      answered++
      if (found.some((f) => chainNames.some((n) => overlaps(n, f)))) right++
    }
  }
  return { pronouns: asked, recall: share(right, asked), precision: share(right, answered) }
}

export function measureClusters(documents: readonly GoldDocument[], gold: boolean): Figures {
  let [precision, recall, count] = [0, 0, 0]
  for (const d of documents) {
    const outer = new Set(goldNames(d))
    const wanted = d.mentions.flatMap(({ chain, name }) =>
      name && outer.has(name) && (name.type === 'PER' || name.type === 'ORG') && !isTitle(d.text, name)
        ? [{ chain, name }]
        : [],
    )
    const found = mentionsIn(d.text, gold ? () => goldNames(d) : byRule).filter((m) => m.form === 'name')
    const items = wanted.map(({ chain, name }, i) => {
      const hit = found.find(
        (f) => f.actor !== null && overlaps(f, name) && (f.start === name.start || f.end === name.end),
      )
      return { chain, actor: hit?.actor ?? `none ${i}` }
    })
    for (const item of items) {
      const both = items.filter((o) => o.chain === item.chain && o.actor === item.actor).length
      precision += both / items.filter((o) => o.actor === item.actor).length
      recall += both / items.filter((o) => o.chain === item.chain).length
      count++
    }
  }
  const [p, r] = [precision / count, recall / count]
  return { mentions: count, precision: share(p, 1), recall: share(r, 1), f1: share(2 * p * r, p + r) }
}

export function measureGap(part: 'train' | 'dev'): Figures {
  const counts = { all: [0, 0, 0], women: [0, 0, 0], men: [0, 0, 0] }
  for (const row of gap(part)) {
    const mentions = mentionsIn(row.text, byRule)
    const actor = mentions.find((m) => m.form === 'pronoun' && m.start === row.pronoun.start)?.actor ?? null
    const sex = /^(?:she|her)/iu.test(row.text.slice(row.pronoun.start, row.pronoun.end)) ? 'women' : 'men'
    for (const name of [row.a, row.b]) {
      const said = actor !== null && mentions.some((m) => m.form === 'name' && m.actor === actor && overlaps(m, name))
      for (const kind of ['all', sex] as const) {
        if (said && name.coref) counts[kind][0]!++
        if (said) counts[kind][1]!++
        if (name.coref) counts[kind][2]!++
      }
    }
  }
  const f1 = ([right, said, gold]: number[]): number => share(2 * right!, said! + gold!)
  return {
    f1: f1(counts.all),
    precision: share(counts.all[0]!, counts.all[1]!),
    recall: share(counts.all[0]!, counts.all[2]!),
    women: f1(counts.women),
    men: f1(counts.men),
  }
}

function isTitle(text: string, name: Range): boolean {
  const words =
    text
      .slice(name.start, name.end)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  return words.every((w) => titles.has(w) || roleNouns.has(w) || w === 'madam')
}

/** A share in percent, to one digit. */
function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10
}

if (import.meta.main) {
  if (!corporaAreHere) console.log('The corpora are not here (../shared); there is nothing to measure.')
  else {
    const part = process.argv[2] === 'train' ? 'train' : 'dev'
    const documents = gum(part).filter((d) => reportGenres.includes(d.genre))
    for (const gold of [true, false]) {
      const names = gold ? 'gold names' : 'names by rule'
      print(`GUM ${part}, pronouns, ${names}`, measurePronouns(documents, gold))
      print(`GUM ${part}, clusters, ${names}`, measureClusters(documents, gold))
    }
    print(`GAP ${part}`, measureGap(part))
  }
}

function print(what: string, figures: Figures): void {
  console.log(
    `${what.padEnd(36)} ${Object.entries(figures)
      .map(([k, v]) => `${k} ${v}`)
      .join('  ')}`,
  )
}
