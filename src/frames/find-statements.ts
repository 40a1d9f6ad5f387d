import type { AnchorInput } from '../language/encoder.ts'
import type { PartReading, ReadWindow, Words } from '../language/reading.ts'
import type { Range } from '../record/ranges.ts'
import { decodeSpans, type WordSpan } from './decode-spans.ts'
import { defaultThresholds, type FoundStatement, type Thresholds } from './found-statement.ts'

const cueLabels = 5
const roleLabels = 9
const isSource = (s: WordSpan): boolean => s.kind === 0

/** Finds the statements of a text: anchors first, then for each anchor the spans that fill its roles. */
export async function findStatements(reading: PartReading, thresholds = defaultThresholds): Promise<FoundStatement[]> {
  const found: FoundStatement[] = []
  for await (const window of reading.windows) {
    // The last anchor is [CLS]: contents whose cue is out of sight belong to it.
    const anchors = [...cuesIn(window, thresholds), null]
    const roles = await reading.statementRoles(window, anchorInput(window, anchors))
    const n = window.word.length
    anchors.forEach((anchor, a) => {
      const layout = { offset: a * n * roleLabels, stride: roleLabels }
      const decode = (open: number): WordSpan[] => decodeSpans(roles, n, 2, layout, open)
      let spans = decode(thresholds.openRole)
      // Few statements lack a source and none a content: where none is found at first, a less likely one is looked for.
      if (!spans.some(isSource)) spans = [...spans, ...decode(thresholds.openSource).filter(isSource)]
      if (anchor && spans.every(isSource))
        spans = [...spans, ...decode(thresholds.openContent).filter((s) => !isSource(s))]
      const statement = assemble(reading.words, window, anchor, spans, thresholds)
      if (statement) found.push(statement)
    })
  }
  return found
}

/** Cues whose first word the window decides. */
function cuesIn(window: ReadWindow, thresholds: Thresholds): WordSpan[] {
  const layout = { offset: 0, stride: cueLabels }
  return decodeSpans(window.cues, window.word.length, 1, layout, thresholds.openCue).filter((s) => decides(window, s))
}

const decides = (window: ReadWindow, s: WordSpan): boolean =>
  s.from >= window.coreFrom && s.from < window.coreTo && window.word[s.from]! >= 0

function anchorInput(window: ReadWindow, anchors: readonly (WordSpan | null)[]): AnchorInput {
  const n = window.word.length
  const shares = new Float32Array(anchors.length * n)
  const first = new BigInt64Array(anchors.length)
  anchors.forEach((span, a) => {
    const { from, to } = span ?? { from: 0, to: 1 }
    shares.fill(1 / (to - from), a * n + from, a * n + to)
    first[a] = BigInt(from)
  })
  return { shares, first }
}

function assemble(
  words: Words,
  window: ReadWindow,
  cue: WordSpan | null,
  spans: readonly WordSpan[],
  thresholds: Thresholds,
): FoundStatement | null {
  const real = spans.filter((s) => window.word[s.from]! >= 0)
  const sources = real.filter(isSource)
  const contents = real.filter((s) => !isSource(s))
  const content = cue ? contents : contents.filter((s) => s.score >= thresholds.orphan && decides(window, s))
  if (content.length === 0) return null
  const source = cue && sources.reduce<WordSpan | null>((best, s) => (best && best.score >= s.score ? best : s), null)
  const range = (s: WordSpan): Range => textRange(words, window, s)
  return {
    cue: cue && range(cue),
    source: source && range(source),
    content: content.map(range),
    cueScore: cue ? cue.score : 1,
    sourceScore: source ? source.score : 1,
    contentScore: Math.min(...content.map((s) => s.score)),
  }
}

/** Local words to the text; separators at the span's ends are left out. */
function textRange(words: Words, window: ReadWindow, span: WordSpan): Range {
  let from = span.from
  let to = span.to
  while (from < to - 1 && window.word[from]! < 0) from++
  while (to > from + 1 && window.word[to - 1]! < 0) to--
  return { start: words.starts[window.word[from]!]!, end: words.ends[window.word[to - 1]!]! }
}
