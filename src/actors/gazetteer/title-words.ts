import { stateOfWord } from '../states.ts'
import type { Office, Term } from './entry.ts'

/** What a title asks for: an office, or a title of that very wording, or both; in which state, and whether no longer. */
export type TitleSought = {
  readonly offices: readonly Office[]
  readonly titles: readonly string[]
  readonly country: string | null
  readonly former: boolean
}

/** Titles and the offices they name. The first that the title ends in, or begins with before "of" and "for", counts. */
const known: readonly (readonly [RegExp, readonly Office[], readonly string[]])[] = [
  [
    /^(?:foreign (?:minister|secretary)|minister (?:of|for) (?:foreign|external) affairs|(?:external|foreign) affairs minister|top diplomat|minister of foreign relations|foreign relations minister)$/,
    ['foreign-minister'],
    [],
  ],
  [/^(?:secretary of state)$/, ['foreign-minister'], ['secretary of state']],
  [
    /^(?:defen[cs]e (?:minister|secretary|chief)|(?:minister|secretary) (?:of|for) (?:national )?defen[cs]e|national defen[cs]e minister|pentagon chief)$/,
    ['defence-minister'],
    [],
  ],
  [
    /^(?:prime minister|premier|taoiseach)$/,
    ['head-of-government'],
    ['prime minister', 'premier', 'taoiseach', 'president of the government'],
  ],
  [/^(?:federal )?chancellor$/, ['head-of-government'], ['chancellor']],
  [/^president$/, [], ['president']],
  [/^(?:supreme leader|paramount leader|ayatollah|grand ayatollah)$/, [], ['supreme leader']],
  [/^(?:king|queen|monarch|emperor|empress)$/, ['head-of-state'], ['king', 'queen', 'emperor', 'empress']],
  [/^(?:emir|sultan|pope|pontiff|grand duke)$/, ['head-of-state'], ['emir', 'sultan', 'pope', 'grand duke']],
  [/^(?:crown prince|vice president|vice-president|first lady|opposition leader)$/, [], []],
  [/^(?:party (?:leader|chief)|general secretary|party general secretary)$/, ['leader'], ['general secretary']],
  [
    /^(?:leader|ruler|strongman|dictator|junta (?:leader|chief)|military (?:ruler|leader))$/,
    ['leader', 'head-of-state', 'head-of-government', 'other'],
    [],
  ],
  [/^(?:head of state|chief of state)$/, ['head-of-state'], []],
  [/^(?:head of government)$/, ['head-of-government'], []],
  [/^(?:secretary|minister)$/, ['foreign-minister', 'defence-minister'], []],
  [
    /^(?:secretary[- ]general|director[- ]general|un chief|u\.n\. chief|nato chief|eu foreign policy chief|high representative|managing director|high commissioner)$/,
    ['head-of-organisation'],
    [],
  ],
]

const cleared = /^(?:the|then|now|acting|interim|caretaker|outgoing|incoming|current|us|u\.s\.|state)[ -]+/
const noLonger = /^(?:former|ex|late|one-time|onetime|erstwhile|deposed|ousted|toppled)[ -]+/
const below = /^(?:deputy|assistant|under|vice (?!president))/

/** Words before a name that are no post: whoever bears them may hold any. */
const courtesies =
  /^(?:mr|mrs|ms|miss|dr|sir|dame|lord|lady|mx|madam|madame|hon|honou?rable|his excellency|her excellency)\.?$/i

export function isCourtesy(title: string): boolean {
  return courtesies.test(title.trim())
}

/**
 * Reads a title as a report writes it: "former French President", "Prime Minister of Japan", "UN Secretary-General".
 * Null for a title that names no office which the gazetteer knows: "spokesman", "deputy foreign minister".
 */
export function titleSought(title: string): TitleSought | null {
  const { rest, country } = withoutState(title.replace(/\s+/gu, ' ').trim())
  let words = rest.toLowerCase().replace(/’/gu, "'")
  let former = false
  for (let before = ''; before !== words; ) {
    before = words
    if (noLonger.test(words)) former = true
    words = words.replace(noLonger, '').replace(cleared, '')
  }
  if (words === '' || below.test(words)) return null
  for (const [shape, offices, titles] of known) {
    if (shape.test(words))
      return { offices, titles: titles.length > 0 || offices.length > 0 ? titles : [words], country, former }
  }
  return { offices: [], titles: [words], country, former }
}

/** True where a term is of the office that a title asks for. */
export function fits(term: Pick<Term, 'office' | 'title' | 'country'>, sought: TitleSought): boolean {
  if (sought.country !== null && term.country !== null && term.country !== sought.country) return false
  const title = term.title.toLowerCase()
  const byTitle = sought.titles.some(
    (one) => title === one || title.startsWith(`${one} of `) || title.startsWith(`${one} and `),
  )
  if (sought.offices.length === 0) return byTitle
  // "Secretary of State" is the foreign minister where that is what he is called, and elsewhere a lesser post.
  return sought.titles.length === 0 ? sought.offices.includes(term.office) : byTitle
}

/** Takes the state out of a title: "French President", "President of France", "France's president". */
function withoutState(title: string): { readonly rest: string; readonly country: string | null } {
  const behind = /^(.+?) of (?:the )?(\p{Lu}.*)$/u.exec(title)
  const there = behind && stateOfWord(behind[2] ?? '')
  if (behind && there) return { rest: behind[1] ?? '', country: there.country }
  const words = title.split(' ')
  for (let count = Math.min(4, words.length - 1); count > 0; count--) {
    for (let start = 0; start + count < words.length && start < 3; start++) {
      const named = words
        .slice(start, start + count)
        .join(' ')
        .replace(/['’]s?$/u, '')
      const found = /^\p{Lu}/u.test(named) ? stateOfWord(named) : null
      if (found)
        return { rest: [...words.slice(0, start), ...words.slice(start + count)].join(' '), country: found.country }
    }
  }
  return { rest: title, country: null }
}
