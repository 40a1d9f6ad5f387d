import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Reading } from '../language/reading.ts'
import { eventContexts } from '../record/event-kinds.ts'
import { indexAt, type Range } from '../record/ranges.ts'
import { PhraseTree, wordsIn } from './phrases.ts'

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
  return withMode([...contextsIn(text, stretch).keys()], act.mode)
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
  const find = contextFinder({ text, paragraphs, sentences })
  return (mode, anchor) => find(mode, anchor).map(({ context }) => context)
}

/** A context, and the words that tell of it; none where the mode brings it. */
export type FoundContext = { readonly context: string; readonly words: readonly Range[] }

/** The same with the words that tell. */
export function contextFinder({
  text,
  paragraphs,
  sentences,
}: Pick<Reading, 'text' | 'paragraphs' | 'sentences'>): (mode: string | null, anchor: Range) => FoundContext[] {
  const known = new Map<Range, ReadonlyMap<string, readonly Range[]>>()
  return (mode, anchor) => {
    const paragraph = paragraphs[indexAt(paragraphs, anchor.start)] ?? anchor
    const isLong = paragraph.end - paragraph.start > longestParagraph
    const stretch = isLong ? (sentences[indexAt(sentences, anchor.start)] ?? anchor) : paragraph
    const found = known.get(stretch) ?? contextsIn(text, stretch)
    known.set(stretch, found)
    return withMode([...found.keys()], mode).map((context) => ({ context, words: found.get(context) ?? [] }))
  }
}

/** The contexts of a stretch, each with the strong word, or the two weak ones, that first told of it. */
function contextsIn(text: string, stretch: Range): ReadonlyMap<string, readonly Range[]> {
  const tree = contextWords()
  const words = wordsIn(text, stretch)
  const hints = new Map<string, { readonly hint: Hint; readonly at: Range }>()
  const found = new Map<string, readonly Range[]>()
  for (let at = 0; at < words.length; ) {
    const match = tree.longestAt(words, at)
    for (const hint of match?.values ?? []) {
      if (hint.context === null) continue
      // A weak word needs another.
      const here = { start: words[at]!.start, end: words[at + match!.length - 1]!.end }
      const other = hints.get(hint.context)
      if (!found.has(hint.context) && (hint.isStrong || (other && other.hint !== hint)))
        found.set(hint.context, hint.isStrong ? [here] : [other!.at, here])
      hints.set(hint.context, other ?? { hint, at: here })
    }
    at += match?.length ?? 1
  }
  return found
}

function withMode(found: readonly string[], mode: string | null): string[] {
  const all = new Set(mode !== null && bringing.includes(mode) ? [...found, mode] : found)
  if (insteadOfCrime.some((context) => all.has(context))) all.delete('crime')
  return eventContexts().filter((context) => all.has(context))
}

/** What a phrase says of the text round it: one strong hint is enough for a context; a null context only hides words. */
type Hint = { readonly context: string | null; readonly isStrong: boolean }

const phrase = z.string().regex(/^[^\s*]+\*?(?: [^\s*]+\*?)*$/u)
const lists = z.record(z.string(), z.array(phrase).min(1))
const schema = z.strictObject({ source: z.string(), none: z.array(phrase), contexts: lists, weak: lists })

let tree: PhraseTree<Hint> | null = null

function contextWords(): PhraseTree<Hint> {
  tree ??= read()
  return tree
}

function read(): PhraseTree<Hint> {
  const file = new URL('../../ontology/event-contexts.json', import.meta.url)
  const { none, contexts, weak } = schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const hints = (named: Readonly<Record<string, readonly string[]>>, isStrong: boolean) =>
    Object.entries(named).flatMap(([context, list]) => list.map((p) => [p, { context, isStrong }] as const))
  const hiding = none.map((p) => [p, { context: null, isStrong: false }] as const)
  return new PhraseTree<Hint>([...hiding, ...hints(contexts, true), ...hints(weak, false)])
}
