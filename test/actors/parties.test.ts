import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { refineNames } from '../../src/actors/refine-names.ts'
import { type WhoIsWho, whoIsWho } from '../../src/actors/who-is-who.ts'
import { paragraphs } from '../../src/language/paragraphs.ts'
import { sentences } from '../../src/language/sentences.ts'
import type { Actor } from '../../src/record/actor.ts'
import { RangeIndex } from '../../src/record/range-index.ts'
import type { Range } from '../../src/record/ranges.ts'

type Acts = readonly (readonly [source: string | null, target: string | null, place?: string])[]

/** Who is who in a text, where each act's parts are given by their words, the first place of which counts. */
function acting(text: string, acts: Acts, published: string | null = '2020-03-24'): WhoIsWho {
  const at = (words: string | null | undefined): Range | null => {
    if (words == null) return null
    const start = text.indexOf(words)
    assert.ok(start >= 0, `"${words}" is not in the text`)
    return { start, end: start + words.length }
  }
  const parts = paragraphs(text)
  return whoIsWho(
    [],
    acts.map(([source, target, place]) => ({ source: at(source), target: at(target), place: at(place) })),
    refineNames(text, [], parts),
    { text, paragraphs: parts, sentences: sentences(text), contents: new RangeIndex<Range>([]), published },
  )
}

function actorsOf(found: WhoIsWho, ids: readonly string[]): Actor[] {
  return ids.map((id) => found.actors.find((a) => a.id === id)!)
}

const called = (found: WhoIsWho, name: string): string[] => {
  const id = found.actors.find((a) => a.name === name)?.id
  return found.mentions.filter((m) => m.actor === id && id !== undefined).map((m) => m.text)
}

describe('who acts', () => {
  it('takes a capital for its state where it acts, and one actor for all that a state is called', () => {
    const found = acting(
      'Oslo has been seeking fishing rights. Norwegian boats waited, and Norway sent ships. Stockholm has refused.',
      [
        ['Oslo', 'Stockholm'],
        ['Norway', null],
      ],
    )
    assert.deepEqual(
      actorsOf(found, found.sources.flat()).map((a) => [a.name, a.country, a.kind]),
      [
        ['Norway', 'NOR', 'state'],
        ['Norway', 'NOR', 'state'],
      ],
    )
    assert.equal(actorsOf(found, found.targets[0]!)[0]!.country, 'SWE')
    assert.deepEqual(called(found, 'Norway'), ['Oslo', 'Norwegian', 'Norway'])
  })

  it('takes a capital for a place where something is there', () => {
    const found = acting('Talks were held in Stockholm on Monday.\n\nWARSAW (Baltic Wire) - Envoys flew to Oslo.', [
      [null, null, 'Stockholm'],
    ])
    assert.deepEqual(found.places, [{ name: 'Stockholm', country: 'SWE' }])
    assert.deepEqual(
      found.actors.map((a) => a.name).filter((n) => /Sweden|Poland|Norway/u.test(n)),
      [],
    )
  })

  it('gives several where several act', () => {
    const found = acting('Ilse Varga and Tom Berg met envoys of Norway and Sweden. The two countries signed.', [
      ['Ilse Varga and Tom Berg', 'Norway and Sweden'],
      ['The two countries', null],
    ])
    assert.deepEqual(
      actorsOf(found, found.sources[0]!).map((a) => a.name),
      ['Ilse Varga', 'Tom Berg'],
    )
    assert.deepEqual(found.targets[0], found.sources[1])
  })

  it('knows whose forces and leaders they are', () => {
    const found = acting('Iraqi security forces fired. North Korean leader Kim Jong Un sent a letter.', [
      ['Iraqi security forces', null],
      ['North Korean leader Kim Jong Un', null],
    ])
    const [forces, leader] = actorsOf(found, found.sources.flat())
    assert.deepEqual([forces!.kind, forces!.country, forces!.sectors], ['group', 'IRQ', ['MIL']])
    assert.deepEqual([leader!.name, leader!.kind, leader!.country], ['Kim Jong Un', 'person', 'PRK'])
  })

  it('lets "the regime" stand for one state throughout, not for who acts upon it', () => {
    const text =
      'Belarus closed its border on Monday. Minsk gave no reason.\n\nPoland protested in a letter to the regime. ' +
      'On Tuesday, the regime opened one road.'
    const found = acting(text, [['the regime', null]])
    assert.deepEqual(
      actorsOf(found, found.sources[0]!).map((a) => a.country),
      ['BLR'],
    )
    assert.equal(called(found, 'Belarus').filter((m) => m === 'the regime').length, 2)
  })

  it('follows pronouns and descriptions to who is named', () => {
    const text =
      'Marek Dolan spoke at the harbour before the boats went out again. He was met there by his sister Anna Dolan.\n\n' +
      'She thanked everybody who had come and went home early. Nobody else spoke.'
    const found = acting(text, [
      ['He', null],
      ['She', null],
    ])
    assert.deepEqual(
      actorsOf(found, found.sources.flat()).map((a) => a.name),
      ['Marek Dolan', 'Anna Dolan'],
    )
    assert.ok(called(found, 'Anna Dolan').includes('his sister'))
  })

  it('says nothing where nobody is known', () => {
    const found = acting('It rained. They waited.', [
      ['They', null],
      ['It', null],
      [null, null],
    ])
    assert.deepEqual(found.sources, [[], [], []])
  })

  it('keeps roles that are over with their spans', () => {
    const text = 'Nils Aas, the harbour coordinator for fuel and grain in the Berg administration, said no.'
    const role = acting(text, []).actors.find((a) => a.name === 'Nils Aas')!.roles[0]!
    assert.equal(role.text, 'the harbour coordinator for fuel and grain in the Berg administration')
    assert.equal(text.slice(role.start, role.end), role.text)
    assert.equal(role.organisation, 'Berg administration')
  })
})

