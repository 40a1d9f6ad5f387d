import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { namesByRule } from '../../src/actors/find-names.ts'
import { openGazetteer } from '../../src/actors/gazetteer/gazetteer.ts'
import { whoIsWho } from '../../src/actors/who-is-who.ts'
import type { FoundName } from '../../src/frames/found-name.ts'
import { paragraphs } from '../../src/language/paragraphs.ts'
import { sentences } from '../../src/language/sentences.ts'
import { explainActorItself } from '../../src/reading/explain/explain-actor.ts'
import { explainMention } from '../../src/reading/explain/explain-mention.ts'
import type { EntryStep, Step } from '../../src/reading/explain/reasons.ts'
import { candidatesStep } from '../../src/reading/explain/who-steps.ts'
import { RangeIndex } from '../../src/record/range-index.ts'
import type { ReportRecord } from '../../src/record/report-record.ts'
import { whoFaults } from './who-faults.ts'

/** Who is who in an invented report of a day, with the speakers' words marked, and the steps of each actor and mention. */
function explained(
  marked: string,
  published: string | null,
  named?: RegExp,
  typeOf?: (name: string) => FoundName['type'],
) {
  const at = (mark: string): { start: number; end: number } | null => {
    const plain = marked.replaceAll(mark[0] === '<' ? /[{}]/gu : /[<>]/gu, '')
    const start = plain.indexOf(mark[0]!)
    return start < 0 ? null : { start, end: plain.indexOf(mark[1]!) - 1 }
  }
  const text = marked.replaceAll(/[<>{}]/gu, '')
  const [source, content] = [at('<>'), at('{}')]
  const statements = source
    ? [{ source, cue: null, content: content ? [content] : [], within: null, via: null, addressee: null }]
    : []
  const parts = paragraphs(text)
  const names: readonly FoundName[] = named
    ? [...text.matchAll(named)].map(({ index, 0: name }) => ({
        start: index,
        end: index + name.length,
        type: typeOf?.(name) ?? 'PER',
        score: 1,
      }))
    : namesByRule(text, parts)
  const who = whoIsWho(statements, [], names, {
    text,
    published,
    paragraphs: parts,
    sentences: sentences(text),
    contents: new RangeIndex(content ? [content] : []),
  })
  const { mentions, actors, why } = who
  const record = { text, mentions, actors, statements: [] } as unknown as ReportRecord
  const steps = new Map<string, readonly Step[]>([
    ...mentions.map((m) => [m.id, explainMention(record, m, [], why)] as const),
    ...actors.map((a, i) => [a.id, explainActorItself(record, a, why.known[i]!, openGazetteer())] as const),
  ])
  const stepsOf = (id: string): readonly Step[] => steps.get(id) ?? []
  assert.deepEqual(whoFaults(record, stepsOf), [])
  return { who, source, record, stepsOf }
}

function entriesOf(marked: string, published: string | null, name: string): readonly EntryStep[] {
  const { who, stepsOf } = explained(marked, published)
  const actor = who.actors.find((a) => a.name === name)
  assert.ok(actor, name)
  return stepsOf(actor.id).filter((step) => step.step === 'entry')
}

