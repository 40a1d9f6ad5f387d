import type { PartReading, ReadWindow } from '../language/reading.ts'
import { decodeSpans, type WordSpan } from './decode-spans.ts'
import type { FoundName } from './found-name.ts'
import { decides, textRange } from './word-anchors.ts'

const types = ['PER', 'ORG', 'LOC', 'MISC'] as const

/** Every name of a window with words of the text in it, those that another window decides among them. */
export function nameSpans(window: ReadWindow): WordSpan[] {
  const layout = { offset: 0, stride: 1 + 4 * types.length }
  return decodeSpans(window.names, window.word.length, types.length, layout).filter((s) => window.word[s.from]! >= 0)
}

/** Those of a window's names that it decides. */
export function namesIn(reading: PartReading, window: ReadWindow, spans: readonly WordSpan[]): FoundName[] {
  return spans
    .filter((s) => decides(window, s))
    .map((s) => ({ ...textRange(reading.words, window, s), type: types[s.kind]!, score: s.score }))
}
