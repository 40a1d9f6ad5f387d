import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { paintFor } from '../src/cli/paint.ts'
import { printRecord } from '../src/cli/print-record.ts'
import { readReport } from '../src/reading/read-report.ts'
import type { ReportRecord } from '../src/record/report-record.ts'

const file = globSync(fileURLToPath(new URL('../../shared/reports/*.txt', import.meta.url)))[0]

/** Speaker and cue of every statement in the report, in their order; the last of a pair of cues is enough. */
const expected: readonly (readonly [string, string])[] = [
  ['Experts', ':'],
  ['Experts', 'said'],
  ['Scott Snyder', 'said'],
  ['Scott Snyder', 'continued'],
  ['Kim Yo Jong', 'according to'],
  ['Kim Yo Jong', 'welcomed'],
  ['Kim Yo Jong', 'said'],
  ['Kim Yo Jong', 'said'],
  ['Donald Trump', 'confirmed'],
  ['Donald Trump', 'said'],
  ['Robert Manning', 'said'],
  ['Korean Central News Agency', 'according to'],
  ['Rodong Sinmun', 'according to'],
  ['Scott Snyder', 'said'],
  ['Scott Snyder', 'continued'],
  ['Mark Fitzpatrick', 'said'],
  ['Ken Gause', 'according to'],
  ['Ken Gause', 'said'],
  ['Gary Samore', 'said'],
  ['North Korea', 'announced'],
  ['Gary Samore', 'said'],
  ['Gary Samore', 'continued'],
  ['Donald Trump', 'has said'],
  ['Mark Fitzpatrick', 'said'],
  ['Mark Fitzpatrick', 'said'],
]

const spoken = (record: ReportRecord): [string, string][] =>
  record.statements.map((s) => [
    record.actors.find((a) => a.id === s.source.actor)?.name ?? '',
    s.cue.spans.map((c) => c.text).join(' '),
  ])