describe('the explanation of who is who', () => {
  it('names the entry of a person, its file, the name that fits and the term of the day', () => {
    const [entry, ...more] = entriesOf(
      'Sergey Lavrov spoke on Monday in the old harbour.',
      '2019-05-16',
      'Sergey Lavrov',
    )
    assert.equal(more.length, 0)
    assert.equal(entry?.id, 'ontology:RUS:Sergei Lavrov')
    assert.equal(entry.by, 'name')
    assert.equal(entry.alias, 'Sergei Lavrov')
    assert.deepEqual(entry.files, ['ontology/offices/foreign-ministers.txt'])
    assert.deepEqual(
      entry.terms.map((term) => term.title),
      ['foreign minister'],
    )
  })

  it('tells that a surname was found beside a title on the day', () => {
    const [entry] = entriesOf('Foreign Minister Lavrov spoke on Monday in the old harbour.', '2019-05-16', 'Lavrov')
    assert.deepEqual([entry?.by, entry?.title, entry?.date], ['surname', 'Foreign Minister', '2019-05-16'])
  })

  it('tells that an office was asked for by date, and by which rule', () => {
    const told = 'Talks were held in the harbour. On Monday the French president flew home.'
    const [entry] = entriesOf(told, '2018-05-16', 'Emmanuel Macron')
    assert.deepEqual([entry?.by, entry?.asked, entry?.country], ['office', 'president', 'FRA'])
    const { record, stepsOf } = explained(told, '2018-05-16')
    const mention = record.mentions.find((m) => m.text === 'the French president')
    const rules = stepsOf(mention?.id ?? '').flatMap((step) => (step.step === 'rule' ? [step.rule] : []))
    assert.ok(rules.includes('state-in-words'))
  })

  it('tells of each word of a state what it is to it', () => {
    const told = 'Denmark sent a letter on Monday. Copenhagen has been waiting for two weeks, Danish sailors said.'
    const entries = entriesOf(told, null, 'Denmark')
    assert.deepEqual(
      entries.map(({ asked, by }) => [asked, by]),
      [
        ['Denmark', 'name'],
        ['Copenhagen', 'capital'],
        ['Danish', 'demonym'],
      ],
    )
  })

  it('names the entry of a body by the alias that the report uses', () => {
    const [entry] = entriesOf('The IAEA sent two inspectors to the old harbour on Monday.', null, 'IAEA')
    assert.deepEqual([entry?.alias, entry?.files], ['IAEA', ['ontology/organisations.tsv']])
  })

  it('gives the chance of each candidate and of nobody, which the weights give again', () => {
    const told = 'Tom Berg met Ilse Varga on Monday. <She> said {the strait was open}.'
    const { record, stepsOf } = explained(told, null)
    const she = record.mentions.find((m) => m.text === 'She')
    const [rank] = stepsOf(she?.id ?? '').filter((step) => step.step === 'rank')
    assert.ok(rank && rank.candidates.length > 0 && rank.nobody.score > 0)
    assert.equal(rank.value, she?.actor)
  })

  it('is caught where a chance, a weight’s feature or an entry is another', () => {
    const { record, who, stepsOf } = explained(
      'Sergey Lavrov met Ilse Varga on Monday. <She> said {the strait was open}.',
      '2019-05-16',
    )
    const faultsWith = (change: (step: Step) => Step): number =>
      whoFaults(record, (id) => stepsOf(id).map(change)).length
    assert.equal(who.why.rankings.length, 1)
    const others: readonly ((step: Step) => Step)[] = [
      (step) => (step.step === 'rank' ? { ...step, nobody: { ...step.nobody, score: step.nobody.score / 2 } } : step),
      (step) => (step.step === 'rank' ? { ...step, value: 'a99' } : step),
      (step) =>
        step.step === 'rank'
          ? { ...step, candidates: step.candidates.map((c) => ({ ...c, features: c.features.slice(1) })) }
          : step,
      (step) => (step.step === 'entry' ? { ...step, id: 'ontology:SWE:Tom Berg' } : step),
      (step) => (step.step === 'entry' ? { ...step, files: ['ontology/media.tsv'] } : step),
      (step) => (step.step === 'entry' ? { ...step, alias: 'Tom Berg' } : step),
      (step) => (step.step === 'entry' ? { ...step, date: '1999-05-16' } : step),
    ]
    assert.equal(
      faultsWith((step) => step),
      0,
    )
    for (const [i, change] of others.entries()) assert.ok(faultsWith(change) > 0, `change ${i}`)
  })

  it('keeps what each gives those who may be meant', () => {
    const { who, source } = explained(
      'Tom Berg and Ivo Varga met on Monday in the harbour. <He> said {the strait was open}.',
      null,
    )
    const ids = who.candidates[0] ?? []
    const step = candidatesStep(source!, ids, who.why)
    assert.deepEqual(
      step.candidates.map((c) => c.actor),
      ids,
    )
    if (who.speakers[0] === null) assert.ok(step.candidates.length > 0 && step.candidates.every((c) => c.ranker >= 0.1))
  })

  it('names the rule that joined each name to somebody, and the name that it was joined to', () => {
    const { who, stepsOf } = explained(
      'Ilse Varga of the Harbour Research Institute (HRI) met Marek Dolan in spring. There Ms. Varga spoke first. ' +
        'The HRI had asked for it. Then Ilse Varga left, and Estonia asked for more.',
      null,
      /Ilse Varga|Harbour Research Institute|HRI|Marek Dolan|Varga|Estonia/g,
      (name) => (name === 'Estonia' ? 'LOC' : name.startsWith('H') ? 'ORG' : 'PER'),
    )
    const links = who.mentions.flatMap((m) =>
      stepsOf(m.id).flatMap((step) =>
        step.step === 'rule' && step.field === 'actor' ? [[m.text, step.rule, step.spans[1]?.text ?? null]] : [],
      ),
    )
    const of = (text: string) => links.filter(([name]) => name === text).map(([, ...rest]) => rest)
    assert.deepEqual(of('Varga'), [['surname', 'Ilse Varga']])
    assert.deepEqual(of('Ilse Varga'), [['same-name', 'Ilse Varga']], 'whom it names first it is joined to nobody')
    assert.ok(
      of('HRI').every(
        ([rule, to]) => (rule === 'acronym' || rule === 'told-beside') && to === 'Harbour Research Institute',
      ),
      JSON.stringify(of('HRI')),
    )
    assert.equal(of('HRI').length, 2)
    assert.deepEqual(of('Estonia'), [['word-of-state', null]])
    assert.deepEqual(of('Marek Dolan'), [])
  })
})
