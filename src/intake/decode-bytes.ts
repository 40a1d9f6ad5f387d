import { DemarcheError } from '../record/demarche-error.ts'

const metaCharset = /<meta[^>]{0,300}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([\w:.-]{1,40})/i
const transportCharset = /;\s{0,5}charset\s{0,5}=\s{0,5}["']?([\w:.-]{1,40})/i

/**
 * The text that the bytes spell: by their byte order mark, by being valid UTF-8, by what the server or the page says,
 * else by what their shape tells of the older encodings.
 */
export function decodeBytes(bytes: Uint8Array, mediaType: string | undefined): string {
  const marked = byteOrderMark(bytes) ?? unmarkedUtf16(bytes)
  if (marked !== null) return decode(bytes, marked, false) ?? ''
  const said = transportCharset.exec(mediaType ?? '')?.[1] ?? metaCharset.exec(ascii(bytes.subarray(0, 4096)))?.[1]
  // A stateful encoding is pure ASCII to the eye, so only its label can tell.
  if (said !== undefined && /^(?:csiso2022|iso-2022|hz-)/i.test(said)) {
    const read = decode(bytes, said, false)
    if (read !== null) return read
  }
  // Text that is valid UTF-8 by chance is rarer than a page that says the wrong thing.
  const utf8 = decode(bytes, 'utf-8', true)
  if (utf8 !== null) return utf8
  if (mostlyUtf8(bytes)) return decode(bytes, 'utf-8', false) ?? ''
  if (said !== undefined && !/^(?:utf-?8|utf-?16|unicode|x-user-defined)/i.test(said)) {
    const read = decode(bytes, said, false)
    if (read !== null) return read
  }
  const read = decode(bytes, legacyEncoding(bytes), false)
  if (read === null)
    throw new DemarcheError('bad-encoding', 'This text is in no encoding that could be told; save it as UTF-8.')
  return read
}

function decode(bytes: Uint8Array, label: string, fatal: boolean): string | null {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes)
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null
    throw error
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return null
}

/** Western text in UTF-16 has a NUL at nearly every other byte, always on the same side. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, 4096)
  const pairs = head.length >> 1
  if (pairs < 4 || bytes.length % 2 === 1) return null
  let high = 0
  let low = 0
  for (let i = 0; i + 1 < head.length; i += 2) {
    if (head[i] === 0) high++
    if (head[i + 1] === 0) low++
  }
  if (low > pairs * 0.4 && high < pairs * 0.02) return 'utf-16le'
  if (high > pairs * 0.4 && low < pairs * 0.02) return 'utf-16be'
  return null
}

/** UTF-8 with a few broken bytes, as a cut or a careless join leaves it. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  let good = 0
  let bad = 0
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i] ?? 0
    const follow =
      byte < 0x80
        ? 0
        : byte >= 0xc2 && byte < 0xe0
          ? 1
          : byte >= 0xe0 && byte < 0xf0
            ? 2
            : byte >= 0xf0 && byte < 0xf5
              ? 3
              : -1
    let whole = follow >= 0
    for (let k = 1; k <= follow; k++) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) whole = false
    if (byte >= 0x80) {
      if (whole) good++
      else bad++
    }
    i += whole ? follow + 1 : 1
  }
  return good >= 4 && bad * 4 <= good
}

const eastern = ['euc-kr', 'shift_jis', 'euc-jp', 'gb18030', 'big5'] as const
const usual: Readonly<Record<(typeof eastern)[number], RegExp>> = {
  'euc-kr': /[\uac00-\ud7a3]/g,
  shift_jis: /[\u3040-\u30ff]/g,
  'euc-jp': /[\u3040-\u30ff]/g,
  gb18030: /[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出会]/g,
  big5: /[的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出會]/g,
}

/** Among the encodings from before Unicode, the one whose letters come out as a language has them. */
function legacyEncoding(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 65_536)
  let high = 0
  let longestRun = 0
  let run = 0
  let words = 0
  for (const byte of head) {
    if (byte >= 0x80) {
      high++
      run++
      if (run === 4) words++
      longestRun = Math.max(longestRun, run)
    } else {
      run = 0
    }
  }
  // Accents and curly quotes stand alone; scripts of their own come in runs.
  if (words < 2 || high < head.length * 0.1) return 'windows-1252'
  for (const label of eastern) {
    // A character may be cut in two at the end of the sample.
    const text = decode(head, label, true) ?? decode(head.subarray(0, -1), label, true)
    if (text !== null && (text.match(usual[label])?.length ?? 0) > high * 0.05) return label
  }
  return cyrillicCase(head, 'koi8-r') > cyrillicCase(head, 'windows-1251') ? 'koi8-r' : 'windows-1251'
}

/** Of the Cyrillic letters that this reading gives, how many more are small than capital: upside down in the wrong one. */
function cyrillicCase(bytes: Uint8Array, label: string): number {
  const text = decode(bytes, label, false) ?? ''
  return (text.match(/[а-яё]/g)?.length ?? 0) - (text.match(/[А-ЯЁ]/g)?.length ?? 0)
}

function ascii(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes)
}
