import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { contextJudge, contextsOf } from '../../src/frames/event-contexts.ts'
import { paragraphs } from '../../src/language/paragraphs.ts'
import { sentences } from '../../src/language/sentences.ts'
import { eventContexts } from '../../src/record/event-kinds.ts'

function contexts(text: string, mode: string | null = null): string[] {
  return contextsOf({ mode }, text, { start: 0, end: text.length })
}

describe('contextsOf', () => {
  it('is what strong words say, in the order of the ontology', () => {
    assert.deepEqual(contexts('Voters in Marovia go to the ballot as the army patrols the streets.'), [
      'military',
      'election',
    ])
    assert.deepEqual(contexts('The foreign minister arrived for peace talks.'), ['diplomatic'])
    assert.deepEqual(contexts('The earthquake left the hospital without vaccines.'), ['health', 'disasters'])
    assert.deepEqual(contexts('Refugees asked Norland for asylum.'), ['asylum', 'migration'])
    assert.deepEqual(contexts('The two met at noon in the old library.'), [])
  })

  it('takes the longest phrase, and hides those within it', () => {
    assert.deepEqual(contexts('Police used tear gas near the gas station.'), [])
    assert.deepEqual(contexts('Fighters of the Northern Liberation Army walked home.'), [])
    assert.deepEqual(contexts('The Islamic State claimed it.'), ['terrorism'])
    assert.deepEqual(contexts('The parliamentary election is in May.'), ['election'])
  })

  it('leaves crime out where a narrower context says more', () => {
    assert.deepEqual(contexts('A gang stole the paintings, a robbery.'), ['crime'])
    assert.deepEqual(contexts('The gang paid bribes.'), ['corruption'])
    assert.deepEqual(contexts('A gang moved cocaine.'), ['illegal_drugs'])
    assert.deepEqual(contexts('A gang ran human trafficking.'), ['trafficking'])
  })

  it('adds the context that a mode brings, and the context brings no mode', () => {
    assert.deepEqual(contexts('They broke into the ministry from afar.', 'cyber'), ['cyber'])
    assert.deepEqual(contexts('They spread it from afar.', 'misinformation'), ['misinformation'])
    assert.deepEqual(contexts('They broke into the ministry.', 'seize'), [])
  })

  it('gives contexts of the list, each once and in order, whatever the text', () => {
    const words = [
      'army',
      'oil',
      'nuclear',
      'trafficking',
      'gang',
      'Islamic',
      'State',
      'ELECTION',
      '🚀',
      'İ',
      '-',
      '\n',
    ]
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme' })), { maxLength: 40 }),
        fc.option(fc.constantFrom('cyber', 'misinformation', 'arrest')),
        (parts, mode) => {
          const found = contexts(parts.join(' '), mode)
          assert.deepEqual(
            found,
            eventContexts().filter((name) => found.includes(name)),
          )
        },
      ),
    )
  })
})

describe('contextJudge', () => {
  const judge = (text: string, word: string): string[] => {
    const start = text.indexOf(word)
    const reading = { text, paragraphs: paragraphs(text), sentences: sentences(text) }
    return contextJudge(reading)(null, { start, end: start + word.length })
  }

  it('judges an event by its paragraph', () => {
    const text = 'Voters queued early. Guards arrested two men.\n\nThe earthquake killed forty.'
    assert.deepEqual(judge(text, 'arrested'), ['election'])
    assert.deepEqual(judge(text, 'killed'), ['disasters'])
  })

  it('judges by the sentence where a paragraph is too long to be one', () => {
    const text = `Voters queued early. ${'Nothing else was heard that day. '.repeat(60)}Guards arrested two men.`
    assert.deepEqual(judge(text, 'arrested'), [])
    assert.deepEqual(judge(text, 'queued'), ['election'])
  })

  it('reads a long text once, however many its events', () => {
    const text = 'the army of oil '.repeat(60_000)
    const reading = { text, paragraphs: paragraphs(text), sentences: sentences(text) }
    const started = process.cpuUsage()
    const ask = contextJudge(reading)
    for (let at = 0; at < 2000; at++)
      assert.deepEqual(ask(null, { start: at * 16 * 30, end: at * 16 * 30 + 3 }), ['military', 'natural_resource'])
    assert.ok(process.cpuUsage(started).user < 3e6)
  })
})
