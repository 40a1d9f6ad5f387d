import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { EventType } from '../record/plover.ts'
import { PhraseTree } from './phrases.ts'

/** A rule for a mode. It fits where every part that it has fits, and no word of `not` stands in the clause. */
export type ModeRule = {
  readonly mode: string
  /** Shares a word with the anchor. */
  readonly anchor: PhraseTree<true> | null
  /** Stands in the anchor's clause, the anchor included. */
  readonly near: PhraseTree<true> | null
  /** Stands shortly after the anchor. */
  readonly after: PhraseTree<true> | null
  /** How many words from the anchor `near` and `after` may stand; null for anywhere in the clause, and for a few. */
  readonly within: number | null
  readonly source: PhraseTree<true> | null
  readonly target: PhraseTree<true> | null
  readonly not: PhraseTree<true> | null
}

/** The rules for a type; `nearest`: of those that fit, the one whose words stand nearest the anchor tells. */
export type ModeRules = { readonly nearest: boolean; readonly rules: readonly ModeRule[] }

const phrases = z.array(z.string().regex(/^(?:@[a-z-]+|[^\s*@]+\*?(?: [^\s*@]+\*?)*)$/u)).min(1)
const rule = z.strictObject({
  mode: z.string(),
  anchor: phrases.optional(),
  near: phrases.optional(),
  within: z.int().positive().optional(),
  after: phrases.optional(),
  source: phrases.optional(),
  target: phrases.optional(),
  not: phrases.optional(),
})
const schema = z.strictObject({
  source: z.string(),
  lists: z.record(z.string(), phrases),
  types: z.record(z.string(), z.strictObject({ nearest: z.boolean().default(false), rules: z.array(rule) })),
})

let rules: ReadonlyMap<string, ModeRules> | null = null

/** The rules for a type (`ontology/event-modes.json`); none for a type without modes. */
export function modeRules(type: EventType): ModeRules {
  rules ??= read()
  return rules.get(type) ?? { nearest: false, rules: [] }
}

function read(): ReadonlyMap<string, ModeRules> {
  const file = new URL('../../ontology/event-modes.json', import.meta.url)
  const { lists, types } = schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const tree = (given: readonly string[] | undefined): PhraseTree<true> | null =>
    given ? new PhraseTree(given.flatMap((p) => spelledOut(p, lists)).map((p) => [p, true] as const)) : null
  return new Map(
    Object.entries(types).map(([type, { nearest, rules }]) => [
      type,
      {
        nearest,
        rules: rules.map((r) => ({
          mode: r.mode,
          anchor: tree(r.anchor),
          near: tree(r.near),
          after: tree(r.after),
          within: r.within ?? null,
          source: tree(r.source),
          target: tree(r.target),
          not: tree(r.not),
        })),
      },
    ]),
  )
}

/** A phrase, or all of the list that `@name` names. */
function spelledOut(phrase: string, lists: Readonly<Record<string, readonly string[]>>): readonly string[] {
  if (!phrase.startsWith('@')) return [phrase]
  const list = lists[phrase.slice(1)]
  if (!list) throw new Error(`ontology/event-modes.json names the list ${phrase}, which it does not have`)
  return list
}
