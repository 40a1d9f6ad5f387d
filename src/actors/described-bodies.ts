import { indexAt } from '../record/ranges.ts'
import type { Around } from './around.ts'
import { type Cast, theOnly } from './cast.ts'
import type { Entity } from './entity.ts'
import { kin } from './name-words.ts'
import type { Nominal } from './source-head.ts'

const offices = /^(?:agency|bureau|department|ministry)$/u
const bodies = /^(?:organi[sz]ation|group|company|firm|service|watchdog|party|institute|union|bank)$/u
const lands = /^(?:country|nation|kingdom|republic|state)$/u

/** "The agency BGN" is no company. */
function isCalledElse(start: number, noun: string, text: string): boolean {
  const before = /(\p{Ll}+)\s+$/u.exec(text.slice(Math.max(0, start - 24), start))?.[1] ?? ''
  return (
    before !== noun &&
    (offices.test(before) || bodies.test(before) || /^(?:newspaper|paper|broadcaster)$/u.test(before))
  )
}

/** "The agency", "the kingdom": the only body, or state, that the nearest sentence before with any names outside of what is said. */
export function lastBody(d: Nominal, cast: Cast, around: Around): Entity | null {
  const isLand = lands.test(d.noun)
  const isOffice = offices.test(d.noun)
  if (d.determiner !== 'the' || !(isLand || isOffice || bodies.test(d.noun))) return null
  const isOfKind = (e: Entity): boolean =>
    isLand
      ? e.kind === 'state'
      : e.type === 'ORG' && e.kind !== 'media' && e.kind !== 'state' && (isOffice || e.kind !== 'government')
  const here = indexAt(around.sentences, d.at.start)
  for (let k = here; k >= Math.max(0, here - 2); k--) {
    const { start, end } = around.sentences[k]!
    const named = cast
      .within({ start, end: Math.min(end, d.at.start) })
      .filter((a) => a.form === 'name' && a.type !== 'MISC' && !isCalledElse(a.start, d.noun, around.text))
      .map((a) => a.entity)
      .filter(isOfKind)
    if (named.length > 0) return theOnly([...new Set(named)])
  }
  return null
}

/** Whose: "her campaign", "Mrs. Clinton's presidential campaign" and "the Clinton campaign" are one. */
export function ownerOf(d: Nominal, cast: Cast, text: string): Entity | null {
  if (kin.has(d.noun)) return null
  const inside = cast.within(d.at)
  const words = text.slice(d.at.start, d.at.end)
  const owner = inside.findLast((a) => {
    const after = text.slice(a.end, d.at.end)
    if (a.form === 'pronoun') return a.start === d.at.start
    return (
      a.form === 'name' &&
      (/^['’]s?\s/u.test(after) || (after.trim().toLowerCase() === d.noun && a.entity.type === 'PER'))
    )
  })
  return owner && words.trim().split(/\s+/u).length > 1 ? owner.entity : null
}

const camps = /^(?:campaign|administration|camp|cabinet)$/u

/** "The Berg administration" where the report has it by name, for "his administration". */
export const bodyOf = (owner: Entity, noun: string, cast: Cast): Entity | null =>
  camps.test(noun)
    ? theOnly(
        cast
          .describable(noun, null, false)
          .filter((e) => e.words.at(-1)?.toLowerCase() === noun && e.words.at(-2) === owner.words.at(-1)),
      )
    : null

/** "Her campaign" is known as the Berg campaign. */
export const nameOfOwned = (owner: Entity | null, noun: string): string | null =>
  owner?.type === 'PER' && owner.words.length > 0 && camps.test(noun) ? `${owner.words.at(-1)} ${noun}` : null
