import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { modeOf } from '../../src/frames/event-mode.ts'
import { modeRules } from '../../src/frames/mode-rules.ts'
import { eventKind } from '../../src/record/event-kinds.ts'
import { type EventType, eventTypes } from '../../src/record/plover.ts'
import type { Range } from '../../src/record/ranges.ts'

/** The mode of the event marked in a sentence: [anchor], {source}, <target>. */
function mode(type: EventType, marked: string): string | null {
  const text = marked.replace(/[[\]{}<>]/g, '')
  const between = (open: string, close: string): Range | null => {
    const at = marked.indexOf(open)
    if (at < 0) return null
    const bare = (part: string): number => part.replace(/[[\]{}<>]/g, '').length
    return { start: bare(marked.slice(0, at)), end: bare(marked.slice(0, marked.indexOf(close, at))) }
  }
  const anchor = between('[', ']')
  assert.ok(anchor)
  const act = { type, anchor, source: between('{', '}'), target: between('<', '>') }
  return modeOf(act, text, { start: 0, end: text.length })
}

const told: readonly (readonly [EventType, string | null, string])[] = [
  ['ASSAULT', 'aerial', '{Marovian warplanes} [bombed] <a depot> north of the river.'],
  ['ASSAULT', 'aerial', 'The {air force} carried out four air [strikes] on Tuesday.'],
  ['ASSAULT', 'drone', 'Two guards were [killed] in a drone strike near the pass.'],
  ['ASSAULT', null, 'A drone was [shot down] over the strait.'],
  ['ASSAULT', 'firearms', '{Gunmen} [killed] <a mayor> outside the town hall.'],
  ['ASSAULT', 'explosives', 'A car bomb [killed] five people at the market.'],
  ['ASSAULT', 'suicide-attack', 'A suicide bomber [killed] nine recruits at the gate.'],
  ['ASSAULT', 'heavy-weapons', '{The garrison} [shelled] <the port> with mortars.'],
  ['ASSAULT', 'abduct', '{Rebels} [kidnapped] <two nurses> on the coast road.'],
  ['ASSAULT', 'torture', '{Wardens} [tortured] <a prisoner> for days.'],
  ['ASSAULT', 'sexual', '{Militiamen} [raped] <women> in the camp.'],
  ['ASSAULT', 'beat', '{Officers} [beat] <students> on the bridge.'],
  ['ASSAULT', 'crowd-control', '{Police} [fired] tear gas at <the marchers>.'],
  ['ASSAULT', 'primitive', '{A guest} [stabbed] <the governor> at dinner.'],
  ['ASSAULT', 'unconventional', '{The brigade} [used] chemical weapons against <the town>.'],
  ['ASSAULT', 'targeted', 'The [assassination] of <a deputy> shook Velmark.'],
  ['ASSAULT', 'destroy', '{Soldiers} [burned] <houses> in the valley.'],
  ['ASSAULT', null, '{Soldiers} [attacked] <the post> at dawn.'],
  ['COERCE', 'arrest', '{Police} [detained] <six clerks> on Friday.'],
  ['COERCE', 'seize', '{Customs officers} [confiscated] <the cargo>.'],
  ['COERCE', 'curfew', '{The governor} imposed a [curfew] on Port Ansel.'],
  ['COERCE', 'martial-law', '{The king} [declared] martial law.'],
  ['COERCE', 'deport', '{Norland} [deported] <a preacher> on Monday.'],
  ['COERCE', 'censor', '{The ministry} [banned] <three newspapers>.'],
  ['COERCE', 'restrict', '{The council} [banned] <the movement>.'],
  ['COERCE', 'withhold', '{The army} [cut] electricity to <the enclave>.'],
  ['COERCE', 'cyber', '{Hackers} [attacked] computer systems of <the ministry>.'],
  ['COERCE', 'misinformation', '{The agency} ran a disinformation [campaign] against <the bloc>.'],
  ['PROTEST', 'demo', '{Thousands} [marched] through Velmark.'],
  ['PROTEST', 'strike', '{Dockers} began a [strike] on Monday.'],
  ['PROTEST', 'hunger', '{The writer} is on hunger [strike].'],
  ['PROTEST', 'riot', '{Youths} [rioted] for a third night.'],
  ['PROTEST', 'boycott', '{Students} [boycotted] classes.'],
  ['PROTEST', 'obstruct', '{Farmers} [blocked] the main road.'],
  ['SANCTION', 'convict', '{A court} [sentenced] <the banker> to four years.'],
  ['SANCTION', 'expel', '{Norland} [expelled] <two attaches>.'],
  ['SANCTION', 'withdraw', '{Norland} [withdrew] from the fisheries treaty.'],
  ['SANCTION', 'discontinue', '{Norland} [suspended] military aid to <Marovia>.'],
  ['RETREAT', 'resign', '{The premier} [resigned] on Sunday.'],
  ['RETREAT', 'release', '{The rebels} [freed] <nine hostages>.'],
  ['RETREAT', 'withdraw', '{Marovia} [pulled out] its troops from the isthmus.'],
  ['RETREAT', 'ceasefire', 'A [truce] held along the river.'],
  ['RETREAT', 'disarm', '{The rebels} [handed over] their weapons.'],
  ['RETREAT', 'access', '{Marovia} [allowed] inspectors into the plant.'],
  ['CONSULT', 'visit', '{The premier} [visited] <Tallinn> in March.'],
  ['CONSULT', 'phone', '{The two premiers} [spoke] by phone on Sunday.'],
  ['CONSULT', 'third-party', '{Oslo} [mediated] between the two sides.'],
  ['CONSULT', 'multilateral', '{Ministers} held a trilateral [meeting] in Riga.'],
  ['CONSULT', null, '{The minister} [met] <her colleague> on Monday.'],
  ['REQUEST', 'yield', '{The envoy} [urged] <both sides> to halt the fighting.'],
  ['REQUEST', 'meet', '{The rebels} [called for] talks with <the crown>.'],
  ['REQUEST', 'assist', '{Marovia} [asked for] aid from <the bloc>.'],
  ['REQUEST', 'change', '{The party} [demanded] electoral reforms.'],
  ['REJECT', 'meet', '{The rebels} [refused] to meet <the envoy>.'],
  ['REJECT', 'yield', '{The rebels} [refused] to release <the pilots>.'],
  ['REJECT', 'assist', '{Norland} [refused] to extradite <the banker>.'],
  ['ACCUSE', 'disapprove', '{The bishop} [condemned] <the verdict>.'],
  ['ACCUSE', 'investigate', '{Prosecutors} opened an [investigation] of <the bank>.'],
  ['ACCUSE', 'allege', '{Marovia} [accused] <Norland> of spying.'],
  ['THREATEN', 'violence', '{The general} [threatened] to attack <the port>.'],
  ['THREATEN', 'relations', '{Norland} [threatened] sanctions against <Marovia>.'],
  ['MOBILIZE', 'troops', '{Marovia} [deployed] troops on the border.'],
  ['MOBILIZE', 'weapons', '{Marovia} [fired] two missiles into the sea.'],
  ['MOBILIZE', 'police', '{The city} [deployed] riot police.'],
  ['AID', null, '{Norland} [sent] food to <Marovia>.'],
]

