import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { DemarcheError } from '../record/demarche-error.ts'

/** The parts of a `tokenizer.json` that decide how a text is cut; anything but uncased BERT is refused. */
const tokenizerFile = z.object({
  normalizer: z.object({
    type: z.literal('BertNormalizer'),
    clean_text: z.literal(true),
    handle_chinese_chars: z.literal(true),
    strip_accents: z.union([z.null(), z.literal(true)]),
    lowercase: z.literal(true),
  }),
  pre_tokenizer: z.object({ type: z.literal('BertPreTokenizer') }),
  model: z.object({
    type: z.literal('WordPiece'),
    unk_token: z.string(),
    continuing_subword_prefix: z.string(),
    max_input_chars_per_word: z.number(),
    vocab: z.custom<Readonly<Record<string, number>>>((value) => typeof value === 'object' && value !== null),
  }),
})

/** The pieces that words are cut into. */
export type Vocabulary = {
  /** Pieces that begin a word. */
  readonly heads: ReadonlyMap<string, number>
  /** Pieces that continue one, without their prefix. */
  readonly tails: ReadonlyMap<string, number>
  readonly unknown: number
  /** Length of the longest piece, in UTF-16 code units. */
  readonly longest: number
  /** A word of more characters is unknown as a whole. */
  readonly longestWord: number
}

/** Reads a `tokenizer.json` of the Hugging Face format. */
export function openVocabulary(file: string | URL): Vocabulary {
  const read = tokenizerFile.safeParse(readJson(file))
  if (!read.success) {
    throw new DemarcheError(
      'model-broken',
      `${file} is not the tokenizer of an uncased BERT: ${z.prettifyError(read.error)}`,
    )
  }
  const { vocab, continuing_subword_prefix: prefix, unk_token, max_input_chars_per_word } = read.data.model
  const heads = new Map<string, number>()
  const tails = new Map<string, number>()
  let longest = 0
  for (const piece of Object.keys(vocab)) {
    const id = vocab[piece]!
    heads.set(piece, id)
    if (piece.startsWith(prefix)) tails.set(piece.slice(prefix.length), id)
    longest = Math.max(longest, piece.length)
  }
  const unknown = heads.get(unk_token)
  if (unknown === undefined) throw new DemarcheError('model-broken', `${file} has no piece "${unk_token}"`)
  return { heads, tails, unknown, longest, longestWord: max_input_chars_per_word }
}

function readJson(file: string | URL): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    if (cause instanceof SyntaxError) {
      throw new DemarcheError('model-broken', `${file} is not JSON: take a fresh copy of the model`, { cause })
    }
    throw new DemarcheError('model-missing', `cannot read ${file}: is the model's folder complete?`, { cause })
  }
}
