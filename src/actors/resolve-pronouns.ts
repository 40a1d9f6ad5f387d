import type { Range } from '../record/ranges.ts'
import { type Asked, type Candidate, featuresOf, featuresOfNobody, type Placed } from './antecedent-features.ts'
import { likelihoods, shippedWeights } from './antecedent-scorer.ts'
import type { Appearance, Cast } from './cast.ts'
import type { Entity } from './entity.ts'
import { findPronouns, type Pronoun } from './find-pronouns.ts'
import type { Position } from './grammar.ts'
import type { Scene } from './scene.ts'
import { sourceHead } from './source-head.ts'

/** A pronoun with everybody it may stand for, and their features; the last features are those of nobody. */
export type PronounCase = {
  readonly asked: Asked
  readonly candidates: readonly Candidate[]
  readonly features: readonly ReadonlyMap<string, number>[]
}

/** How far back an antecedent may stand, in sentences and in mentions. */
const reach = 12
const mostMentions = 60
/** The least likelihood with which a pronoun is given to somebody: below, who it is stays open. */
export const leastLikelihood = 0.45
/** The least that the likeliest must be ahead of the next. */
const leastLead = 0.1
/** The same where the two are named in one breath: "Varga and Holt". */
const leastLeadBeside = 0.3

/** Somebody whom a pronoun may stand for, and how likely, from 0 to 1. */
export type Chance = { readonly entity: Entity; readonly chance: number }

type Met = { mentions: number; he: number; she: number; subject: boolean }

/** Chooses whom a pronoun stands for: the likeliest, where that is likely enough. */
export function chooseLikeliest({ candidates, features }: PronounCase, weights = shippedWeights()): Entity | null {
  const likely = likelihoods(features, weights)
  const [first, second] = candidates.map((c, i) => ({ c, p: likely[i]! })).sort((a, b) => b.p - a.p)
  if (!first || first.p < leastLikelihood) return null
  return second && first.p - second.p < leadOver(first.c.last, second.c.last) ? null : first.c.entity
}

/** How far the likeliest must be ahead of the next: more where nothing but "and", or as little, stands between the two. */
export function leadOver(one: Range, other: Range): number {
  const gap = Math.max(one.start, other.start) - Math.min(one.end, other.end)
  return gap > 0 && gap <= ', and '.length ? leastLeadBeside : leastLead
}

/**
 * Goes through a report once and gives each "he" and "she" its antecedent among the persons mentioned before it (and
 * a name that follows in its sentence), one pronoun after the other, each found one a mention for the next.
 * Candidates are ranked by a log-linear model over what Lappin and Leass (1994) and centering name: recency, grammatical
 * position, parallelism, sex and number, and, for reports, who speaks and who is spoken of.
 * @param note is told of each pronoun with its candidates, before it is chosen among them
 * @returns for each pronoun in a source that stays open, by where it begins, how likely each candidate is
 */
