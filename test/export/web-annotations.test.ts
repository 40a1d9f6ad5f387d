import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { exported } from './export-into.ts'
import { codePoints, exportedRecords } from './exported-records.ts'

type Selector = { type: string; exact: string; prefix: string; suffix: string; start: number; end: number }
type Target = { type: string; source: { id: string; type: string; via?: string }; selector: [Selector, Selector] }
type Annotation = {
  id: string
  type: string
  motivation: string
  body: { purpose: string; value: string }[]
  target: Target | Target[]
}

const files = await exported({ as: 'webannotation' })
const collection = JSON.parse(files.get('annotations.jsonld') ?? '')
const items: Annotation[] = collection.first.items

describe('Web Annotations', () => {
  it('are one collection in the vocabulary of the W3C', () => {
    assert.equal(collection['@context'], 'http://www.w3.org/ns/anno.jsonld')
    assert.equal(collection.type, 'AnnotationCollection')
    assert.equal(collection.first.type, 'AnnotationPage')
    assert.equal(collection.total, items.length)
    assert.equal(new Set(items.map(({ id }) => id)).size, items.length)
    for (const { id, type, motivation } of items) {
      assert.deepEqual([type, motivation], ['Annotation', 'tagging'])
      assert.ok(URL.canParse(id), id)
    }
  })

  it('find their words by position and by quotation in the text that lies beside them', () => {
    let checked = 0
    for (const { target } of items) {
      for (const { source, selector } of [target].flat()) {
        const text = files.get(decodeURI(source.id)) ?? ''
        const [quote, position] = selector
        assert.deepEqual([quote.type, position.type], ['TextQuoteSelector', 'TextPositionSelector'])
        assert.equal(codePoints(text, position.start, position.end), quote.exact)
        assert.ok(text.includes(`${quote.prefix}${quote.exact}${quote.suffix}`))
        assert.ok(`${quote.prefix}${quote.suffix}`.isWellFormed())
        checked++
      }
    }
    assert.ok(checked > 60, `${checked}`)
  })

  it('lead to the address that a text came from, where it is one', () => {
    const vias = new Set(items.map(({ target }) => [target].flat()[0]?.source.via))
    assert.deepEqual([...vias], [undefined, 'https://example.org/straits?a=1&b=2'])
  })

  it('have an annotation for each role of each statement and event', () => {
    const roles = items.map(({ body }) => body[0]?.value)
    const count = (role: string) => roles.filter((value) => value === role).length
    const statements = exportedRecords.flatMap((record) => record.statements)
    assert.equal(count('statement content'), statements.length)
    assert.equal(count('statement cue'), statements.filter(({ cue }) => cue.spans.length > 0).length)
    assert.equal(count('event anchor'), 6)
    const pieces = items.find(({ target }) => Array.isArray(target))
    assert.equal([pieces?.target].flat().length, 2)
  })
})
