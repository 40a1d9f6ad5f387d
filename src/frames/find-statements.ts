import type { PartReading, ReadWindow } from '../language/reading.ts'
import { RangeIndex } from '../record/range-index.ts'
import { overlaps, type Range } from '../record/ranges.ts'
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

/** Words before and after a cue that it looks at first: of 100 statements, 97 have all that belongs to them there. */
const sight = { before: 44, after: 76 }
/** What reaches so near to the end of that is looked for in the whole window. */
const edge = 8

/**
 * The statements that a window decides: anchors first, then for each anchor the spans that fill its roles. Contents whose
 * cue is out of sight belong to [CLS], which is asked where nothing was found, or a quotation is left that nobody was found
 * to have said.
 */
export async function statementsIn(
  reading: PartReading,
  window: ReadWindow,
  thresholds: Thresholds,
  quoted: RangeIndex<Range> = new RangeIndex<Range>([]),
): Promise<FoundStatement[]> {
  const cues = cuesIn(window, thresholds)
  const spans = await spansOfAll(reading, window, cues, thresholds)
  const told = cues.flatMap((cue, i) => assemble(reading, window, cue, spans[i]!, thresholds) ?? [])
  if (thresholds.orphan > 1) return told
  if (told.length > 0 && !hasQuotationLeft(reading, window, told, quoted)) return told
  const whole = { begin: 0, length: window.word.length }
  const [alone = []] = await spansIn(reading, window, [{ anchor: null, ...whole }], thresholds)
  const quotation = assemble(reading, window, null, alone, thresholds)
  return quotation === null ? told : [...told, quotation]
}

/** What fills the roles of each cue: looked for near it, and in the whole window where that is not enough. */
async function spansOfAll(
  reading: PartReading,
  window: ReadWindow,
  cues: readonly WordSpan[],
  thresholds: Thresholds,
): Promise<readonly (readonly WordSpan[])[]> {
  const n = window.word.length
  const length = Math.min(n, sight.before + sight.after)
  const near = cues.map((anchor) => {
    const begin = Math.max(0, Math.min(anchor.from - sight.before, n - length))
    return { anchor, begin, length }
  })
  const found = [...(await spansIn(reading, window, near, thresholds))]
  const isCut = (begin: number, { from, to }: WordSpan) =>
    (begin > 0 && from < begin + edge) || (begin + length < n && to > begin + length - edge)
  const cut = near.flatMap(({ begin }, i) => (found[i]!.some((span) => isCut(begin, span)) ? i : []))
  const again = cut.map((i) => ({ anchor: cues[i]!, begin: 0, length: n }))
  const whole = await spansIn(reading, window, again, thresholds)
  for (const [k, i] of cut.entries()) found[i] = whole[k]!
  return found
}

/** An anchor, null for [CLS], and the words of the window that it looks at; of one length in one question. */
type Looking = { readonly anchor: WordSpan | null; readonly begin: number; readonly length: number }

/** What fills the roles of each anchor. */
async function spansIn(
  reading: PartReading,
  window: ReadWindow,
  looking: readonly Looking[],
  thresholds: Thresholds,
): Promise<readonly (readonly WordSpan[])[]> {
  const length = looking[0]?.length
  if (length === undefined) return []
  const anchors = anchorInput(
    window,
    looking.map(({ anchor }) => anchor),
  )
  const begin = BigInt64Array.from(looking, ({ begin }) => BigInt(begin))
  const roles = await reading.statementRoles(window, anchors, { begin, length })
  return looking.map(({ anchor, begin }, a) => {
    const layout = { offset: a * length * roleLabels, stride: roleLabels }
    const decode = (open: number): WordSpan[] => decodeSpans(roles, length, 2, layout, open)
    let spans = decode(thresholds.openRole)
    // Few statements lack a source and none a content: where none is found at first, a less likely one is looked for.
    if (!spans.some(isSource)) spans = [...spans, ...decode(thresholds.openSource).filter(isSource)]
    if (anchor && spans.every(isSource))
      spans = [...spans, ...decode(thresholds.openContent).filter((s) => !isSource(s))]
    return spans.map((span) => ({ ...span, from: span.from + begin, to: span.to + begin }))
  })
}

/** Whether a quotation that begins where the window decides has nothing in it of what was found. */
function hasQuotationLeft(
  { words }: PartReading,
  window: ReadWindow,
  told: readonly FoundStatement[],
  quoted: RangeIndex<Range>,
): boolean {
  const decided = window.word.subarray(window.coreFrom, window.coreTo).filter((word) => word >= 0)
  const [first, last] = [decided.at(0), decided.at(-1)]
  if (first === undefined || last === undefined) return false
  const contents = told.flatMap(({ content }) => content)
  return quoted
    .touching({ start: words.starts[first]!, end: words.ends[last]! })
    .some((quotation) => !contents.some((content) => overlaps(content, quotation)))
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
