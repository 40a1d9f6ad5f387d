import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeBytes } from '../../src/intake/decode-bytes.ts'
import { takeIn } from '../../src/intake/take-in.ts'

const text = 'Ministers said “the café” would stay — for now.'
const latin = Buffer.concat([
  Buffer.from('Ministers said '),
  Buffer.of(0x93),
  Buffer.from('the caf'),
  Buffer.of(0xe9, 0x94),
  Buffer.from(' would stay '),
  Buffer.of(0x97),
  Buffer.from(' for now.'),
])

function utf16(content: string, bigEndian: boolean): Buffer {
  const bytes = Buffer.from(content, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}

test('UTF-8 and UTF-16, with and without a mark', () => {
  assert.equal(decodeBytes(Buffer.from(text), undefined), text)
  assert.equal(decodeBytes(Buffer.from(`\ufeff${text}`), undefined), text)
  for (const bigEndian of [false, true]) {
    assert.equal(decodeBytes(utf16(`\ufeff${text}`, bigEndian), undefined), text)
    assert.equal(decodeBytes(utf16(text, bigEndian), undefined), text)
  }
})

test('windows-1252, by label and without one', () => {
  for (const label of [
    undefined,
    'text/plain; charset=windows-1252',
    'text/plain; charset="ISO-8859-1"',
    'text/plain; charset=utf-8',
    'text/plain; charset=nonsense',
  ])
    assert.equal(decodeBytes(latin, label), text, label)
})

test("a page's own word for its encoding", () => {
  const russian = Buffer.concat([Buffer.from('<meta charset="windows-1251"><p>'), Buffer.of(0xcc, 0xe8, 0xed)])
  assert.ok(decodeBytes(russian, undefined).endsWith('Мин'))
  const old = Buffer.concat([
    Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'),
    Buffer.of(0xed, 0xc9, 0xce),
  ])
  assert.ok(decodeBytes(old, undefined).endsWith('Мин'))
  assert.ok(
    decodeBytes(russian, 'text/html; charset=koi8-r').endsWith('лХМ'),
    "the server's word goes before the page's",
  )
  assert.equal(decodeBytes(Buffer.from('<meta charset="shift_jis">café'), undefined), '<meta charset="shift_jis">café')
})

test('older encodings by their shape', () => {
  const cyrillic = [
    0xcc, 0xe8, 0xed, 0xe8, 0xf1, 0xf2, 0xf0, 0x20, 0xe7, 0xe0, 0xff, 0xe2, 0xe8, 0xeb, 0x20, 0xe2, 0xee, 0x20, 0xe2,
    0xf2, 0xee, 0xf0, 0xed, 0xe8, 0xea,
  ]
  assert.equal(decodeBytes(Uint8Array.from(cyrillic), undefined), 'Министр заявил во вторник')
  const korean = Buffer.from('b4ebc5ebb7c9c0ba20bff9bfe4c0cf20bcadbfefbfa1bcad20b8bbc7dfb4d9', 'hex')
  assert.equal(decodeBytes(korean, undefined), '대통령은 월요일 서울에서 말했다')
  assert.throws(() => takeIn({ bytes: korean }), { message: 'unsupported language: ko' })
})

test('UTF-8 with a broken byte stays UTF-8', () => {
  const bytes = Buffer.concat([
    Buffer.from('“One” said “two” — “three” – '),
    Buffer.of(0xe2, 0x80),
    Buffer.from(' said “four”'),
  ])
  assert.equal(decodeBytes(bytes, undefined), '“One” said “two” — “three” – \ufffd said “four”')
})
