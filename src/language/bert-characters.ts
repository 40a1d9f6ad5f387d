/**
 * What BERT's uncased normaliser makes of a single code point, as the tokenizer that the model was trained with does it:
 * control and format characters vanish, white space becomes a space, a Chinese character stands alone, the rest is
 * decomposed, loses its accents and is lowered.
 */

const vanishes = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u
const space = /\p{White_Space}/u
const accent = /\p{Mn}/u
const punctuation = /[\p{P}$+<=>^`|~]/u

/**
 * The trainer's tokenizer has Unicode 9's tables: marks, format characters, punctuation and case pairs that came later
 * are plain letters to it. The few that it alone treats apart stand below.
 */
const younger = rangesOf(
  '61d 7fd 890-8e2 9fd-9fe a76 afa-aff b55 c04-c3c c77 c84 d00 d3b-d3c d81 eba ece 180f-1886 1abf-1aeb 1b4e-1b4f ' +
    '1b7d-1b7f 1df6-1dfb 2e43-2e5d a82c a8c5 a8ff a9bd 105c9-105e4 10d24-10d27 10d69-10f89 11070-11074 110c2-110cd ' +
    '111cf 1123e-11241 1133b 11383-1145e 11660-1166c 116b9 1182f-1183b 11938-11fff 12ff1-1612f 16d68-16d6f 16e97-16e9a ' +
    '16f4f 16fe2-16fe4 1cf00-1cf46 1e000-1e6f5 1e944-1e95f',
)
const olderAccents = new Set([0x1734, 0x1171e])
const olderPunctuation = new Set([0x166d, 0x111c9])

/** The tokenizer's own ranges, one of which begins later than Unicode's block does. */
const chinese = rangesOf('3400-4dbf 4e00-9fff f900-faff 20000-2a6df 2a700-2b73f 2b740-2b81f 2b920-2ceaf 2f800-2fa1f')

/** The normal form of a code point: nothing, a space, or letters, with a space at both sides of a Chinese character. */
export function normalForm(code: number): string {
  const character = String.fromCodePoint(code)
  if (code === 0x09 || code === 0x0a || code === 0x0d) return ' '
  if (code === 0xfffd || olderAccents.has(code)) return ''
  if (isIn(younger, code) || olderPunctuation.has(code)) return character
  if (vanishes.test(character)) return ''
  if (space.test(character)) return ' '
  let form = ''
  for (const part of character.normalize('NFD')) if (!accent.test(part)) form += part.toLowerCase()
  return isIn(chinese, code) ? ` ${form} ` : form
}

/** True for a character that is a word by itself: punctuation, and all of ASCII's symbols. */
export function isPunctuation(character: string): boolean {
  if (!punctuation.test(character)) return olderPunctuation.has(character.codePointAt(0) ?? 0)
  return !isIn(younger, character.codePointAt(0) ?? 0)
}

function rangesOf(list: string): Int32Array {
  return Int32Array.from(
    list.split(' ').flatMap((range) => {
      const [from = '', to = from] = range.split('-')
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
    }),
  )
}

function isIn(ranges: Int32Array, code: number): boolean {
  let low = 0
  let high = ranges.length / 2
  while (low < high) {
    const middle = (low + high) >> 1
    if (code > ranges[2 * middle + 1]!) low = middle + 1
    else high = middle
  }
  return low < ranges.length / 2 && code >= ranges[2 * low]!
}
