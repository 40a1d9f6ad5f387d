import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Tokenizer } from 'tokenizers'
import { openWordPieces, type Pieces } from '../../src/language/word-pieces.ts'
import { corpusFile, oddTexts, rowsOf, textRow } from './text-fixtures.ts'

const file = new URL('../../model/tokenizer.json', import.meta.url)
const cutter = openWordPieces(file)
const peer = Tokenizer.fromFile(file.pathname)
peer.disableTruncation()
peer.disablePadding()

/** A piece as `id start end`: strings compare faster than a hundred thousand objects. */
type Plain = string[]

function plain({ ids, starts, ends }: Pieces): Plain {
  return [...ids].map((id, at) => `${id} ${starts[at]} ${ends[at]}`)
}

/** What Hugging Face's tokenizer gives, its code points turned to UTF-16 code units. */
async function peersOf(text: string): Promise<Plain> {
  const units = [0]
  for (const character of text.toWellFormed()) units.push(units.at(-1)! + character.length)
  const found = await peer.encode(text.toWellFormed(), null, { addSpecialTokens: false })
  const offsets = found.getOffsets()
  return found.getIds().map((id, at) => `${id} ${units[offsets[at]![0]!]} ${units[offsets[at]![1]!]}`)
}

/** Treebank escapes are demarche's own; the peer is compared on texts without them. */
function unescaped(text: string): string {
  return text.replace(/``|''|-[LR][RS]B-/g, '""')
}

function assertSound(text: string, { ids, starts, ends, begins, shapes }: Pieces): void {
  for (const array of [starts, ends, begins, shapes]) assert.equal(array.length, ids.length)
  for (let at = 0; at < ids.length; at++) {
    const start = starts[at]!
    const end = ends[at]!
    assert.ok(0 <= start && start < end && end <= text.length, `piece ${at}: [${start}, ${end})`)
    assert.ok(at === 0 || (starts[at - 1]! <= start && ends[at - 1]! <= end), `piece ${at} steps back`)
    assert.ok(!splitsPair(text, start) && !splitsPair(text, end), `piece ${at} splits a surrogate pair`)
  }
}

function splitsPair(text: string, at: number): boolean {
  const high = text.charCodeAt(at - 1)
  const low = text.charCodeAt(at)
  return high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000
}

test('odd texts are cut as the model’s own tokenizer cuts them', async () => {
  for (const odd of oddTexts) {
    const text = unescaped(odd)
    const pieces = cutter.pieces(text)
    assertSound(text, pieces)
    assert.deepEqual(plain(pieces), await peersOf(text), JSON.stringify(text))
  }
})

test('every code point alone, within a word, and after an accent', async () => {
  const block = 2000
  for (let from = 0; from < 0x110000; from += block) {
    let text = ''
    // From the third plane on there are Chinese characters, a few tags, what is private and what is not assigned.
    const step = from < 0x20000 ? 1 : from < 0x33000 || (from > 0xdf000 && from < 0xe1000) ? 7 : 50
    for (let code = from; code < Math.min(from + block, 0x110000); code += step) {
      if (code >= 0xd800 && code < 0xe000) continue
      const character = String.fromCodePoint(code)
      text += `${character} a${character}b `
    }
    const pieces = cutter.pieces(unescaped(text))
    assertSound(text, pieces)
    assert.equal(plain(pieces).join(), (await peersOf(unescaped(text))).join(), `from U+${from.toString(16)}`)
  }
})

const script = fc.constantFrom(
  ...[...'aZ eé.,“”—\u0301\u0323\u0307\r\n\t\u00ad\u200b\u0000\ufffdİıﬁß각中国😀𝔸\u3000\u00a0#[]0９ΣσάK'],
)

test('any text is cut as the model’s own tokenizer cuts it', async () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: script, maxLength: 60 }),
  )
  await fc.assert(
    fc.asyncProperty(texts, async (any) => {
      const text = unescaped(any)
      const pieces = cutter.pieces(text)
      assertSound(text, pieces)
      assert.deepEqual(plain(pieces), await peersOf(text))
    }),
    { numRuns: 3000 },
  )
})

test('any code units at all are cut without a throw, lone surrogates too', () => {
  const units = fc.array(fc.oneof(fc.integer({ min: 0xd800, max: 0xdfff }), fc.integer({ min: 0, max: 0xffff })))
  fc.assert(
    fc.property(units, (codes) => {
      const text = String.fromCharCode(...codes)
      assertSound(text, cutter.pieces(text))
    }),
    { numRuns: 2000 },
  )
})

test('a stretch of a text gives what the whole gives there, at word ends', () => {
  const text = oddTexts.join('\n')
  const whole = plain(cutter.pieces(text))
  let start = 0
  const parts = oddTexts.flatMap((odd) => {
    const found = plain(cutter.pieces(text, start, start + odd.length))
    start += odd.length + 1
    return found
  })
  assert.deepEqual(parts, whole)
})

test('a treebank escape is read as the mark it stands for, also where the stretch begins within it', () => {
  const text = "`` No , '' -LRB- he said -RRB-"
  const { ids, starts, ends } = cutter.pieces(text)
  const [quote] = cutter.pieces('"').ids
  assert.deepEqual([ids[0], starts[0], ends[0]], [quote, 0, 1])
  assert.deepEqual([ids[3], starts[3], ends[3]], [quote, 8, 9])
  assert.equal(text.slice(starts[4], ends[4]), '-')
  assert.deepEqual(plain(cutter.pieces(text, 1)), plain(cutter.pieces(text)).slice(1))
})

test('a real corpus is cut as the model’s own tokenizer cuts it', async (context) => {
  const corpus = corpusFile('statements/polnear.train.jsonl.gz')
  if (corpus === undefined) {
    context.skip('the corpora are not beside this checkout')
    return
  }
  for (const row of rowsOf(corpus, textRow)) {
    const text = unescaped(row.text)
    const pieces = cutter.pieces(text)
    assertSound(text, pieces)
    assert.equal(plain(pieces).join('\n'), (await peersOf(text)).join('\n'))
  }
})
