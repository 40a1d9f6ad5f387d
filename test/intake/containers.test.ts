import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { WARCRecord, WARCSerializer } from 'warcio'
import { readFeed } from '../../src/intake/read-feed.ts'
import type { InputLine } from '../../src/intake/read-input-lines.ts'
import { readStoryList } from '../../src/intake/read-story-list.ts'
import { readWarc } from '../../src/intake/read-warc.ts'
import { takeIn } from '../../src/intake/take-in.ts'

async function* pieces(bytes: Uint8Array, size = 700): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const article = (n: number) =>
  `<p>Ferries between Velmar and Toland stopped on Friday, harbour office ${n} said.</p><p>The strike, it said, would last until Monday morning.</p>`
const page = (n: number) =>
  `<html><head><title>Ferries stop, office ${n} says</title></head><body><article>${article(n)}</article></body></html>`

/** What came of each entry: a code, or the text that intake makes of it with what is known about it. */
function told(line: InputLine): string {
  if ('error' in line) return `${line.number} ${line.error.code}`
  const { text, title, published, publisher, origin } = takeIn(line.input)
  return `${line.number} ${origin.uri} ${published} ${publisher} ${title} | ${text.replace(/\s+/g, ' ').slice(-50)}`
}

describe('a WARC file', () => {
  type Parts = {
    url: string
    body: string | Uint8Array
    type?: 'response' | 'request' | 'resource' | 'conversion'
    status?: string
    headers?: Record<string, string>
    mediaType?: string
  }
  async function warc(records: readonly Parts[], gzip: boolean): Promise<Buffer> {
    const all: Uint8Array[] = []
    for (const { url, body, type = 'response', status = '200 OK', headers = {}, mediaType = 'text/html' } of records) {
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
      const http =
        type === 'response'
          ? { statusline: `HTTP/1.1 ${status}`, httpHeaders: { 'Content-Type': mediaType, ...headers } }
          : { warcHeaders: { 'Content-Type': mediaType } }
      const record = WARCRecord.create(
        { url, type, date: '2031-04-05T06:07:08Z', warcVersion: 'WARC/1.1', ...http },
        pieces(bytes),
      )
      all.push(await WARCSerializer.serialize(record, { gzip }))
    }
    return Buffer.concat(all)
  }
  const records: readonly Parts[] = [
    { url: 'https://a.example/1', body: page(1) },
    { url: 'https://a.example/1', body: 'GET / HTTP/1.1', type: 'request' },
    { url: 'https://a.example/moved', body: 'moved', status: '301 Moved' },
    { url: 'https://a.example/logo', body: 'GIF89a', mediaType: 'image/gif' },
    { url: 'https://a.example/2', body: gzipSync(page(2)), headers: { 'Content-Encoding': 'gzip' } },
    { url: 'https://a.example/3', body: brotliCompressSync(page(3)), headers: { 'Content-Encoding': 'br' } },
    {
      url: 'https://a.example/4',
      body: 'Office 4 closed on Friday, the harbour said in Velmar on Sunday.',
      type: 'conversion',
      mediaType: 'text/plain',
    },
    { url: 'https://a.example/5', body: page(5).padEnd(9_000) },
  ]
  const expected = [
    ['1', 'https://a.example/1', 'would last until Monday morning.'],
    ['5', 'https://a.example/2', 'would last until Monday morning.'],
    ['6', 'https://a.example/3', 'would last until Monday morning.'],
    ['7', 'https://a.example/4', 'the harbour said in Velmar on Sunday.'],
  ]

  for (const gzip of [false, true]) {
    it(`gives its pages, ${gzip ? 'gzipped' : 'plain'}`, async () => {
      const lines = (await Array.fromAsync(readWarc(pieces(await warc(records, gzip)), 8_000))).map(told)
      assert.equal(lines.length, 5)
      for (const [i, [number = '', uri = '', end = '']] of expected.entries()) {
        assert.ok(lines[i]?.startsWith(`${number} ${uri} null `) && lines[i].endsWith(end), lines[i])
      }
      assert.equal(lines[4], '8 too-large')
    })

    it(`tells where it breaks off, ${gzip ? 'gzipped' : 'plain'}`, async () => {
      const whole = await warc(records.slice(0, 1), gzip)
      const both = Buffer.concat([whole, whole])
      for (const rest of [100, 300, whole.length - 40]) {
        const lines = await Array.fromAsync(readWarc(pieces(both.subarray(0, whole.length + rest))))
        assert.deepEqual(
          lines.map((line) => ('error' in line ? line.error.code : 'page')),
          ['page', 'bad-warc'],
        )
      }
    })
  }

  it('is not what has another form', async () => {
    const lines = (await Array.fromAsync(readWarc(pieces(Buffer.from('This is a letter.\n'.repeat(50)))))).map(told)
    assert.deepEqual(lines, ['1 bad-warc'])
  })
})

