import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Reading } from '../language/reading.ts'
import { indexAt, type Range } from '../record/ranges.ts'
import { eventContexts } from './event-kinds.ts'
import { PhraseTree, type Word, wordsIn } from './phrases.ts'

/** A paragraph longer than this, in code units, is no paragraph that a person would judge as one. */
const longestParagraph = 1500

/** Where crime is left out, since one of these says more. */
const insteadOfCrime = ['corruption', 'trafficking', 'illegal_drugs']

/** Modes that bring the context of their name. */
const bringing = ['cyber', 'misinformation']

/**
 * What an event's surroundings are about: the contexts of the PLOVER manual whose strong words
 * (`ontology/event-contexts.json`) stand in a stretch of text, in the ontology's order; the context that the mode
 * brings is among them. It says what the story is about, not why the act was done.
 */
export function contextsOf(act: { readonly mode: string | null }, text: string, stretch: Range): string[] {
  return withMode(contextsIn(text, stretch), act.mode)
}

/**
 * Judges the events of a text by the paragraphs they stand in, reading no stretch more than once. A paragraph too long
 * to be judged as one gives way to the sentence.
 */
export function contextJudge({
  text,
  paragraphs,
  sentences,
}: Pick<Reading, 'text' | 'paragraphs' | 'sentences'>): (mode: string | null, anchor: Range) => string[] {
  const known = new Map<Range, readonly string[]>()
  return (mode, anchor) => {
    const paragraph = paragraphs[indexAt(paragraphs, anchor.start)] ?? anchor
    const isLong = paragraph.end - paragraph.start > longestParagraph
    const stretch = isLong ? (sentences[indexAt(sentences, anchor.start)] ?? anchor) : paragraph
    const found = known.get(stretch) ?? contextsIn(text, stretch)
    known.set(stretch, found)
    return withMode(found, mode)
  }
}

function contextsIn(text: string, stretch: Range): string[] {
  const tree = contextWords()
  const words = wordsIn(text, stretch)
  const found = new Set<string>()
  for (let at = 0; at < words.length; ) at += take(tree, words, at, found)
  return [...found]
}

/** Notes what the longest phrase at a word stands for, and gives how many words it covers. */
function take(tree: PhraseTree<string | null>, words: readonly Word[], at: number, found: Set<string>): number {
  const match = tree.longestAt(words, at)
  for (const context of match?.values ?? []) if (context !== null) found.add(context)
  return match?.length ?? 1
}

function withMode(found: readonly string[], mode: string | null): string[] {
  const all = new Set(mode !== null && bringing.includes(mode) ? [...found, mode] : found)
  if (insteadOfCrime.some((context) => all.has(context))) all.delete('crime')
  return eventContexts().filter((context) => all.has(context))
}

const phrase = z.string().regex(/^[^\s*]+\*?(?: [^\s*]+\*?)*$/u)
const schema = z.strictObject({
  source: z.string(),
  none: z.array(phrase),
  contexts: z.record(z.string(), z.array(phrase).min(1)),
})

let tree: PhraseTree<string | null> | null = null

function contextWords(): PhraseTree<string | null> {
  tree ??= read()
  return tree
}

function read(): PhraseTree<string | null> {
  const file = new URL('../../ontology/event-contexts.json', import.meta.url)
  const { none, contexts } = schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const hidden = none.map((p) => [p, null] as const)
  const named = Object.entries(contexts).flatMap(([name, list]) => list.map((p) => [p, name] as const))
  return new PhraseTree<string | null>([...hidden, ...named])
}
