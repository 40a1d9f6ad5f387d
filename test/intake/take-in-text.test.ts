import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { takeIn } from '../../src/intake/take-in.ts'
import { report } from '../../src/record/report.ts'
import { body, headline, paragraphs, whole } from './sample-texts.ts'

test('a text copied from a web page keeps the headline and the article once', () => {
  const copied = [
    'Accessibility links',
    'Breaking News',
    'World',
    headline,
    'Print',
    'By Marta Vellinga',
    'Published November 19, 2026',
    'People watch a screen showing the delegations at a hotel in Geneva, Switzerland, Nov. 19, 2026.',
    paragraphs[0],
    ...paragraphs,
    'Share on Facebook',
    'Tom Abara contributed to this report from Bern.',
    '',
  ].join('\n\n')
  const taken = takeIn({ text: copied })
  assert.equal(taken.text, whole)
  assert.equal(taken.title, headline)
  assert.equal(taken.text.slice(taken.bodyStart), body)
  assert.deepEqual(taken.byline, ['Marta Vellinga'])
  assert.equal(taken.published, '2026-11-19')
  assert.equal(taken.language, 'en')
  assert.deepEqual(report.parse(taken), taken)
})

test('a credit gives the byline where there is no other', () => {
  assert.deepEqual(takeIn({ text: `${whole}\n\nTom Abara contributed to this report from Lakeside Radio.` }).byline, [
    'Tom Abara',
  ])
  assert.deepEqual(takeIn({ text: `${whole}\n\n(Reporting by Ana Ruiz and TOM ABARA; Editing by Lee Finch)` }).byline, [
    'Ana Ruiz',
    'Tom Abara',
  ])
})

test('each of several credited reporters is named', () => {
  const credit = 'Ana Ruiz in Bern, Tom Abara in Baku and Lee Finch in Yerevan contributed to this article.'
  assert.deepEqual(takeIn({ text: `${whole}\n\n${credit}` }).byline, ['Ana Ruiz', 'Tom Abara', 'Lee Finch'])
})

test('captions are known by their form', () => {
  for (const caption of [
    'FILE - Nvard Tashjian at an earlier round of talks in Vienna.',
    'Envoys arrive at a hotel in Geneva, Switzerland, Nov. 19, 2026.',
    'The bridge that both sides claim. (AP Photo/Ana Ruiz)',
    'Delegates wait in the rain. [Tom Abara/Anadolu]',
  ])
    assert.equal(takeIn({ text: [headline, caption, ...paragraphs].join('\n\n') }).text, whole, caption)
})

test('sentences that resemble furniture stay', () => {
  for (const sentence of [
    'The sanctions contributed to this report being shelved, an adviser to the minister said.',
    'By Monday, the rebels had taken the bridge and the two villages beyond it.',
    'Share prices in Baku fell by a fifth after the announcement, traders said.',
    'Advertisement of the tender was illegal, the court in Yerevan ruled on Friday.',
    'He arrived in Geneva on Nov. 19, 2026.',
    'Print media in both countries carried the statement on their front pages.',
    'Related talks on prisoners will go on, the envoy told reporters.',
    'The two presidents meet in Vienna on Nov. 30, 2026, the ministry announced.',
    'Follow the money, the prosecutor told the court.',
    'More than 40 people were killed, the governor said.',
    'Published accounts of the meeting differ.',
    '"Read more about it in the treaty," the envoy said.',
    'Image is everything to the general.',
    'Photographs of the bridge were shown to the council.',
    'Live fire was heard near the checkpoint at noon.',
    'No comment.',
    'A BAN IS LIFTED The council let the athletes of both states take part in the games. [Reuters]',
  ]) {
    const text = [headline, paragraphs[0], sentence, ...paragraphs.slice(1)].join('\n\n')
    assert.ok(takeIn({ text }).text.includes(sentence), sentence)
    const last = [headline, ...paragraphs, sentence].join('\n\n')
    assert.ok(takeIn({ text: last }).text.endsWith(sentence), `at the end: ${sentence}`)
  }
})

test('a wrapped text is joined into paragraphs, a paragraph a line stays one', () => {
  const wrapped = paragraphs.map((each) => each.replace(/(.{1,71})(?: |$)/g, '$1\n').trimEnd()).join('\n\n')
  assert.ok(wrapped.includes('\n'))
  assert.equal(takeIn({ text: wrapped }).text, body)
  assert.equal(takeIn({ text: wrapped.replaceAll('\n', '\r\n') }).text, body)
  assert.equal(takeIn({ text: paragraphs.join('\n') }).text, body)
  assert.equal(takeIn({ text: `${headline}\n${paragraphs.join('\n')}` }).title, headline)
})

test('a dateline stays in the text', () => {
  const lead = `GENEVA (Lakeside News) - ${paragraphs[0]}`
  assert.ok(takeIn({ text: [headline, lead, ...paragraphs.slice(1)].join('\n\n') }).text.includes(lead))
})

test('verbatim text is taken as it is', () => {
  const text = `  Share \r\n\r\n${paragraphs[1]}\n\n\n${paragraphs[1]}\t `
  const taken = takeIn({ text, verbatim: true })
  assert.equal(taken.text, text)
  assert.equal(taken.title, null)
  assert.equal(taken.bodyStart, 0)
  assert.equal(takeIn({ text, verbatim: true, title: 'A title' }).title, 'A title')
})

test('what the caller gives wins', () => {
  const taken = takeIn({
    id: 'a/1',
    text: `Published November 19, 2026\n\n${body}`,
    title: headline,
    publisher: 'The Lakeside Courier',
    published: '2026-11-20T23:30:00+02:00',
    uri: 'https://lakeside.example/1',
  })
  assert.equal(taken.id, 'a/1')
  assert.equal(taken.text, whole)
  assert.equal(taken.published, '2026-11-20')
  assert.equal(taken.publisher, 'The Lakeside Courier')
  assert.equal(taken.origin.uri, 'https://lakeside.example/1')
})

test('ids, fingerprints and hashes come from the content', () => {
  const taken = takeIn({ text: whole })
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  assert.match(taken.id, /^r_[0-9a-f]{16}$/)
  assert.equal(taken.fingerprint, `sha256:${sha256(whole)}`)
  assert.equal(taken.origin.sha256, sha256(whole))
  assert.deepEqual(takeIn({ text: whole }), taken)
  const other = takeIn({ text: whole, published: '2026-11-20' })
  assert.equal(other.fingerprint, taken.fingerprint)
  assert.notEqual(other.id, taken.id)
})

test('lone surrogates are replaced before anything is made of the text', () => {
  const taken = takeIn({ text: `${paragraphs[0]} \ud800`, verbatim: true })
  assert.ok(taken.text.isWellFormed())
  assert.ok(taken.text.endsWith(' \ufffd'))
})

test('a JSON file holds one report', () => {
  const bytes = Buffer.from(JSON.stringify({ id: 7, text: whole, published: '2026-11-20' }, null, 2))
  const taken = takeIn({ bytes, uri: 'one.json' })
  assert.equal(taken.id, '7')
  assert.equal(taken.text, whole)
  assert.equal(taken.published, '2026-11-20')
  assert.equal(taken.origin.mediaType, 'application/json')
  assert.equal(taken.origin.uri, 'one.json')
})