describe('a feed', () => {
  const end = 'would last until Monday morning.'
  const escaped = article(1).replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const forms: Readonly<Record<string, string>> = {
    RSS: `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Orbis Wire</title><link>https://o.example</link><description>News</description>
      <item><title>Ferries stop</title><link>https://o.example/1</link><pubDate>Fri, 04 Apr 2031 10:00:00 GMT</pubDate><description>Short.</description><content:encoded><![CDATA[${article(1)}]]></content:encoded></item></channel></rss>`,
    Atom: `<feed xmlns="http://www.w3.org/2005/Atom"><title>Orbis Wire</title><id>o</id><updated>2031-04-05T00:00:00Z</updated>
      <entry><title>Ferries stop</title><id>1</id><link href="https://o.example/1"/><published>2031-04-04T10:00:00Z</published><updated>2031-04-05T10:00:00Z</updated><content type="html">${escaped}</content></entry></feed>`,
    RDF: `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://o.example"><title>Orbis Wire</title><link>https://o.example</link><description>News</description></channel>
      <item rdf:about="https://o.example/1"><title>Ferries stop</title><link>https://o.example/1</link><dc:date>2031-04-04</dc:date><description>${escaped}</description></item></rdf:RDF>`,
    'JSON Feed': JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Orbis Wire',
      items: [
        {
          id: '1',
          url: 'https://o.example/1',
          title: 'Ferries stop',
          date_published: '2031-04-04T10:00:00Z',
          content_html: article(1),
        },
      ],
    }),
  }
  for (const [form, text] of Object.entries(forms)) {
    it(`as ${form} gives its entries`, () => {
      const [line = '', ...others] = readFeed(Buffer.from(text)).map(told)
      assert.equal(others.length, 0)
      assert.ok(
        line.startsWith('1 https://o.example/1 2031-04-04 Orbis Wire Ferries stop | ') && line.endsWith(end),
        line,
      )
    })
  }

  it('in another encoding is read by what it says', () => {
    const latin = Buffer.from(
      forms['RSS']!.replace('?>', ' encoding="ISO-8859-1"?>').replace('Orbis Wire', 'Orbis Día'),
      'latin1',
    )
    assert.match(readFeed(latin).map(told)[0] ?? '', / Orbis Día /)
  })

  it('is not what has another form', () => {
    for (const text of ['<html><body>no feed</body></html>', '{"version":', 'words']) {
      assert.deepEqual(readFeed(Buffer.from(text)).map(told), ['1 bad-feed'])
    }
  })
})

describe('a list of stories', () => {
  const read = async (text: string | Buffer, column?: string) =>
    (await Array.fromAsync(readStoryList(pieces(Buffer.from(text), 11), column))).map(told)

  it('is read by its usual columns, whatever parts them', async () => {
    for (const sign of [',', ';', '\t']) {
      const rows = [
        ['Story ID', 'Headline', 'Full Text', 'Publication date', 'URL', 'Source'],
        [
          '7',
          'Ferries stop',
          '"Ferries ""stopped"" on Friday,\nthe port said."',
          '2031-04-04',
          'https://l.example/7',
          'Orbis',
        ],
        ['8', '', 'The port said on Sunday that ferries sailed.', '', '', ''],
      ].map((row) => row.join(sign))
      assert.deepEqual(await read(`\ufeff${rows.join('\r\n')}\r\n`), [
        '3 https://l.example/7 2031-04-04 Orbis Ferries stop | Ferries "stopped" on Friday, the port said.',
        '4 null null null null | The port said on Sunday that ferries sailed.',
      ])
    }
  })

  it('takes the texts verbatim from the column that is named', async () => {
    const [line] = await Array.fromAsync(
      readStoryList(pieces(Buffer.from('x,Words\n1,"  The port said so.\n\n\nIt is closed. "\n')), 'words'),
    )
    assert.ok(line && 'input' in line)
    assert.equal(line.input.text, '  The port said so.\n\n\nIt is closed. ')
    assert.equal(line.input.verbatim, true)
  })

  it('tells what is wrong with it, and gives the rows before that', async () => {
    assert.deepEqual(await read('a,b\n1,2\n'), ['1 bad-list'])
    assert.deepEqual(await read('a,b\n1,2\n', 'c'), ['1 bad-list'])
    assert.deepEqual(
      (await read('id,text\n1,The port said it is open.\n2\n3,The port said it is closed.\n')).map((l) =>
        l.slice(0, 10),
      ),
      ['2 null nul', '3 bad-list', '4 null nul'],
    )
    assert.deepEqual(
      (await read('id,text\n1,The port said it is open.\n2,"never closed')).map((l) => l.slice(0, 10)),
      ['2 null nul', '3 bad-list'],
    )
    assert.deepEqual(await read(''), [])
  })
})
