import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { namesByRule } from '../../src/actors/find-names.ts'
import { whoIsWho } from '../../src/actors/who-is-who.ts'
import { paragraphs } from '../../src/language/paragraphs.ts'
import { sentences } from '../../src/language/sentences.ts'
import type { Actor } from '../../src/record/actor.ts'
import { RangeIndex } from '../../src/record/range-index.ts'

/**
 * Whom the words in `[[ ]]` are taken for. A statement is marked as `<source>` and `{content}`, in that order or the
 * other; texts are invented, office holders are those of the day.
 */
function meant(marked: string, published: string | null): Actor | null {
  let text = ''
  const sources: { start: number; end: number }[] = []
  const contents: { start: number; end: number }[] = []
  let asked = { start: 0, end: 0 }
  let open = 0
  for (const c of marked.replaceAll('[[', '⟦').replaceAll(']]', '⟧')) {
    if (c === '<' || c === '{') open = text.length
    else if (c === '>') sources.push({ start: open, end: text.length })
    else if (c === '}') contents.push({ start: open, end: text.length })
    else if (c === '⟦') asked = { start: text.length, end: 0 }
    else if (c === '⟧') asked = { ...asked, end: text.length }
    else text += c
  }
  const statements = sources.map((source, i) => {
    return { source, cue: null, content: contents[i] ? [contents[i]] : [], within: null, via: null, addressee: null }
  })
  const parts = paragraphs(text)
  const found = whoIsWho(
    statements.filter((s) => s.content.length > 0),
    [],
    namesByRule(text, parts),
    {
      text,
      published,
      paragraphs: parts,
      sentences: sentences(text),
      contents: new RangeIndex(contents),
    },
  )
  assert.ok(asked.end > 0)
  const mention = found.mentions.find((m) => m.start === asked.start && m.end === asked.end)
  return found.actors.find((a) => a.id === mention?.actor) ?? null
}

const day = '2018-05-16'

