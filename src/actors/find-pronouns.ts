import type { Range } from '../record/ranges.ts'

/** Who a third-person pronoun may stand for. */
export type PronounClass = 'he' | 'she' | 'it' | 'they'

export type Pronoun = Range & {
  readonly class: PronounClass
  readonly position: 'subject' | 'object' | 'possessive' | 'reflexive'
}

const forms: Readonly<Record<string, readonly [PronounClass, Pronoun['position']]>> = {
  he: ['he', 'subject'],
  him: ['he', 'object'],
  his: ['he', 'possessive'],
  himself: ['he', 'reflexive'],
  she: ['she', 'subject'],
  her: ['she', 'object'],
  hers: ['she', 'object'],
  herself: ['she', 'reflexive'],
  it: ['it', 'subject'],
  its: ['it', 'possessive'],
  itself: ['it', 'reflexive'],
  they: ['they', 'subject'],
  them: ['they', 'object'],
  their: ['they', 'possessive'],
  theirs: ['they', 'object'],
  themselves: ['they', 'reflexive'],
}

const pattern =
  /(?<![\p{L}\p{N}_])(?:he|him|his|himself|she|hers?|herself|its?|itself|they|them|theirs?|themselves)(?![\p{L}\p{N}_])/giu

/** The third-person pronouns of a text, in its order. "IT" in capitals is no pronoun. */
export function findPronouns(text: string): Pronoun[] {
  const found: Pronoun[] = []
  for (const { 0: word, index } of text.matchAll(pattern)) {
    if (word.length > 1 && /^\p{Lu}{2}/u.test(word)) continue
    const form = forms[word.toLowerCase()]
    if (!form) continue
    const end = index + word.length
    found.push({
      start: index,
      end,
      class: form[0],
      position: refined(word.toLowerCase(), form[1], text.slice(end, end + 24)),
    })
  }
  return found
}

/** "her" before a noun is possessive; "it" and "his" tell by what follows, too. */
function refined(word: string, position: Pronoun['position'], after: string): Pronoun['position'] {
  if (word === 'her')
    return /^\s+(?!(?:to|in|on|at|as|and|or|but|for|from|with|that|when|if|into|about|by|the|a|an|out|up|down|off|over|again|because|while|before|after|until|how|why|what)\b)[\p{L}\d]/u.test(
      after,
    )
      ? 'possessive'
      : 'object'
  if (word === 'it')
    return /^\s*(?:$|[.,;:!?)"”]|(?:to|in|on|at|and|or|for|from|with|as|by|the|a|into|out|up|down)\b)/u.test(after)
      ? 'object'
      : 'subject'
  return position
}
