import type { AnchorInput } from '../language/encoder.ts'
import type { Reading, ReadWindow } from '../language/reading.ts'
import { decodeSpans, type WordSpan } from './decode-spans.ts'

/** A stretch of the text's words, `to` exclusive. */
export type WordRange = { readonly from: number; readonly to: number }

/** A statement as the model gives it: its parts as words of the text. */
export type FoundStatement = {
  /** Null where the quotation stands alone, its cue out of sight. */
  readonly cue: WordRange | null
  readonly source: WordRange | null
  readonly content: readonly WordRange[]
  /** True where the cue was looked for within another statement's content. */
  readonly nested: boolean
  readonly cueScore: number
  readonly sourceScore: number
  readonly contentScore: number
}

/** Tags a word, twice: the first five for cues in the report's own text, the others for cues anywhere. */
const cueStride = 10
const cueTags = 5
const roleLabels = 9
const sourceKind = 0

/** How sure the model must be. Chosen on the development part of PolNeAR; `docs/accuracy.md` has the curve. */
export type Thresholds = {
  readonly openCue: number
  readonly cue: number
  readonly nestedCue: number
  readonly orphan: number
  readonly openRole: number
}

export const defaultThresholds: Thresholds = { openCue: 0, cue: 0, nestedCue: 0.8, orphan: 0.6, openRole: 0 }

type Anchor = { readonly span: WordSpan | null; readonly nested: boolean }

/** Finds the statements of a text: anchors first, then for each anchor the spans that fill its roles. */
export async function findStatements(reading: Reading, thresholds = defaultThresholds): Promise<FoundStatement[]> {
  const found: FoundStatement[] = []
  for (const window of reading.windows) {
    const anchors = anchorsIn(window, thresholds)
    const roles = await reading.statementRoles(window, anchorInput(window, anchors))
    const n = window.word.length
    anchors.forEach((anchor, a) => {
      const layout = { offset: a * n * roleLabels, stride: roleLabels }
      const spans = decodeSpans(roles, n, 2, layout, thresholds.openRole)
      const statement = assemble(window, anchor, spans, thresholds)
      if (statement) found.push(statement)
    })
  }
  return found
}

/** Cues whose first word the window decides, then nested ones that no other cue overlaps, then [CLS] for what has no cue in sight. */
function anchorsIn(window: ReadWindow, thresholds: Thresholds): Anchor[] {
  const n = window.word.length
  const decided = (s: WordSpan): boolean =>
    s.from >= window.coreFrom && s.from < window.coreTo && window.word[s.from]! >= 0
  const decode = (offset: number): WordSpan[] =>
    decodeSpans(window.cues, n, 1, { offset, stride: cueStride }, thresholds.openCue).filter(decided)
  const outer = decode(0).filter((s) => s.score >= thresholds.cue)
  const nested = decode(cueTags).filter(
    (s) => s.score >= thresholds.nestedCue && !outer.some((o) => s.from < o.to && o.from < s.to),
  )
  return [
    ...outer.map((span) => ({ span, nested: false })),
    ...nested.map((span) => ({ span, nested: true })),
    { span: null, nested: false },
  ]
}

function anchorInput(window: ReadWindow, anchors: readonly Anchor[]): AnchorInput {
  const n = window.word.length
  const shares = new Float32Array(anchors.length * n)
  const first = new BigInt64Array(anchors.length)
  anchors.forEach(({ span }, a) => {
    const { from, to } = span ?? { from: 0, to: 1 }
    shares.fill(1 / (to - from), a * n + from, a * n + to)
    first[a] = BigInt(from)
  })
  return { shares, first }
}

function assemble(
  window: ReadWindow,
  anchor: Anchor,
  spans: readonly WordSpan[],
  thresholds: Thresholds,
): FoundStatement | null {
  const real = spans.filter((s) => window.word[s.from]! >= 0)
  const sources = real.filter((s) => s.kind === sourceKind)
  let content = real.filter((s) => s.kind !== sourceKind)
  if (!anchor.span)
    content = content.filter((s) => s.score >= thresholds.orphan && s.from >= window.coreFrom && s.from < window.coreTo)
  if (content.length === 0) return null
  const source = sources.reduce<WordSpan | null>((best, s) => (best && best.score >= s.score ? best : s), null)
  const words = (s: WordSpan): WordRange => textWords(window, s)
  return {
    cue: anchor.span && words(anchor.span),
    source: anchor.span && source ? words(source) : null,
    content: content.map(words),
    nested: anchor.nested,
    cueScore: anchor.span ? anchor.span.score : 1,
    sourceScore: source ? source.score : 1,
    contentScore: Math.min(...content.map((s) => s.score)),
  }
}

/** Local words to the text's words; separators inside the span are passed over. */
function textWords(window: ReadWindow, span: WordSpan): WordRange {
  let from = span.from
  let to = span.to
  while (from < to - 1 && window.word[from]! < 0) from++
  while (to > from + 1 && window.word[to - 1]! < 0) to--
  return { from: window.word[from]!, to: window.word[to - 1]! + 1 }
}
