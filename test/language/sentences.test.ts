import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sentences } from '../../src/language/sentences.ts'
import { isWhiteSpace } from '../../src/language/white-space.ts'
import { oddTexts } from './text-fixtures.ts'

/** Each line is a paragraph, its sentences parted by a bar. */
const cases: Readonly<Record<string, string>> = {
  'plain stops': 'He left.|She said.|He stayed.|Why?|Nobody knows!',
  titles: 'Mr. Orlov met Gen. Ruiz and Sen. Mary Kay.|Dr. Abebe, of St. Anne’s, did not.',
  'countries before a name': 'The U.S. Senate and the U.N. Security Council met.',
  'countries at an end': 'They flew to the U.S.|The talks failed in the U.K.|“Nobody asked,” he said.',
  'countries in a headline': 'Sarvia Talks To Resume In U.S. In March',
  'months and numbers': 'On Dec. 3 the court heard No. 3 of Art. 7.|It rose in Dec.|The rest fell.',
  hours: 'Talks began at 9 a.m. Monday and ended at 5 p.m.|Police left.',
  initials: 'J. K. Marlow and George W. Tarn spoke.|That was Plan B.|The end.',
  firms: 'Acme Inc. Chairman Lee resigned from Borealis Corp.|He will write.',
  states: 'In Springfield, Ill. Governor Dale spoke.|Rep. Ann Yu (D-Calif.) did not.',
  decimals: 'Prices rose 3.5 percent to $1.20.|Then 2.7.|Later 4.',
  'a quotation of two': '“We will not go.|We stay,” she said.',
  'quotations and brackets that close': '"We will not go."|He left.|(They stayed.)|So it was.',
  'a question within': '"Why now?" asked the envoy.|“Who knows?” he said.|"Why us?" Ms. Dorn asked.',
  treebank: "`` We refuse . ''|He left .|Mr. Tan -LRB- 61 -RRB- stayed .",
  'lone straight quotes': 'He said : " We refuse . "|She left .',
  'ellipses within': 'It was ... not a good plan… at all.',
  'ellipses at an end': 'We waited...|Nobody came.|It goes on. . . .|They know.',
  asides: 'The envoy (see Fig. 2. It helps.) left the room.|He stayed [sic. Yes] there.',
  'note numbers': 'He died in exile.[12]|She lived on.',
  'lists and outlines': '1. Sarvia withdraws.',
  'no stop': 'Sarvia and Toland to resume talks',
  Latin: 'Cars, e.g. Fords, vs. Volvos.|Apples, pears, etc.|The end.',
  'other scripts': 'वार्ता विफल रही।|मंत्री लौटे।',
}

for (const [name, marked] of Object.entries(cases)) {
  test(`sentences: ${name}`, () => {
    const expected = marked.split('|')
    const text = expected.join(' ')
    assert.deepEqual(
      sentences(text).map(({ start, end }) => text.slice(start, end)),
      expected,
    )
  })
}

test('scripts that write no space after a full stop', () => {
  assert.deepEqual(sentences('会談は終わった。次は月曜日。'), [
    { start: 0, end: 8 },
    { start: 8, end: 14 },
  ])
})

test('no sentence crosses a paragraph, and white space is outside', () => {
  const text = '  Headline here \n\n First one.  Second,\r\n third.\n \t '
  assert.deepEqual(
    sentences(text).map(({ start, end }) => text.slice(start, end)),
    ['Headline here', 'First one.', 'Second,', 'third.'],
  )
})

const word = fc.constantFrom(
  ..."He said the U.S. Mr. Orlov . ... ? ! \" '' `` “No ” ( ) [ ] 3. 3.5 Dec. a.m. J. K. I. Inc. “We go.” (Yes.) … 。".split(
    ' ',
  ),
)
const space = fc.constantFrom(' ', ' ', ' ', ' ', '', '\n', '\n\n', '\r\n', '\u00a0')
const newsLike = fc.array(fc.tuple(word, space)).map((parts) => parts.flat().join(''))
const anything = fc.oneof(newsLike, fc.string({ unit: 'binary' }), fc.constantFrom(...oddTexts))

test('ranges are in order, disjoint, trimmed, and hold all that is not space', () => {
  fc.assert(
    fc.property(anything, (text) => {
      let at = 0
      for (const { start, end } of sentences(text)) {
        assert.ok(at <= start && start < end)
        assert.ok(isSpace(text.slice(at, start)), 'nothing is left out between sentences')
        assert.ok(!isWhiteSpace(text.charCodeAt(start)) && !isWhiteSpace(text.charCodeAt(end - 1)))
        assert.ok(!text.slice(start, end).includes('\n'))
        at = end
      }
      assert.ok(isSpace(text.slice(at)))
    }),
    { numRuns: 3000 },
  )
})

function isSpace(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!isWhiteSpace(text.charCodeAt(at))) return false
  return true
}

test('a sentence by itself is one sentence', () => {
  fc.assert(
    fc.property(newsLike, (text) => {
      for (const { start, end } of sentences(text)) {
        const alone = text.slice(start, end)
        // Whether a straight mark opens or closes is told by those before it in its paragraph.
        const before = text.slice(text.lastIndexOf('\n', start) + 1, start)
        if ((before.split('"').length - 1) % 2 === 1) continue
        assert.deepEqual(sentences(alone), [{ start: 0, end: alone.length }], JSON.stringify(alone))
      }
    }),
    { numRuns: 3000 },
  )
})

test('time grows with the length only', () => {
  for (const part of ['a. ', '(', '( . ', '"', '. " ', '[[. ', '. . . ', 'A.', "''", '?!', 'No. “']) {
    const text = part.repeat(Math.ceil(200_000 / part.length))
    const begun = performance.now()
    sentences(text)
    assert.ok(performance.now() - begun < 5000, `${JSON.stringify(part)} repeated takes too long`)
  }
})
