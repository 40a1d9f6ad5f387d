import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { offsetMap } from '../../src/export/offset-map.ts'

/** Texts of every plane, with lone surrogates among them. */
const texts = fc.string({
  unit: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 1 }), fc.constantFrom('\ud83d', '\udea2', '\r\n', '🚢')),
})

/** Offsets that split no surrogate pair. */
function offsetsOf(text: string): number[] {
  const offsets = [0]
  for (const point of text) offsets.push((offsets.at(-1) ?? 0) + point.length)
  return offsets
}

describe('offsetMap', () => {
  it('counts code points and bytes as encoding the text before does', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const point = offsetMap(text, 'codepoint')
        const byte = offsetMap(text, 'byte')
        for (const offset of offsetsOf(text)) {
          assert.equal(point(offset), Array.from(text.slice(0, offset)).length)
          assert.equal(byte(offset), Buffer.byteLength(text.slice(0, offset), 'utf8'))
        }
      }),
    )
  })

  it('leaves UTF-16 as it is', () => {
    assert.equal(offsetMap('🚢🚢', 'utf16')(4), 4)
    assert.equal(offsetMap('🚢🚢', 'codepoint')(4), 2)
    assert.equal(offsetMap('🚢é', 'byte')(3), 6)
  })

  it('knows no place beyond the text', () => {
    assert.throws(() => offsetMap('🚢', 'codepoint')(3), /beyond/)
  })
})
