import type { Entity } from './entity.ts'
import { femaleNames, maleNames } from './given-names.ts'

/** Short forms of given names that are not their beginnings; public knowledge, written down by hand. */
const shortForms: ReadonlyMap<string, readonly string[]> = new Map(
  `al albert alan alfred|andy andrew|betty elizabeth|bill william|billy william|bob robert|bobby robert|chuck charles
  charlie charles|dick richard|rick richard|ricky richard|drew andrew|hank henry|harry henry harold|jack john|jim james
  jimmy james|joe joseph|johnny john|kathy katherine kathleen|kate katherine catherine|larry lawrence laurence|liz elizabeth
  maggie margaret|mike michael|mick michael|ned edward|peggy margaret|sandy alexander sandra|ted theodore edward
  tony anthony antonio|jerry gerald jerome|terry terence theresa|jeff geoffrey|steve stephen|chris kristopher
  becky rebecca|beth elizabeth|cindy cynthia|debbie deborah|gabby gabrielle gabriel|jenny jennifer|mickey michael
  eddie edward edwin|ron ronald|ronnie ronald|sue susan|vicky victoria|russ russell|wes wesley|walt walter|will william`
    .split(/[|\n]/u)
    .map((line) => line.trim().split(/\s+/u))
    .map(([short, ...full]) => [short!, full]),
)

/** Whether a person's name and another, which end in one surname, are one person's: both in lower case. */
export function samePerson(e: Entity, words: readonly string[]): boolean {
  if (e.type !== 'PER') return false
  const own = e.words.map((w) => w.toLowerCase())
  return sameGiven(own[0]!, words[0]!) || endsIn(own, words) || endsIn(words, own)
}

/** "Hillary Rodham Clinton" and "Hillary Clinton", "D. Trump" and "Donald Trump", "Ben", "Bill" and what they are short for. */
function sameGiven(one: string, other: string): boolean {
  const [a, b] = [one, other].map((w) => w.replace(/\.$/u, '')) as [string, string]
  return a === b || isShortFor(a, b) || isShortFor(b, a)
}

function isShortFor(a: string, b: string): boolean {
  if (a.length === 1) return b.startsWith(a)
  if (shortForms.get(a)?.includes(b)) return true
  const areOfTwoSexes =
    (isOnly(a, femaleNames, maleNames) && isOnly(b, maleNames, femaleNames)) ||
    (isOnly(a, maleNames, femaleNames) && isOnly(b, femaleNames, maleNames))
  return a.length > 2 && b.length - a.length > 1 && b.startsWith(a) && !areOfTwoSexes
}

const isOnly = (name: string, sex: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  sex.has(name) && !other.has(name)

/** "Actor Jan Novak" is Jan Novak. */
function endsIn(longer: readonly string[], words: readonly string[]): boolean {
  return words.length > 1 && longer.length > words.length && words.every((w, i) => w === longer.at(i - words.length))
}
