import assert from 'node:assert/strict'
import { test } from 'node:test'
import { takeIn } from '../../src/intake/take-in.ts'
import { DemarcheError } from '../../src/record/demarche-error.ts'
import { body, headline, page, paragraphs, whole } from './sample-texts.ts'

test('a page gives its article and what it says of it', () => {
  const taken = takeIn({
    html: page(
      undefined,
      '<meta property="article:published_time" content="2026-11-19T09:00:00Z"><meta property="og:site_name" content="The Lakeside Courier">',
    ),
  })
  assert.equal(taken.text, whole)
  assert.equal(taken.title, headline)
  assert.equal(taken.text.slice(taken.bodyStart), body)
  assert.deepEqual(taken.byline, ['Marta Vellinga'])
  assert.equal(taken.publisher, 'The Lakeside Courier')
  assert.equal(taken.published, '2026-11-19')
  assert.equal(taken.origin.mediaType, 'text/html')
})

test('JSON-LD tells of the article', () => {
  const linked = JSON.stringify({
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'WebSite', name: 'Elsewhere' },
      {
        '@type': 'NewsArticle',
        headline,
        datePublished: '2026-11-18T22:00:00+01:00',
        author: [
          { '@type': 'Person', name: 'Ana Ruiz' },
          { '@type': 'Organization', name: 'Lakeside Wire' },
        ],
        publisher: { '@type': 'Organization', name: 'Lakeside Wire' },
      },
    ],
  })
  const taken = takeIn({ html: page(undefined, `<script type="application/ld+json">${linked}</script>`) })
  assert.deepEqual(taken.byline, ['Ana Ruiz'])
  assert.equal(taken.publisher, 'Lakeside Wire')
  assert.equal(taken.published, '2026-11-18')
})

test('an article that only JSON-LD holds is read', () => {
  const linked = JSON.stringify({ '@type': 'NewsArticle', headline, articleBody: body })
  const html = `<html><head><title>x</title><script type="application/ld+json">${linked}</script></head><body><div id="app"></div></body></html>`
  assert.equal(takeIn({ html }).text, whole)
})

test('dates are found where pages put them', () => {
  const dates = [
    '<time datetime="2026-11-19T10:00">today</time>',
    '<div class="when">Published 19 November 2026</div>',
    '<span itemprop="datePublished" content="2026-11-19">Thursday</span>',
  ]
  for (const date of dates) {
    const inner = `${date}${paragraphs.map((each) => `<p>${each}</p>`).join('')}`
    assert.equal(takeIn({ html: page(inner) }).published, '2026-11-19', date)
  }
  assert.equal(takeIn({ html: page(dates[0]), published: '2026-11-21' }).published, '2026-11-21')
})

test('short paragraphs in boxes of their own stay', () => {
  const inner = paragraphs
    .map(
      (each, i) =>
        `<div class="card"><p>${i === 3 ? '<a href="https://bern.example/a-long-way">Swiss diplomats said</a> that they would propose a new date within two weeks.' : each}</p></div>`,
    )
    .join('')
  assert.equal(takeIn({ html: page(inner) }).text, whole)
})

test('breaks and entities', () => {
  const inner = `<div>${paragraphs.join('<br><br>').replaceAll('"', '&quot;').replace('Geneva', 'Gen&#233;va')}</div>`
  assert.equal(takeIn({ html: page(inner) }).text, whole.replace('left Geneva', 'left Genéva'))
})

test('another report below the article, related links and calls to read on fall away', () => {
  const inner = `${paragraphs.map((each) => `<p>${each}</p>`).join('')}
    <p><a href="/2">READ: What the map shows</a></p><ul><li><a href="/3">Border towns wait</a></li><li><a href="/4">Who is who at the talks</a></li></ul>`
  assert.equal(takeIn({ html: page(inner) }).text, whole)
})

test('a page without an article is refused', () => {
  for (const html of [
    '',
    '<html></html>',
    '<p></p>',
    '<nav><a href="/">Home</a></nav>',
    '<script>let a = "text"</script>',
  ])
    assert.throws(
      () => takeIn({ html }),
      (error) => error instanceof DemarcheError && error.code === 'no-article',
      html,
    )
})

test('bytes are known for HTML by their type, name or beginning', () => {
  const bytes = Buffer.from(`<p>${paragraphs.join('</p><p>')}</p>`)
  assert.equal(takeIn({ bytes }).text, body)
  assert.equal(
    takeIn({ bytes: Buffer.from(`${paragraphs[0]}<p>${paragraphs[1]}`), uri: 'a/b.HTML' }).origin.mediaType,
    'text/html',
  )
  assert.equal(
    takeIn({ bytes: Buffer.from(body), mediaType: 'text/html; charset=utf-8' }).origin.mediaType,
    'text/html',
  )
  assert.equal(
    takeIn({ bytes: Buffer.from('a < b, said the minister of the interior.') }).origin.mediaType,
    'text/plain',
  )
})
