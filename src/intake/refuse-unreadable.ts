import { DemarcheError } from '../record/demarche-error.ts'

type Kind = { readonly magic: readonly number[]; readonly name: string; readonly advice: string }

const asText = 'hand in its text as .txt or .html'
const kinds: readonly Kind[] = [
  { magic: [0x89, 0x50, 0x4e, 0x47], name: 'a PNG picture', advice: 'hand in the text that it shows' },
  { magic: [0xff, 0xd8, 0xff], name: 'a JPEG picture', advice: 'hand in the text that it shows' },
  { magic: [0x47, 0x49, 0x46, 0x38], name: 'a GIF picture', advice: 'hand in the text that it shows' },
  {
    magic: [0x25, 0x50, 0x44, 0x46, 0x2d],
    name: 'a PDF',
    advice: 'turn it into text first (pdftotext does), then hand that in',
  },
  {
    magic: [0x50, 0x4b, 0x03, 0x04],
    name: 'a zip archive or an office document',
    advice: 'unpack it, or save the document as text',
  },
  { magic: [0x1f, 0x8b], name: 'gzip', advice: 'unpack it first' },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], name: 'zstd', advice: 'unpack it first' },
  { magic: [0x42, 0x5a, 0x68, 0x39], name: 'bzip2', advice: 'unpack it first' },
  { magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a], name: 'xz', advice: 'unpack it first' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], name: 'a 7-Zip archive', advice: 'unpack it first' },
  { magic: [0x52, 0x61, 0x72, 0x21], name: 'a RAR archive', advice: 'unpack it first' },
  { magic: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], name: 'an old office document', advice: asText },
  { magic: [0x7b, 0x5c, 0x72, 0x74, 0x66], name: 'an RTF document', advice: asText },
  { magic: [0x7f, 0x45, 0x4c, 0x46], name: 'a program', advice: asText },
  { magic: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20], name: 'an SQLite database', advice: asText },
  { magic: [0x50, 0x41, 0x52, 0x31], name: 'a Parquet table', advice: 'export it as JSON Lines' },
]

/** Throws where the bytes are of a kind that holds no text to read, and says what to do instead. */
export function refuseUnreadableBytes(bytes: Uint8Array): void {
  const kind = kinds.find((each) => each.magic.every((byte, i) => bytes[i] === byte))
  if (kind === undefined) return
  if (isLocked(bytes, kind.name))
    throw new DemarcheError('encrypted', `This is ${kind.name} that is encrypted; unlock it and hand in its text.`)
  throw new DemarcheError('binary', `This is ${kind.name}, not text; ${kind.advice}.`)
}

/** Throws where a text is the armour of a locked message, or no text at all. */
export function refuseUnreadableText(text: string): void {
  const start = text.slice(0, 400).trimStart()
  if (/^-----BEGIN (?:PGP MESSAGE|AGE ENCRYPTED FILE|ENCRYPTED PRIVATE KEY|CMS|PKCS7)-----/.test(start))
    throw new DemarcheError('encrypted', 'This text is encrypted; decrypt it and hand in what it says.')
  if (text.includes('\0'))
    throw new DemarcheError('binary', 'This holds NUL characters, so it is not text; hand in a .txt or .html file.')
  let strange = 0
  const seen = Math.min(text.length, 20_000)
  for (let i = 0; i < seen; i++) {
    const code = text.charCodeAt(i)
    if (
      (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d && code !== 0x0c && code !== 0x1b) ||
      code === 0xfffd
    )
      strange++
  }
  if (strange > 4 && strange > seen * 0.1)
    throw new DemarcheError(
      'binary',
      'This is mostly control characters, so it is not text; hand in a .txt or .html file.',
    )
}

function isLocked(bytes: Uint8Array, name: string): boolean {
  if (name === 'a PDF') return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('/Encrypt')
  if (name.startsWith('a zip')) return ((bytes[6] ?? 0) & 1) === 1
  if (name === 'an old office document')
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
      Buffer.from('EncryptedPackage', 'utf16le'),
    )
  return false
}
