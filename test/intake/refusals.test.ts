import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ReportInput } from '../../src/intake/report-input.ts'
import { takeIn } from '../../src/intake/take-in.ts'
import { DemarcheError, type ErrorCode } from '../../src/record/demarche-error.ts'
import { body } from './sample-texts.ts'

function refused(input: ReportInput, code: ErrorCode, message?: RegExp | string): void {
  assert.throws(
    () => takeIn(input, { text: 10_000, bytes: 100_000 }),
    (error) => {
      assert.ok(error instanceof DemarcheError)
      assert.equal(error.code, code)
      if (typeof message === 'string') assert.equal(error.message, message)
      if (message instanceof RegExp) assert.match(error.message, message)
      return true
    },
  )
}

test('what holds nothing', () => {
  for (const text of ['', ' \n\t ', '\u200b\ufeff', 'Share\n\nPrint']) refused({ text }, 'empty')
  refused({ text: '\n', verbatim: true }, 'empty')
  refused({ bytes: new Uint8Array() }, 'empty')
  refused({}, 'empty')
})

test('what is no text', () => {
  refused({ bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0) }, 'binary', /PNG/)
  refused({ bytes: Buffer.from('%PDF-1.7\n1 0 obj') }, 'binary', /pdftotext/)
  refused({ bytes: Buffer.from('PK\u0003\u0004\u0014\0\0\0\0\0') }, 'binary', /zip/)
  refused({ bytes: Buffer.from('a\0b\0\0c and the minister said so') }, 'binary', /NUL/)
  refused({ text: 'a\0b' }, 'binary')
  refused({ text: 'a\0b', verbatim: true }, 'binary')
  refused({ text: '\u0001\u0002\u0003\u0004\u0005\u0006 said' }, 'binary')
})

test('what is locked', () => {
  refused({ text: '-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----' }, 'encrypted')
  refused({ text: '\n-----BEGIN PGP MESSAGE-----\n', verbatim: true }, 'encrypted')
  refused({ bytes: Buffer.from('%PDF-1.7\ntrailer << /Encrypt 5 0 R >>') }, 'encrypted')
  refused({ bytes: Buffer.from('PK\u0003\u0004\u0014\0\u0001\0\0\0') }, 'encrypted')
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')])
  refused({ bytes: ole }, 'encrypted')
})

test('what is too large', () => {
  refused({ text: 'said '.repeat(2_001) }, 'too-large', /limit is 10000/)
  refused({ html: `<p>${'said '.repeat(2_001)}` }, 'too-large')
  refused({ bytes: new Uint8Array(100_001).fill(0x20) }, 'too-large', /limit is 100000/)
})

test('dates that are none', () => {
  for (const published of ['', 'yesterday', '2026-02-30', '03/04/2026', '2026-13-01', 'May'])
    refused({ text: body, published }, 'bad-date', /2020-03-24/)
  for (const [published, day] of [
    ['2026-11-20', '2026-11-20'],
    ['2026-11-20T23:59:59-08:00', '2026-11-20'],
    ['Fri, 20 Nov 2026 10:00:00 GMT', '2026-11-20'],
    ['November 20, 2026', '2026-11-20'],
    ['20261120', '2026-11-20'],
    ['25/12/2026', '2026-12-25'],
  ] as const)
    assert.equal(takeIn({ text: body, published }).published, day)
})

test('other languages', () => {
  const foreign = {
    ko: '외교부 대변인은 화요일 두 나라가 회담을 계속할 것이라고 밝혔다.',
    ja: '外務省の報道官は火曜日、両国が会談を続けると述べた。',
    zh: '外交部发言人星期二说，两国将继续会谈。',
    ru: 'Министр иностранных дел заявил во вторник, что переговоры продолжатся.',
    uk: 'Міністр закордонних справ заявив у вівторок, що переговори триватимуть.',
    ar: 'قال وزير الخارجية يوم الثلاثاء إن المحادثات ستستمر',
    de: 'Der Außenminister sagte am Dienstag, dass die Gespräche trotz der Angriffe nicht abgebrochen werden und beide Seiten ihr Wort halten.',
    es: 'El ministro dijo el martes que las conversaciones van a continuar a pesar de los ataques y que no hay otra salida para los dos países.',
    fr: 'Le ministre a déclaré mardi que les pourparlers ne seraient pas rompus et que les deux parties devaient tenir leur parole dans cette affaire.',
    tr: 'Dışişleri Bakanı Salı günü görüşmelerin devam edeceğini ve her iki tarafın da sözünü tutması gerektiğini söyledi.',
  }
  for (const [language, text] of Object.entries(foreign)) {
    refused({ text }, 'unsupported-language', `unsupported language: ${language}`)
    refused({ text, verbatim: true }, 'unsupported-language')
    refused({ html: `<p>${text}</p>` }, 'unsupported-language')
    assert.equal(takeIn({ text, anyLanguage: true }).language, language)
  }
})

test('short English and names from everywhere are not refused', () => {
  for (const text of [
    'Seoul',
    'Kim Jong Un meets Xi Jinping',
    "Iraq's Saddam meets Russia's Zhirinovsky.",
    'US Vice President Mike Pence meets President Gudni Th Johannesson at Hofdi House in Reykjavik on September 4, 2019.',
    'Merkel, Macron, Sánchez, Łukasiewicz, Erdoğan, Šefčovič attend',
    'Muqtada al-Sadr, Abdel Fattah el-Sisi, Mohammed bin Salman, Ursula von der Leyen',
    'The ministry (외교부) said so.',
    '12,5 - 14',
  ])
    assert.equal(takeIn({ text, verbatim: true }).language, 'en', text)
})