export function resolvePronouns(
  cast: Cast,
  scene: Scene,
  statements: readonly { readonly source: { readonly start: number; readonly end: number } | null }[],
  choose: (asked: PronounCase) => Entity | null = (asked) => chooseLikeliest(asked),
  note: (asked: PronounCase) => void = () => undefined,
): ReadonlyMap<number, readonly Chance[]> {
  const { text } = scene.around
  const open = new Map<number, readonly Chance[]>()
  const persons = cast.within({ start: 0, end: text.length }).filter((a) => a.entity.type === 'PER')
  const pronouns = findPronouns(text).filter((p) => p.class === 'he' || p.class === 'she')
  const speakers = statements.map((s) => {
    const head = s.source && sourceHead(text, s.source, cast)
    return head?.form === 'name' ? head.entity : null
  })
  const recent: Placed[] = []
  const met = new Map<Entity, Met>()
  const all: Met = { mentions: 0, he: 0, she: 0, subject: false }
  let spokeLast: Entity | null = null
  let top: Entity | null = null
  const add = (mention: Appearance, position?: Position): void => {
    const placed = { ...scene.place(mention, recent.at(-1)), ...(position ? { position } : {}) }
    recent.push(placed)
    const known = met.get(mention.entity) ?? { mentions: 0, he: 0, she: 0, subject: false }
    met.set(mention.entity, known)
    known.mentions++
    all.mentions++
    known.subject ||= placed.position === 'subject'
    if (placed.sourceOf >= 0) {
      spokeLast = mention.entity
      speakers[placed.sourceOf] ??= mention.entity
    }
    if (!top || known.mentions > met.get(top)!.mentions) top = mention.entity
  }
  let next = 0
  for (const pronoun of pronouns) {
    while (next < persons.length && persons[next]!.start < pronoun.start) add(persons[next++]!)
    const asked = ask(pronoun, scene)
    const candidates = candidatesFor(asked, recent, persons[next], scene, {
      all,
      met,
      top,
      spokeLast,
      speaksHere: asked.content < 0 ? null : (speakers[asked.content] ?? null),
      firstOfText: recent[0]?.entity ?? null,
    })
    const features = [
      ...candidates.map((c) => featuresOf(asked, c, text.slice(c.last.end, pronoun.start))),
      featuresOfNobody(asked, candidates),
    ]
    note({ asked, candidates, features })
    const chosen = choose({ asked, candidates, features })
    if (!chosen) {
      if (asked.isSource) open.set(pronoun.start, chancesOf({ asked, candidates, features }))
      continue
    }
    const mention = { start: pronoun.start, end: pronoun.end, form: 'pronoun' as const }
    cast.mention(chosen, mention)
    add({ ...mention, entity: chosen }, pronoun.position === 'reflexive' ? 'object' : pronoun.position)
    for (const each of [met.get(chosen)!, all]) each[pronoun.class === 'she' ? 'she' : 'he']++
  }
  return open
}

function chancesOf({ candidates, features }: PronounCase): Chance[] {
  const likely = likelihoods(features, shippedWeights())
  return candidates.map(({ entity }, i) => ({ entity, chance: likely[i]! }))
}

function ask(pronoun: Pronoun, scene: Scene): Asked {
  const { text, sentences } = scene.around
  const sentence = scene.sentenceAt(pronoun.start)
  const before = text.slice(sentences[sentence]?.start ?? 0, pronoun.start)
  return {
    pronoun,
    sentence,
    paragraph: scene.paragraphAt(pronoun.start),
    content: scene.contentAt(pronoun),
    isSource: scene.sourceAt(pronoun) >= 0,
    opensSentence: pronoun.position === 'subject' && before.length < 30,
    before: before.trim(),
  }
}

type SoFar = {
  readonly all: Readonly<Met>
  readonly met: ReadonlyMap<Entity, Met>
  readonly top: Entity | null
  readonly spokeLast: Entity | null
  readonly speaksHere: Entity | null
  readonly firstOfText: Entity | null
}

function candidatesFor(
  asked: Asked,
  recent: readonly Placed[],
  ahead: Appearance | undefined,
  scene: Scene,
  so: SoFar,
): Candidate[] {
  const kind = asked.pronoun.class === 'she' ? 'she' : 'he'
  const sex = kind === 'she' ? 'female' : 'male'
  const found: Candidate[] = []
  const seen = new Set<Entity>()
  const consider = (last: Placed, rank: number): void => {
    const { entity } = last
    seen.add(entity)
    if (entity.gender !== null && entity.gender !== sex) return
    const known = so.met.get(entity)
    found.push({
      entity,
      last,
      rank,
      mentions: known?.mentions ?? 0,
      same: known?.[kind] ?? 0,
      other: known?.[kind === 'she' ? 'he' : 'she'] ?? 0,
      share: (known?.mentions ?? 0) / Math.max(1, so.all.mentions),
      shareOfSame: (known?.[kind] ?? 0) / Math.max(1, so.all[kind]),
      isTop: entity === so.top,
      isFirstOfText: entity === so.firstOfText,
      wasSubject: known?.subject ?? false,
      spokeLast: entity === so.spokeLast,
      speaksHere: entity === so.speaksHere,
    })
  }
  for (let i = recent.length - 1; i >= 0 && i >= recent.length - mostMentions; i--) {
    const placed = recent[i]!
    if (asked.sentence - placed.sentence > reach) break
    if (!seen.has(placed.entity)) consider(placed, found.length)
  }
  if (ahead && !seen.has(ahead.entity) && scene.sentenceAt(ahead.start) === asked.sentence) {
    const placed = scene.place(ahead, undefined)
    if (placed.position === 'subject') consider(placed, found.length)
  }
  return found
}