describe('a real report, copied from a web page', {
  skip: file ? false : 'the corpora are not beside the repository',
}, () => {
  it('gives nearly every statement its speaker, and nothing of the furniture', async () => {
    const record = await readReport({ bytes: readFileSync(file!), published: '2020-03-24' })
    const left = spoken(record)
    const missed = expected.filter(([speaker, cue]) => {
      const at = left.findIndex(([s, c]) => s.toLowerCase() === speaker.toLowerCase() && c.endsWith(cue))
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
    assert.ok(missed.length <= 1, `missed: ${JSON.stringify(missed)}`)
    assert.ok(left.length <= 3, `too many: ${JSON.stringify(left)}`)
    assert.deepEqual(record.byline, ['Christy Lee'])
    assert.equal(record.published, '2020-03-24')
    assert.doesNotMatch(record.text, /Accessibility links|Breaking News|People watch|contributed to this report/u)
    assert.equal(record.text.split('is an effort to show').length, 2, 'the lead stands once')
  })

  it('gives every expression of time its day, from the published one, or from the deed that it is told from', async () => {
    const record = await readReport({ bytes: readFileSync(file!), published: '2020-03-24' })
    assert.deepEqual(
      record.times.map(({ text, value }) => `${text} ${value}`),
      [
        'Sunday 2020-03-22',
        'October 2019-10',
        'Sunday 2020-03-22',
        'Friday 2020-03-20',
        'Monday 2020-03-23',
        'Saturday 2020-03-21',
        'this year 2020',
        'a day 2020-03-22',
        'June 2018 2018-06',
      ],
    )
    const undated = await readReport({ bytes: readFileSync(file!) })
    assert.deepEqual(
      undated.times.filter(({ from }) => from !== null).map(({ text }) => text),
      ['June 2018'],
      'without a published day nothing that leans on it is resolved',
    )
  })

  it('tells of whom a statement came through, and what stands within what', async () => {
    const record = await readReport({ bytes: readFileSync(file!), published: '2020-03-24' })
    const name = (id: string | null): string | undefined => record.actors.find((a) => a.id === id)?.name
    const letter = record.statements.find(
      (s) => name(s.source.actor) === 'Kim Yo Jong' && s.cue.spans[0]?.text === 'according to',
    )
    assert.equal(name(letter?.via ?? null), 'Korean Central News Agency')
    assert.equal(letter?.medium?.spans[0]?.text, 'a statement')
    const announced = record.statements.find((s) => s.cue.spans[0]?.text.endsWith('announced'))
    const outer = record.statements.find((s) => s.id === announced?.within)
    assert.equal(name(outer?.source.actor ?? null), 'Gary Samore')
  })

  it('gives a demand its two states, by the capitals that stand for them', async () => {
    const record = await readReport({ bytes: readFileSync(file!), published: '2020-03-24' })
    const country = (ids: readonly string[]) => ids.map((id) => record.actors.find((a) => a.id === id)?.country)
    for (const [anchor, from, to] of [
      ['seeking', 'USA', 'PRK'],
      ['demanding', 'PRK', 'USA'],
    ] as const) {
      const [event] = record.events.filter((e) => e.anchor.spans[0]?.text.endsWith(anchor))
      assert.deepEqual(
        [country(event?.source.actors ?? []), country(event?.target.actors ?? [])],
        [[from], [to]],
        anchor,
      )
    }
  })

  it('prints names with role and state, and days with the words that they came from', async () => {
    const record = await readReport({ bytes: readFileSync(file!), published: '2020-03-24' })
    const printed = printRecord(record, { width: Number.POSITIVE_INFINITY, paint: paintFor(false) })
    for (const words of [
      /^Scott Snyder, director, Council on Foreign Relations/mu,
      /^Kim Yo Jong, .*PRK/mu,
      /^Donald Trump, .*President.*USA/mu,
      /Sunday \(2020-03-22\)/u,
    ])
      assert.match(printed, words)
  })

  it('knows who they are: one actor each, with role, affiliation and state', async () => {
    const record = await readReport({ bytes: readFileSync(file!), published: '2020-03-24' })
    const actor = (name: string) => {
      const found = record.actors.filter((a) => a.name === name)
      assert.equal(found.length, 1, `${name}: ${found.length} actors`)
      return found[0]!
    }
    const words = (name: string): string[] =>
      record.mentions.filter((m) => m.actor === actor(name).id).map((m) => m.text.toLowerCase())
    for (const [name, title, organisation] of [
      ['Scott Snyder', 'director', 'Council on Foreign Relations'],
      ['Robert Manning', 'senior fellow', 'Atlantic Council'],
      ['Mark Fitzpatrick', 'associate fellow', 'International Institute for Strategic Studies'],
      ['Ken Gause', 'director', 'CNA'],
      ['Gary Samore', 'White House coordinator', 'Obama administration'],
    ] as const) {
      const [role] = actor(name).roles
      assert.deepEqual([role?.title, role?.organisation], [title, organisation])
      assert.equal(record.text.slice(role!.start, role!.end), role!.text)
    }
    for (const [name, title, country] of [
      ['Donald Trump', 'President', 'USA'],
      ['Kim Jong Un', 'leader', 'PRK'],
      ['Kim Yo Jong', 'sister', 'PRK'],
    ] as const) {
      assert.equal(actor(name).country, country)
      assert.match(actor(name).roles[0]?.title ?? '', new RegExp(`${title}$`, 'u'))
    }
    const unsure = record.statements.filter((s) => {
      const speaker = record.actors.find((a) => a.id === s.source.actor)
      return speaker?.kind === 'person' && speaker.roles.length === 0
    })
    assert.deepEqual(unsure, [], 'every person who speaks has a role')
    const sister = words('Kim Yo Jong')
    assert.ok(sister.includes('his sister') && sister.filter((w) => w === 'she').length >= 3, sister.join(', '))
    assert.ok(words('Kim Jong Un').includes("the regime's leader"))
    const byShe = record.statements.filter((s) => /^she$/iu.test(s.source.spans[0]?.text ?? ''))
    assert.equal(byShe.length, 3)
    assert.ok(byShe.every((s) => s.source.actor === actor('Kim Yo Jong').id))
    const state = words('North Korea')
    assert.equal(actor('North Korea').country, 'PRK')
    assert.ok(
      ['the regime', 'pyongyang', 'north korea'].every((w) => state.includes(w)),
      state.join(', '),
    )
    assert.equal(state.filter((w) => w === 'the regime').length, 3)
    assert.ok(words('United States').includes('washington'))
    assert.ok(words('Rodong Sinmun').includes("the country's official newspaper"))
    assert.ok(actor('Council on Foreign Relations').aliases.includes('CFR'))
    assert.equal(record.mentions.find((m) => m.text === 'Stockholm')?.actor, null)
  })
})
