import type { PartReading, ReadWindow } from '../language/reading.ts'
import { decodeSpans } from './decode-spans.ts'
import type { FoundName } from './found-name.ts'
import { decides, textRange } from './word-anchors.ts'

const types = ['PER', 'ORG', 'LOC', 'MISC'] as const

/** The names that a window decides. */
export function namesIn(reading: PartReading, window: ReadWindow): FoundName[] {
  const layout = { offset: 0, stride: 1 + 4 * types.length }
  return decodeSpans(window.names, window.word.length, types.length, layout)
    .filter((s) => decides(window, s))
    .map((s) => ({ ...textRange(reading.words, window, s), type: types[s.kind]!, score: s.score }))
}
