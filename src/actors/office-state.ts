import { indexAt, type Range } from '../record/ranges.ts'
import type { Around } from './around.ts'
import type { Cast } from './cast.ts'
import type { Entity } from './entity.ts'
import { stateOfWord } from './states.ts'

/** Those who say for a state what its president does: "officials", "a spokesman", "the ministry", "state television". */
const speaksFor =
  /\b(?:officials?|spokes(?:man|woman|person|people)|ministry|minister|government|authorities|administration|cabinet|embassy|ambassador|palace|presidency|state (?:media|television|tv|radio))\b/iu

/**
 * The state for which those speak in whose words something stands: "the Kremlin said the president would ...", "the
 * president has flown home, Peruvian officials said". Null where they speak for none, or for two.
 */
export function stateThatSays(at: Range, cast: Cast, around: Around): string | null {
  const source = around.sourceOf?.(at) ?? null
  if (!source) return null
  const named = cast.within(source).filter((a) => a.form === 'name' && a.entity.country !== null)
  const states = new Set(named.map((a) => a.entity.country!))
  const [state] = states
  if (state === undefined || states.size > 1) return null
  const speaks =
    named.some(({ entity }) => governs(entity)) || speaksFor.test(around.text.slice(source.start, source.end))
  return speaks ? state : null
}

function governs(e: Entity): boolean {
  return (
    e.kind === 'government' ||
    e.sectors.includes('GOV') ||
    (e.kind === 'state' && e.mentions.some((m) => m.type !== 'MISC'))
  )
}

/** "PARIS, May 3 (NNA) — ...": a place in capitals, or a capital or state by its name, before a dash. */
const dateLine = /^\s*(\p{Lu}[\p{L}.’' ]{1,30}?)(?:,\s[^\n(—–]{1,30}?)?(?:\s\([^)\n]{1,40}\))?\s?(?:[—–]|--?)\s/u

/**
 * The state of the date line under which something stands: that of its paragraph, or else of the report, as long as
 * nothing up to there has spoken of another state. Null where there is none, or its place is no state's capital.
 */
export function stateOfDateLine(at: Range, cast: Cast, around: Around): string | null {
  const { text, paragraphs } = around
  const here = indexAt(paragraphs, at.start)
  const own = paragraphs.slice(0, here + 1).findLast((p) => dateLine.test(text.slice(p.start, p.end)))
  const place = own && dateLine.exec(text.slice(own.start, own.end))?.[1]
  const state = place === undefined ? null : stateOfPlace(place)
  if (!own || state === null) return null
  const spoken = cast.within({ start: own.start, end: at.start }).map((a) => a.entity.country)
  return spoken.every((country) => country === null || country === state) ? state : null
}

/** "SEOUL" is Seoul. */
function stateOfPlace(place: string): string | null {
  const usual = place.replace(/\p{L}+/gu, (word) => word[0]! + word.slice(1).toLowerCase())
  const found = stateOfWord(place) ?? stateOfWord(usual)
  return found !== null && (found.relation === 'capital' || found.relation === 'name') ? found.country : null
}

/** True where the sentence tells of another year than the report's. */
export function isOfThen(at: Range, { text, sentences, published }: Around): boolean {
  const sentence = sentences[indexAt(sentences, at.start)]
  if (!sentence) return false
  const years = text.slice(sentence.start, sentence.end).match(/\b(?:19|20)\d\d\b/gu) ?? []
  return years.some((year) => !published?.startsWith(year))
}
