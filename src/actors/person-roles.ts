import type { ActorRole } from '../record/actor.ts'
import type { Range } from '../record/ranges.ts'
import type { NameSpan } from './name-span.ts'
import { commonWords, kin } from './name-words.ts'
import { roleNounOf, roleNouns } from './role-nouns.ts'

/** What a report says a person is, where it names them. */
export type FoundRole = ActorRole & { readonly noun: string }

/** The roles that stand beside a person's name: titles and descriptions before it, an apposition after it. */
export function rolesBeside(text: string, name: NameSpan, sentence: Range): FoundRole[] {
  return [before(text, name, sentence), apposed(text, name, sentence), after(text, name, sentence)].filter(
    (r) => r !== null,
  )
}

/** Words that have a capital at a sentence's beginning only: "And President Varga". */
const opensSentence =
  /^(?:And|But|As|When|While|For|If|Then|Yet|Or|So|After|Before|Since|With|Like|On|In|At|That|The|To|By|From|Because|Although|Though|Unlike|Under|Even|Only|Now|Where|Both|Last|Later|Meanwhile|Also)$/u

/** "President Donald Trump", "Atlantic Council spokesman Jan Novak", "his sister Kim Yo Jong". */
function before(text: string, name: NameSpan, sentence: Range): FoundRole | null {
  const end = name.title?.end ?? name.start
  const lead = text.slice(sentence.start, end).trimEnd()
  const found = /(?:[\p{L}’'.-]+\s+){0,5}[\p{L}’'.-]+$/u.exec(lead)
  if (!found) return null
  const words = found[0].split(/\s+/u)
  const noun = words.at(-1)!.toLowerCase().replace(/\.$/u, '')
  const full = abbreviated.get(noun) ?? noun
  if (!roleNouns.has(full) || (name.title === null && /^\p{Lu}/u.test(words.at(-1)!))) return null
  // Back to the word that cannot belong to the description.
  let first = words.length - 1
  while (
    first > 0 &&
    !opensSentence.test(words[first - 1]!) &&
    /^(?:\p{Lu}[\p{L}.’'-]*|prime|vice|deputy|former|senior|chief|foreign|defen[cs]e|presidential|acting|campaign|press|policy)$/u.test(
      words[first - 1]!,
    )
  )
    first--
  // A sentence's first word has its capital for that alone.
  if (commonWords.has(words[first]!.toLowerCase()) && first < words.length - 1) first++
  // Whose sister she is belongs to what she is.
  const title = words.slice(first).join(' ')
  if (kin.has(full) && first > 0 && /^(?:his|her|their|.*['’]s)$/iu.test(words[first - 1]!)) first--
  const whole = words.slice(first).join(' ')
  const start = sentence.start + lead.length - whole.length
  if (start < sentence.start) return null
  return {
    noun: full,
    title,
    organisation: null,
    start,
    end: start + whole.length,
    text: text.slice(start, start + whole.length),
  }
}

const beforeComma =
  /(?:^|\s)(?:the|an?|his|her|its|their|[\p{L}.]+(?:\s\p{Lu}\p{L}+)?['’]s)\s+((?:[\p{L}-]+\s+){0,3}[\p{L}-]+),\s+$/iu

/** "Bolivia's foreign minister, Wilma Quispe, said"; "its spokeswoman, Elena Doncheva". */
function apposed(text: string, name: NameSpan, sentence: Range): FoundRole | null {
  if (name.title !== null || !/^(?:[,.;)]|\s(?:said|told)\b)/u.test(text.slice(name.end, name.end + 6))) return null
  const found = beforeComma.exec(text.slice(Math.max(sentence.start, name.start - 90), name.start))
  const noun = found && (roleNounOf(found[1]!) ?? peer.exec(found[1]!)?.[1])
  if (!found || !noun) return null
  const title = found[1]!
  const end = name.start - /,\s+$/u.exec(found[0])![0].length
  const start = end - title.length
  return { noun, title, organisation: null, start, end, text: text.slice(start, end) }
}

/** "His Serbian counterpart, Ivo Varga": of another state than whoever was named before, and this is the state. */
const peer = /^\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)?\s(counterpart|colleague)$/u

const abbreviated = new Map([
  ['sen', 'senator'],
  ['rep', 'representative'],
  ['gov', 'governor'],
  ['gen', 'general'],
  ['col', 'colonel'],
  ['capt', 'captain'],
  ['lt', 'lieutenant'],
  ['sgt', 'sergeant'],
  ['adm', 'admiral'],
  ['prof', 'professor'],
  ['rev', 'reverend'],
])

/** "Scott Snyder, director of the program on X at the Council on Y (CFR)," up to the comma or verb that ends it. */
function after(text: string, name: NameSpan, sentence: Range): FoundRole | null {
  const rest = text.slice(name.end, sentence.end)
  const opened = /^,\s+(?:\d{1,2},\s+)?(?=(?:an?|the|his|her|its|their|who\s+is\s+an?)?\s*[\p{L}-])/u.exec(rest)
  if (!opened) return null
  const body = rest.slice(opened[0].length)
  const stop = /[,;:.“”"](?=\s|$)|\s(?:said|says|told|wrote|added|who|which|warned|argued)\b|\)/u.exec(body)
  const phrase = body.slice(0, stop ? (stop[0] === ')' ? stop.index + 1 : stop.index) : body.length).trimEnd()
  const noun = roleNounOf(phrase.replace(/^(?:an?|the|his|her|its|their)\s+/u, ''))
  if (!noun || phrase.length > 200) return null
  const start = name.end + opened[0].length
  const head = phrase.replace(/^(?:an?|the)\s+/u, '')
  const parted = /^(.*?)\s+(?:at|of|for|with|in)\s+(.*)$/u.exec(head)
  const place =
    /\s(?:at|with)\s+(?:the\s+)?(\p{Lu}.*)$/u.exec(phrase) ?? /\s(?:of|for)\s+(?:the\s+)?(\p{Lu}.*)$/u.exec(phrase)
  const cabinet = /\s(?:in|under|of)\s+the\s+(\p{Lu}[\p{L}. ]+\s(?:administration|government|cabinet))\b/u.exec(phrase)
  return {
    noun,
    title: parted ? parted[1]! : head,
    organisation: cabinet?.[1] ?? (place ? place[1]!.replace(/\s*\([^)]*\)\s*$/u, '') : null),
    start,
    end: start + phrase.length,
    text: phrase,
  }
}