/** What is told, on what day, and who is meant; null where nobody can be sure. */
const cases: readonly (readonly [about: string, marked: string, published: string | null, name: string | null])[] = [
  // The state in the words.
  ['adjective', 'Talks were held. On Monday [[the French president]] flew home.', day, 'Emmanuel Macron'],
  ['possessive', 'Talks were held. On Monday [[Japan’s prime minister]] flew home.', day, 'Shinzo Abe'],
  ['behind', 'Talks were held. On Monday [[the president of Egypt]] flew home.', day, 'Abdel Fattah el-Sisi'],
  ['two words', 'Envoys met. [[The South Korean president]] praised them.', day, 'Moon Jae-in'],
  ['another day', 'Envoys met. [[The South Korean president]] praised them.', '2014-05-16', 'Park Geun-hye'],
  ['a foreign minister', 'Envoys met. [[The Russian foreign minister]] praised them.', day, 'Sergei Lavrov'],
  ['a secretary', 'Envoys met. [[The U.S. secretary of state]] praised them.', day, 'Mike Pompeo'],
  ['no day', 'Talks were held. On Monday [[the French president]] flew home.', null, null],
  [
    'not another official',
    'Jean-Yves Le Drian, the French foreign minister, left. [[The French president]] stayed.',
    day,
    'Emmanuel Macron',
  ],
  ['no such office', 'Talks were held. On Monday [[the French chancellor]] flew home.', day, null],
  ['former', 'Talks were held. On Monday [[the former French president]] flew home.', day, null],
  ['to come', 'Talks were held. On Monday [[the French president]]-elect flew home.', day, null],
  // A holder whom the report has named.
  ['named before', 'President Donald Trump signed the order. Later [[the president]] left.', day, 'Donald Trump'],
  ['by surname', 'Mr. Trump signed the order. Later [[the president]] left.', day, 'Trump'],
  ['surname of another time', 'Mr. Trump signed the book. Later [[the president]] left.', '2014-05-16', null],
  ['invented', 'President Ilse Varga signed the order. Later [[the president]] left.', day, 'Ilse Varga'],
  [
    'not of a club',
    'Tom Berg, president of the Harbour Club, saw President Donald Trump on Monday at the old port. Later [[the president]] left.',
    day,
    'Donald Trump',
  ],
  ['not the vice', 'Vice President Mike Pence spoke. Later [[the president]] left.', day, null],
  ['not a former one', 'Former President George W. Bush spoke. Later [[the president]] left.', day, null],
  ['of two', 'President Donald Trump met President Vladimir Putin. Later [[the president]] left.', day, null],
  [
    'of two, nearest',
    'President Vladimir Putin wrote a letter.\n\nPresident Donald Trump read it. Later [[the president]] left.',
    day,
    'Donald Trump',
  ],
  [
    'of two, subject',
    'President Donald Trump wrote to Vladimir Putin. Later [[the president]] left.',
    day,
    'Donald Trump',
  ],
  ['predicate', 'President Donald Trump met Tom Berg. Berg will never be [[the president]].', day, null],
  ['of something', 'President Donald Trump met Tom Berg. Berg is [[the president]] of the Harbour Club.', day, null],
  [
    'of two, never named',
    'The Danish foreign minister met the Swedish one on Monday. [[The foreign minister]] was late.',
    day,
    null,
  ],
  [
    'of two, whose office says it',
    'President Donald Trump called President Moon Jae-in on Monday. <The Blue House> said {[[the president]] was pleased}.',
    day,
    'Moon Jae-in',
  ],
  // The state for which somebody says it.
  ['says', '<The Kremlin> said {[[the president]] would travel to Minsk}.', day, 'Vladimir Putin'],
  [
    'says behind',
    '{[[The prime minister]] will stay in Oslo}, <a Norwegian government spokesman> said.',
    day,
    'Erna Solberg',
  ],
  ['officials', '<Iranian officials> said {[[the foreign minister]] would not come}.', day, 'Mohammad Javad Zarif'],
  [
    'against who is named',
    'President Donald Trump was silent. <Turkish officials> said {[[the president]] had called}.',
    day,
    null,
  ],
  ['two states', '<Russian and Turkish officials> said {[[the president]] would come}.', day, null],
  ['no official', '<A Russian poet> said {[[the president]] would come}.', day, null],
  ['no such office there', '<The Kremlin> said {[[the chancellor]] would come}.', day, null],
  ['of another time', '<The Kremlin> said {[[the president]] had known it in 2009}.', day, null],
  // The date line.
  ['date line', 'WARSAW, May 16 (NNA) — [[The prime minister]] opened the port on Monday.', day, 'Mateusz Morawiecki'],
  [
    'on the day of a change',
    'ROME (NNA) — [[The prime minister]] opened the port on Monday.',
    '2018-06-05',
    'Giuseppe Conte',
  ],
  ['with another state', 'WARSAW, May 16 (NNA) — A Russian ship came. [[The president]] saw it on Monday.', day, null],
  ['no capital', 'GDANSK, May 16 (NNA) — [[The prime minister]] opened the port on Monday.', day, null],
  ['none', 'A port was opened on Monday. [[The prime minister]] came.', day, null],
]

describe('the holder of an office', () => {
  for (const [about, marked, published, name] of cases) {
    it(`${name === null ? 'stays open' : 'is found'}: ${about}`, () => {
      const actor = meant(marked, published)
      assert.equal(actor?.kind === 'person' ? actor.name : null, name)
    })
  }

  it('is known with state and sector, and by the words that the report has', () => {
    const actor = meant('Talks were held. On Monday [[the French president]] flew home.', day)
    assert.deepEqual([actor?.country, actor?.sectors, actor?.aliases], ['FRA', ['GOV'], []])
    assert.deepEqual(
      actor?.roles.map((role) => role.text),
      ['the French president'],
    )
  })
})