describe('modeOf', () => {
  for (const [type, wanted, sentence] of told)
    it(`${type} ${wanted ?? 'has none'}: ${sentence}`, () => {
      assert.equal(mode(type, sentence), wanted)
    })

  it('takes what is asked for first', () => {
    assert.equal(mode('REQUEST', '{The envoy} [called for] talks and an end to the siege.'), 'meet')
    assert.equal(mode('REQUEST', '{The envoy} [called for] an end to the siege and talks.'), 'yield')
  })

  it('looks no further than the clause', () => {
    assert.equal(mode('ASSAULT', '{Raiders} [killed] <a herdsman>, while warplanes circled.'), null)
    assert.equal(mode('ASSAULT', '{Raiders} [killed] <a herdsman>; a car bomb went off elsewhere.'), null)
  })

  it('is a mode of the type, or none, whatever the words', () => {
    const words = [
      'the',
      'air',
      'strikes',
      'killed',
      'tear',
      'gas',
      'banned',
      'talks',
      'aid',
      'sanctions',
      'Élan',
      '🚀',
      ';',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...eventTypes),
        fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme' })), { minLength: 1, maxLength: 30 }),
        fc.nat(),
        (type, parts, at) => {
          const text = parts.join(' ')
          const start = parts.slice(0, at % parts.length).join(' ').length
          const anchor = { start, end: Math.min(text.length, start + 8) }
          const found = modeOf({ type, anchor, source: null, target: anchor }, text, { start: 0, end: text.length })
          assert.ok(found === null || eventKind(type).modes.includes(found))
        },
      ),
    )
  })

  it('has rules for all modes of the ontology, and no others', () => {
    for (const type of eventTypes) {
      const ruled = new Set(modeRules(type).rules.map((r) => r.mode))
      assert.deepEqual(
        [...ruled].filter((m) => !eventKind(type).modes.includes(m)),
        [],
      )
      assert.deepEqual(
        eventKind(type).modes.filter((m) => !ruled.has(m)),
        [],
      )
    }
  })

  it('takes no longer in a sentence that has no end', () => {
    const text = `${'the warplanes bombed air '.repeat(40_000)}strikes`
    const started = process.cpuUsage()
    for (let at = 0; at < 500; at++) {
      const start = at * 25 * 40 + 14
      const act = {
        type: 'ASSAULT',
        anchor: { start, end: start + 6 },
        source: null,
        target: { start: 0, end: text.length },
      }
      assert.equal(modeOf(act as Parameters<typeof modeOf>[0], text, { start: 0, end: text.length }), 'aerial')
    }
    assert.ok(process.cpuUsage(started).user < 3e6)
  })
})
