import { RangeIndex } from '../record/range-index.ts'
import { indexAt, overlaps, type Range } from '../record/ranges.ts'
import type { Around } from './around.ts'
import type { Cast } from './cast.ts'
import { namedByDescription } from './descriptions.ts'
import type { Entity } from './entity.ts'
import { kin } from './name-words.ts'
import { officeWordsAt } from './office-words.ts'
import { roleNouns } from './role-nouns.ts'
import type { Nominal } from './source-head.ts'

/** What bodies are, by which a report goes on to speak of one it has named. */
const bodyNouns =
  'newspaper|magazine|broadcaster|network|tabloid|agency|ministry|council|committee|institute|party|company|bank|court|union|commission|organisation|organization|group|think tank|university|coalition|alliance|militia|movement|website|outlet|daily|weekly'
const nouns = `${[...roleNouns].join('|')}|regime|government|authorities|${bodyNouns}`
/** Words that no description of one actor holds before its noun. */
const notWithin =
  'that|which|who|his|her|its|their|the|an?|of|to|and|or|in|on|at|by|for|from|with|is|was|are|were|has|had|said|says|as|but|than'
const determined = new RegExp(
  `(?<![\\p{L}\\p{N}’'-])((?:the|this)\\s+[\\p{L}-]+['’]s|his|her|its|their|the)\\s+((?:(?!(?:${notWithin})\\s)[\\p{L}.-]+\\s+){0,3}?)(${nouns})(?![\\p{L}\\p{N}-])`,
  'giu',
)
const possessed = new RegExp(`^['’]s\\s+((?:[\\p{Ll}-]+\\s+){0,2})(${nouns})(?![\\p{L}\\p{N}-])`, 'iu')
const apposed = new RegExp(
  `^,\\s+((?:the|an?|its|their|one of)\\s[^,.;:“”"()\\n]{0,80}?(?:${bodyNouns})(?:\\s(?:of|in|for|at|on|that)\\s[^,.;:“”"()\\n]{2,60})?)(?=[,.;)])`,
  'iu',
)

/**
 * Finds the descriptions of actors that have a name: "his sister", "the regime's leader", "the ministry", and what
 * stands in apposition, "the country's official newspaper". One that fits nobody, or several, is left alone.
 */
export function mentionDescriptions(cast: Cast, around: Around): void {
  const { text } = around
  const persons = cast.entities.filter((e) => e.type === 'PER')
  const roles = new RangeIndex<Range>(persons.flatMap((e) => e.roles))
  for (const e of persons) mentionRoles(e, cast)
  for (const found of text.matchAll(determined)) {
    const [whole, determiner, , noun] = found as unknown as [string, string, string, string]
    const end = found.index + whole.length
    // "The secretary" of "the secretary of state" goes on.
    const at = { start: found.index, end: Math.max(end, officeWordsAt(text, found.index)?.end ?? end) }
    const owned = /['’]s$/u.test(determiner)
    if (/\sregime['’]s$/iu.test(determiner))
      mention('regime', 'the', { start: at.start, end: at.start + determiner.length - 2 })
    mention(noun, owned ? "'s" : determiner, at)
  }
  const names = cast.within({ start: 0, end: text.length }).filter((a) => a.form === 'name')
  for (const name of names) {
    const after = text.slice(name.end, name.end + 180)
    const own = possessed.exec(after)
    if (own) mention(own[2]!, "'s", { start: name.start, end: name.end + own[0].length })
    const beside = name.entity.type === 'ORG' ? apposed.exec(after) : null
    if (!beside) continue
    const start = name.end + beside[0].indexOf(beside[1]!)
    cast.mention(name.entity, { start, end: start + beside[1]!.length, form: 'nominal' })
  }

  function mention(noun: string, determiner: string, at: Range): void {
    const isDescribing =
      roles.touching(at).some((r) => overlaps(r, at)) || /^\s+\p{Lu}\p{Ll}/u.test(text.slice(at.end, at.end + 4))
    // Whose a government is, "his" does not tell before it is known who he is.
    const isOwned = /^(?:his|her|its|their)$/iu.test(determiner) && /^(?:government|regime|authorities)$/iu.test(noun)
    if (
      isDescribing ||
      isOwned ||
      cast.within(at).some((a) => a.form === 'nominal' && a.start === at.start && a.end === at.end)
    )
      return
    const d: Nominal = { form: 'nominal', noun: noun.toLowerCase(), determiner: determiner.toLowerCase(), at }
    const e = namedByDescription(d, cast, around, null)
    if (e && e.members.length === 0) cast.mention(e, { ...at, form: 'nominal' })
  }
}

/** "Scott Snyder, director of the program ..." is spoken of by what he is. */
function mentionRoles(e: Entity, cast: Cast): void {
  const names = e.mentions.filter((m) => m.form === 'name')
  for (const { start, end, noun } of e.roles) {
    // "his sister Kim Yo Jong"
    if (kin.has(noun) && names.some((n) => n.start - end >= 0 && n.start - end <= 2))
      cast.mention(e, { start, end, form: 'nominal' })
    const before = names[indexAt(names, start)]
    if (before && before.end < start && start - before.end <= 8) cast.mention(e, { start, end, form: 'nominal' })
  }
}
