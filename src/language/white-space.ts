/**
 * White space as Python's `str.isspace` has it, by UTF-16 code unit (none lies beyond the first plane).
 * JavaScript's own `trim` knows U+FEFF and misses U+0085 and U+001C to U+001F; the model's trainer is in Python.
 */
export function isWhiteSpace(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || (unit >= 0x1c && unit <= 0x1f)
  if (unit < 0x1680) return unit === 0x85 || unit === 0xa0
  if (unit >= 0x2000 && unit <= 0x200a) return true
  return unit === 0x1680 || unit === 0x2028 || unit === 0x2029 || unit === 0x202f || unit === 0x205f || unit === 0x3000
}
