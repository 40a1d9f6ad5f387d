import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { htmlPage, pageOpening } from '../../src/export/html-page.ts'
import { spanAt } from '../../src/record/ranges.ts'
import type { ReportRecord } from '../../src/record/report-record.ts'
import { buildRecord } from '../record-builder.ts'
import { straitsRecord } from '../straits-record.ts'

function pageOf(record: ReportRecord) {
  return parseHTML(htmlPage(record)).document
}

/** The words of a page's text, without the numbers put beside them. */
function shownText(document: ReturnType<typeof pageOf>): string {
  const article = document.querySelector('article')
  assert.ok(article)
  for (const extra of article.querySelectorAll('.note, .about')) extra.remove()
  return article.textContent ?? ''
}

function joined(text: string): string {
  return text.replace(/\s+/g, '')
}

const payloads = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title><script>alert(1)</script>',
  '</style><style>body{display:none}</style>',
  '<!-- --><svg/onload=alert(1)>',
  '&lt;b&gt; &amp; `x`',
  'javascript:alert(1)',
  '\u202Ereversed\u0000\u001B',
  ']]><iframe srcdoc="x">',
]

describe('htmlPage', () => {
  it('shows the whole text once, in its order', () => {
    assert.equal(joined(shownText(pageOf(straitsRecord))), joined(straitsRecord.text))
  })

  it('joins each statement to its place in the text, both ways', () => {
    const document = pageOf(straitsRecord)
    for (const statement of straitsRecord.statements) {
      assert.equal(document.querySelectorAll(`#${statement.id}`).length, 1)
      assert.equal(document.querySelectorAll(`article #in-text-${statement.id}`).length, 1)
      assert.ok(document.querySelector(`article .note a[href="#${statement.id}"]`), `${statement.id} has no number`)
      assert.ok(document.querySelector(`aside #${statement.id} a[href="#in-text-${statement.id}"]`))
    }
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id)
    assert.equal(new Set(ids).size, ids.length, 'an id is used twice')
    for (const link of document.querySelectorAll('a[href^="#"]')) {
      assert.ok(ids.includes((link.getAttribute('href') ?? '').slice(1)), link.outerHTML)
    }
  })

  it('marks nested statements one within the other, and leads to the inner', () => {
    const document = pageOf(straitsRecord)
    const inner = [...document.querySelectorAll('article .depth2')].map((element) => element.textContent)
    assert.deepEqual(inner, ['that the patrol “acted on old orders.”'])
    const mark = document.querySelector('article .depth2')
    assert.equal(mark?.getAttribute('href'), '#s7')
    assert.ok(mark?.classList.contains('of-s6') && mark.classList.contains('of-s7'))
  })

  it('makes the uncertain look so', () => {
    const document = pageOf(straitsRecord)
    assert.ok(document.querySelector('#s12')?.classList.contains('doubt'))
    assert.equal(document.querySelectorAll('aside .card.doubt').length, 1)
    assert.ok(document.querySelector('article .doubt.of-s12'))
  })

  it('has no script, asks for nothing, and its policy says so', () => {
    const html = htmlPage(straitsRecord)
    assert.ok(html.startsWith(pageOpening))
    const document = parseHTML(html).document
    assert.equal(document.querySelectorAll('script, link, img, iframe, object, embed, form, base').length, 0)
    assert.doesNotMatch(html, /url\(|@import|\bstyle=|\son\w+=/i)
    const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content')
    assert.equal(policy, `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`)
  })

  for (const payload of payloads) {
    it(`escapes ${JSON.stringify(payload)} wherever a report can put it`, () => {
      const role = { title: payload, organisation: payload, start: 0, end: 0, text: payload }
      const base = buildRecord(
        {
          title: payload,
          body: `${payload} said “${payload}” no.`,
          actors: [{ name: payload, roles: [role] }, { name: payload }],
          times: [{ id: 't1', start: 0, end: 1, text: payload, type: 'DATE', value: payload, from: null, to: null }],
          statements: [
            {
              actor: 'a1',
              source: payload,
              cue: 'said',
              content: `“${payload}”`,
              via: 'a2',
              time: 't1',
              medium: payload,
            },
            { actor: 'a2', source: payload, cue: 'said', content: payload, within: 's1', addressee: payload },
          ],
        },
        {
          id: payload,
          publisher: payload,
          byline: [payload],
          published: payload,
          language: payload,
          fingerprint: payload,
          origin: { uri: payload, mediaType: payload, sha256: payload },
          reader: { demarche: payload, model: payload, schema: '1.0' },
        },
      )
      const record = {
        ...base,
        actors: base.actors.map((actor) => ({ ...actor, country: payload })),
        statements: base.statements.map((one, index) => (index === 0 ? one : { ...one, id: payload })),
      }
      const html = htmlPage(record)
      const document = parseHTML(html).document
      const allowed = new Set(
        'html head meta title style body a main article header h1 p footer dl dt dd code aside h2 h3 section ol li span sup bdi time'.split(
          ' ',
        ),
      )
      for (const element of document.querySelectorAll('*')) {
        assert.ok(allowed.has(element.localName), `<${element.localName}> came through`)
        for (const { name } of element.attributes) assert.doesNotMatch(name, /^on|^style$|^src/)
        assert.doesNotMatch(element.getAttribute('href') ?? '#', /^(?!#|https?:)/)
      }
      assert.equal(document.querySelectorAll('style').length, 1)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none may come through
      assert.doesNotMatch(html, /[\u0000\u001B\u202E]/)
    })
  }

  it('marks any spans of any text, and loses and changes none of it', () => {
    const words = fc.array(fc.constantFrom('a', 'said', ' ', '\n\n', '🚢', '<b>', '&', '“', '\n'), { maxLength: 40 })
    const cut = fc.tuple(fc.nat(60), fc.nat(60))
    const statement = fc.record({
      source: fc.array(cut, { maxLength: 1 }),
      cue: fc.array(cut, { maxLength: 1 }),
      content: fc.array(cut, { maxLength: 3 }),
    })
    fc.assert(
      fc.property(words, fc.array(statement, { maxLength: 5 }), fc.nat(10), (parts, told, bodyStart) => {
        const text = parts.join('')
        const base = buildRecord({ body: text })
        const spans = (cuts: [number, number][]) => ({
          spans: cuts.map(([a, b]) => spanAt(text, { start: Math.min(a, b), end: Math.max(a, b) })),
        })
        const record: ReportRecord = {
          ...base,
          title: 'T',
          bodyStart: Math.min(bodyStart, text.length),
          statements: told.map((one, index) => ({
            id: `s${index + 1}`,
            source: { ...spans(one.source), actor: null },
            cue: spans(one.cue),
            content: spans(one.content),
            mode: 'direct',
            via: null,
            medium: null,
            addressee: null,
            within: null,
            time: null,
            confidence: 0.9,
          })),
        }
        const headless = text.slice(0, record.bodyStart).trim() === ''
        const split = /[\uD800-\uDBFF]/.test(text[record.bodyStart - 1] ?? '')
        fc.pre(!split)
        const shown = joined(shownText(pageOf(record)))
        assert.equal(shown, joined(headless ? `T${text}` : text))
      }),
      { numRuns: 200 },
    )
  })
})
