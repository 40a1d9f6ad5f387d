import type { PartReading, ReadWindow } from '../language/reading.ts'
import { decodeSpans, type WordSpan } from './decode-spans.ts'
import { defaultThresholds, type FoundStatement, type Thresholds } from './found-statement.ts'
import { anchorInput, decides, surest, textRange } from './word-anchors.ts'

const cueLabels = 5
const roleLabels = 9
const isSource = (s: WordSpan): boolean => s.kind === 0

/** Finds the statements of a stretch of text, and nothing else. */
export async function findStatements(reading: PartReading, thresholds = defaultThresholds): Promise<FoundStatement[]> {
  const found: FoundStatement[] = []
  for await (const window of reading.windows) found.push(...(await statementsIn(reading, window, thresholds)))
  return found
}

/** The statements that a window decides: anchors first, then for each anchor the spans that fill its roles. */
export async function statementsIn(
  reading: PartReading,
  window: ReadWindow,
  thresholds: Thresholds,
): Promise<FoundStatement[]> {
  // The last anchor is [CLS]: contents whose cue is out of sight belong to it.
  const anchors = [...cuesIn(window, thresholds), ...(thresholds.orphan <= 1 ? [null] : [])]
  if (anchors.length === 0) return []
  const roles = await reading.statementRoles(window, anchorInput(window, anchors))
  const n = window.word.length
  return anchors.flatMap((anchor, a) => {
    const layout = { offset: a * n * roleLabels, stride: roleLabels }
    const decode = (open: number): WordSpan[] => decodeSpans(roles, n, 2, layout, open)
    let spans = decode(thresholds.openRole)
    // Few statements lack a source and none a content: where none is found at first, a less likely one is looked for.
    if (!spans.some(isSource)) spans = [...spans, ...decode(thresholds.openSource).filter(isSource)]
    if (anchor && spans.every(isSource))
      spans = [...spans, ...decode(thresholds.openContent).filter((s) => !isSource(s))]
    const statement = assemble(reading, window, anchor, spans, thresholds)
    return statement ? [statement] : []
  })
}

/** Cues whose first word the window decides. */
function cuesIn(window: ReadWindow, thresholds: Thresholds): WordSpan[] {
  const layout = { offset: 0, stride: cueLabels }
  return decodeSpans(window.cues, window.word.length, 1, layout, thresholds.openCue).filter((s) => decides(window, s))
}

function assemble(
  { words }: PartReading,
  window: ReadWindow,
  cue: WordSpan | null,
  spans: readonly WordSpan[],
  thresholds: Thresholds,
): FoundStatement | null {
  const contents = spans.filter((s) => !isSource(s) && window.word[s.from]! >= 0)
  const content = cue ? contents : contents.filter((s) => s.score >= thresholds.orphan && decides(window, s))
  if (content.length === 0) return null
  const source = cue && surest(window, spans, 0)
  return {
    cue: cue && textRange(words, window, cue),
    source: source && textRange(words, window, source),
    content: content.map((s) => textRange(words, window, s)),
    cueScore: cue ? cue.score : 1,
    sourceScore: source ? source.score : 1,
    contentScore: Math.min(...content.map((s) => s.score)),
  }
}
