/** In what offsets count: UTF-16 code units as JavaScript has them, Unicode code points as Python and R, bytes of UTF-8. */
export const offsetUnits = ['codepoint', 'utf16', 'byte'] as const

export type OffsetUnit = (typeof offsetUnits)[number]

/** Takes an offset into a text in UTF-16 code units, and gives the same place in another unit. */
export type OffsetMap = (offset: number) => number

/**
 * The map for one text. A record's offsets split no surrogate pair, so each has its place in every unit; a lone
 * surrogate counts as one code point and as the three bytes of U+FFFD, which is what encoding it as UTF-8 gives.
 */
export function offsetMap(text: string, unit: OffsetUnit): OffsetMap {
  if (unit === 'utf16') return (offset) => offset
  if (unit === 'codepoint' ? !/[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text) : !/[^\0-\x7F]/.test(text)) {
    return (offset) => offset
  }
  const places = new Uint32Array(text.length + 1)
  let passed = 0
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at) ?? 0
    const units = point > 0xffff ? 2 : 1
    passed += unit === 'codepoint' ? 1 : bytesOf(point)
    // The middle of a pair, which no span has, stands for its end.
    for (let step = 1; step <= units; step++) places[at + step] = passed
    at += units
  }
  return (offset) => {
    const place = places[offset]
    if (place === undefined) throw new RangeError(`offset ${offset} lies beyond the text`)
    return place
  }
}

function bytesOf(point: number): number {
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point < 0x10000 ? 3 : 4
}
