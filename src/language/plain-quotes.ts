/** Treebank escapes and what they stand for, padded to the same length so that no offset moves. */
const treebank = [
  ['``', '" '],
  ["''", '" '],
  ['-LRB-', '(    '],
  ['-RRB-', ')    '],
  ['-LSB-', '[    '],
  ['-RSB-', ']    '],
] as const

/** The text with a treebank's quotes and brackets as people write them, of the same length. */
export function plainQuotes(text: string): string {
  let plain = text
  for (const [escaped, mark] of treebank) if (plain.includes(escaped)) plain = plain.replaceAll(escaped, mark)
  return plain
}
