import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import type { FoundName } from '../src/frames/found-name.ts'
import type { Range } from '../src/record/ranges.ts'

/** The corpora of coreference that lie beside the checkout: GUM and GAP, with offsets in UTF-16 code units. */
export const corpora = new URL('../../shared/data/coref/', import.meta.url)
export const corporaAreHere = existsSync(corpora)

/** The genres of GUM that are nearest to reports, on which figures are given. */
export const reportGenres: readonly string[] = ['news', 'interview', 'bio', 'speech']

export type GoldMention = Range & {
  readonly chain: string
  readonly kind: string
  /** The name within the mention, where its head is a proper noun. */
  readonly name: FoundName | null
  /** True where the head is the subject of a clause. */
  readonly isSubject: boolean
}

export type GoldDocument = {
  readonly id: string
  readonly genre: string
  readonly text: string
  readonly mentions: readonly GoldMention[]
}

const gumRow = z.object({
  id: z.string(),
  genre: z.string(),
  text: z.string(),
  tokens: z.array(
    z.object({
      start: z.number(),
      end: z.number(),
      form: z.string(),
      upos: z.string(),
      xpos: z.string(),
      deprel: z.string(),
    }),
  ),
  mentions: z.array(
    z.object({
      start: z.number(),
      end: z.number(),
      chain: z.union([z.number(), z.string()]),
      type: z.string(),
      head: z.array(z.number()),
      toks: z.tuple([z.number(), z.number()]),
    }),
  ),
})

const nameTypes: Readonly<Record<string, FoundName['type']>> = { person: 'PER', organization: 'ORG', place: 'LOC' }

/** The documents of a part of GUM, `train` or `dev`. */
export function gum(part: 'train' | 'dev'): GoldDocument[] {
  return rows(`gum.${part}.jsonl.gz`, gumRow).map(({ id, genre, text, tokens, mentions }) => {
    const units = unitsOf(text)
    const at = (r: Range): Range => ({ start: units[r.start]!, end: units[r.end]! })
    return {
      id,
      genre,
      text,
      mentions: mentions.map((m) => {
        const heads = m.head.map((h) => ({ h, ...tokens[h]! }))
        const head = nameHead(heads, m.type)
        const inside = (i: number): boolean => i >= m.toks[0] && i < m.toks[1]
        const joins = (i: number, next: number): boolean =>
          inside(i) &&
          (isNamePart(tokens[i]!) ||
            (inside(next) && joiner.test(tokens[i]!.form) && isNamePart(tokens[next]!) && m.type === 'organization'))
        let [first, last] = [head, head]
        while (head >= 0 && joins(first - 1, first - 2)) first--
        while (head >= 0 && joins(last + 1, last + 2)) last++
        const whole = head < 0 ? null : at({ start: tokens[first]!.start, end: tokens[last]!.end })
        return {
          ...at(m),
          chain: String(m.chain),
          kind: m.type,
          name: whole && { ...whole, type: nameTypes[m.type] ?? 'MISC', score: 1 },
          isSubject: m.head.some((h) => /^nsubj/u.test(tokens[h]!.deprel)),
        }
      }),
    }
  })
}

/** Small words that part the proper nouns of one organisation's name. */
const joiner = /^(?:of|for|and|the|on|in|de)$/u

type Head = { readonly h: number; readonly upos: string; readonly deprel: string }

/** The token that makes a mention one by name; -1 for a description that only holds a name, and for several joined. */
function nameHead(heads: readonly Head[], type: string): number {
  const main = heads.find(({ deprel }) => !/^(?:compound|amod|flat|det|nummod)/u.test(deprel)) ?? heads[0]
  if (main?.upos !== 'PROPN') return -1
  if (heads.some(({ deprel, upos }) => deprel.startsWith('flat') && upos === 'NOUN')) return -1
  if (type === 'person' && heads.some((o) => o !== main && o.deprel === 'conj' && o.upos === 'PROPN')) return -1
  return main.h
}

/** Names hold proper nouns, and the small words and initials between them. */
function isNamePart({ xpos, form }: { readonly xpos: string; readonly form: string }): boolean {
  return xpos === 'NNP' || xpos === 'NNPS' || form === '-' || form === '&'
}

/** The gold names of a document, the longest where one lies in another. */
export function goldNames(document: GoldDocument): FoundName[] {
  const all = document.mentions.flatMap((m) => (m.name ? [m.name] : []))
  all.sort((a, b) => a.start - b.start || b.end - a.end)
  const names: FoundName[] = []
  for (const name of all) if (name.start >= (names.at(-1)?.end ?? 0)) names.push(name)
  return names
}

const candidate = z.object({ name: z.string(), start: z.number(), end: z.number(), coref: z.boolean() })
const gapRow = z.object({
  id: z.string(),
  text: z.string(),
  pron: z.object({ start: z.number(), end: z.number() }),
  A: candidate,
  B: candidate,
})

export type GapRow = {
  readonly id: string
  readonly text: string
  readonly pronoun: Range
  readonly a: Range & { readonly coref: boolean }
  readonly b: Range & { readonly coref: boolean }
}

/** The rows of a part of GAP (Webster and others, 2018), `train` or `dev`. */
export function gap(part: 'train' | 'dev'): GapRow[] {
  return rows(`gap.${part}.jsonl.gz`, gapRow).map(({ id, text, pron, A, B }) => {
    const units = unitsOf(text)
    const at = (r: Range): Range => ({ start: units[r.start]!, end: units[r.end]! })
    return { id, text, pronoun: at(pron), a: { ...at(A), coref: A.coref }, b: { ...at(B), coref: B.coref } }
  })
}

const pieces = z.array(z.tuple([z.number(), z.number()]))
const speakersRow = z.object({
  id: z.string(),
  text: z.string(),
  published: z.string().nullish(),
  attributions: z.array(z.object({ source: pieces, content: pieces, speaker: z.string().nullable() })),
})

export type SpeakersDocument = {
  readonly id: string
  readonly text: string
  readonly published: string | null
  readonly statements: readonly {
    readonly source: Range | null
    readonly content: readonly Range[]
    readonly speaker: string | null
  }[]
}

/** The articles of `speakers.train`, with who says what as it was annotated. */
export function speakers(): SpeakersDocument[] {
  return rows('../speakers/speakers.train.jsonl.gz', speakersRow).map(({ id, text, published, attributions }) => {
    const units = unitsOf(text)
    const at = ([start, end]: readonly [number, number]): Range => ({ start: units[start]!, end: units[end]! })
    return {
      id,
      text,
      published: published ?? null,
      statements: attributions.map(({ source, content, speaker }) => ({
        source: source[0] ? { start: at(source[0]).start, end: at(source.at(-1)!).end } : null,
        content: content.map(at),
        speaker,
      })),
    }
  })
}

function rows<T>(path: string, row: z.ZodType<T>): T[] {
  const lines = gunzipSync(readFileSync(new URL(path, corpora)))
    .toString('utf8')
    .split('\n')
  return lines.filter((line) => line !== '').map((line) => row.parse(JSON.parse(line)))
}

/** The corpora count code points: where each begins in UTF-16 code units. */
function unitsOf(text: string): number[] {
  const units = [0]
  for (const character of text) units.push(units.at(-1)! + character.length)
  return units
}