const pieces = fc.constantFrom(
  'Ilse Varga said the strait was open.',
  'Tom Berg, director of the Harbour Institute (HI), met her.',
  'He told Oslo that she was right.',
  "Norway's foreign minister, Ane Krogh, praised the regime.",
  'The Norwegian official left with his sister.',
  'They waited in Stockholm; the two countries signed.',
  '“I won’t,” she said. “It’s over,” he replied.',
  'Her campaign and the Varga campaign agreed 😀.',
  '\n\n',
)

describe('who is who in any text', () => {
  it('gives mentions that are where they say, in order, of actors that exist, and the same each time', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), fc.nat(), (parts, seed) => {
        const text = parts.join(' ')
        const spans = sentences(text).filter((_, i) => (i + seed) % 2 === 0)
        const read = (): WhoIsWho =>
          whoIsWho(
            spans.map((s) => ({ source: s, cue: null, content: [s], within: null, via: null, addressee: null })),
            spans.map((s) => ({ source: s, target: s, place: s })),
            refineNames(text, [], paragraphs(text)),
            { text, paragraphs: paragraphs(text), sentences: sentences(text), contents: new RangeIndex(spans) },
          )
        const found = read()
        const ids = new Set(found.actors.map((a) => a.id))
        let last = 0
        for (const m of found.mentions) {
          assert.equal(text.slice(m.start, m.end), m.text)
          assert.ok(m.start >= last && m.end > m.start)
          assert.ok(m.actor === null || ids.has(m.actor))
          last = m.start
        }
        for (const a of found.actors) {
          assert.ok(
            found.mentions.some((m) => m.actor === a.id),
            `${a.name} is nowhere`,
          )
          for (const r of a.roles) assert.equal(text.slice(r.start, r.end), r.text)
        }
        for (const id of [...found.speakers, ...found.sources.flat(), ...found.targets.flat()])
          assert.ok(id === null || ids.has(id))
        assert.deepEqual(read(), found)
      }),
      { numRuns: 60 },
    )
  })

  it('takes time that grows with the text', () => {
    const page = Array.from(
      { length: 60 },
      (_, i) =>
        `Anna${i} Varga${i % 40}, director of the Harbour Institute, met Oslo's envoy. She told her sister that the minister lied. The regime waited.`,
    ).join('\n\n')
    const spent = (times: number): number => {
      const text = Array.from({ length: times }, () => page).join('\n\n')
      const begun = process.cpuUsage()
      acting(text, [])
      const { user, system } = process.cpuUsage(begun)
      return user + system
    }
    spent(1)
    const ratio = spent(16) / Math.min(spent(2), spent(2), spent(2))
    assert.ok(ratio < 24, `8 times the text took ${ratio.toFixed(1)} times as long`)
  })
})
