import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Archive } from '../../src/archive/archive.ts'
import { type TimelineQuestion, timeline } from '../../src/views/timeline.ts'
import { findWho } from '../../src/views/who.ts'

/** What `timeline` answers, wherever the archive of the talks lies. */
export function timelineTests(open: () => Archive): void {
  describe('timeline', () => {
    async function entries(names: readonly string[], more: Partial<TimelineQuestion> = {}): Promise<string[]> {
      const [one, other] = await Promise.all(names.map((each) => findWho(open(), each)))
      const between: TimelineQuestion['between'] = other === undefined ? [one!] : [one!, other]
      const { entries } = await timeline(open(), { ...more, between })
      return entries.map(({ day, dayFrom, kind, id, type, status }) =>
        [day, dayFrom === 'publication' ? '~' : '', kind, id.split('/')[1], type ?? '', status ?? ''].join(' ').trim(),
      )
    }

    it('tells of one actor what it says, does and suffers, in the order of days', async () => {
      assert.deepEqual(await entries(['North Korea']), [
        '2020-01-10  event e1 REQUEST actual',
        '2020-01-11 ~ statement s1',
        '2020-01-11 ~ statement s2',
        '2020-01-11 ~ event e2 REQUEST actual',
        '2020-01-11 ~ event e3 MOBILIZE possible',
        '2020-01-11 ~ event e4 REJECT actual',
        '2020-03-03  event e1 CONSULT actual',
        '2020-03-04 ~ statement s1',
        '2020-03-04 ~ event e2 ASSAULT negated',
        '2020-04-01  event e3 AID planned',
      ])
    })

    it('tells of two actors what passes between them', async () => {
      assert.deepEqual(await entries(['United States', 'North Korea']), [
        '2020-01-10  event e1 REQUEST actual',
        '2020-01-11 ~ statement s1',
        '2020-01-11 ~ statement s3',
        '2020-01-11 ~ event e2 REQUEST actual',
        '2020-01-11 ~ event e4 REJECT actual',
        '2020-04-01  event e3 AID planned',
      ])
    })

    it('is cut by days, types and a limit', async () => {
      assert.deepEqual(await entries(['PRK'], { from: '2020-03-04', statuses: ['negated', 'planned'] }), [
        '2020-03-04 ~ statement s1',
        '2020-03-04 ~ event e2 ASSAULT negated',
        '2020-04-01  event e3 AID planned',
      ])
      const who = await findWho(open(), 'PRK')
      const { more, entries: some } = await timeline(open(), { between: [who], limit: 3 })
      assert.deepEqual([more, some.length], [true, 3])
    })
  })
}
