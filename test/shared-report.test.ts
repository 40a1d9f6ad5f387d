import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
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
    assert.equal(actor('Donald Trump').country, 'USA')
    assert.equal(actor('Kim Jong Un').country, 'PRK')
    const sister = words('Kim Yo Jong')
    assert.ok(sister.includes('his sister') && sister.filter((w) => w === 'she').length >= 3, sister.join(', '))
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
