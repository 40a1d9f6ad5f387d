import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Archive } from '../../src/archive/archive.ts'
import { reviewFrame, undoReview } from '../../src/archive/review/review-frame.ts'
import { agreementOf } from '../../src/views/agreement.ts'
import { findEvents } from '../../src/views/find-events.ts'
import { findStatements } from '../../src/views/find-statements.ts'
import { frameToReview } from '../../src/views/frame-to-review.ts'
import { overviewOf } from '../../src/views/overview.ts'
import { findReviews } from '../../src/views/review-history.ts'
import { countQueue, type QueueAsked, type Queued, reviewQueue } from '../../src/views/review-queue.ts'
import { tally } from '../../src/views/tally.ts'

const nameOf = ({ report, id }: Queued) => `${report}/${id}`

/** All that a queue gives, page by page. */
async function whole(archive: Archive, asked: QueueAsked, limit = 4): Promise<readonly Queued[]> {
  const all: Queued[] = []
  let cursor: string | undefined
  do {
    const page = await reviewQueue(archive, asked, { cursor, limit })
    all.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return all
}

/** Review over an archive's lists; it leaves the archive as it found it, but for what was decided and taken back. */
export function reviewTests(archive: () => Archive): void {
  describe('review', () => {
    const say = async (one: Queued, verdict: 'right' | 'wrong' | 'unsure', by: string) => {
      const frame = await frameToReview(archive(), one.report, one.id)
      return reviewFrame(archive(), { report: one.report, frame: frame!.frame, verdict, by })
    }

    it('the queue has each statement and event once, the least certain first, whatever the pages', async () => {
      const all = await whole(archive(), {})
      const { statements, events } = await archive().counts()
      assert.ok(statements > 0 && events > 0)
      assert.equal(all.length, statements + events)
      assert.equal(new Set(all.map(nameOf)).size, all.length)
      assert.deepEqual(
        all.map(({ confidence }) => confidence),
        all.map(({ confidence }) => confidence).toSorted((a, b) => a - b),
      )
      assert.deepEqual(await whole(archive(), {}, 50), all)
      assert.equal(await countQueue(archive(), {}), all.length)
    })

    it('is narrowed by kind, type, actor, report and how sure the machine is', async () => {
      const all = await whole(archive(), {})
      const type = all.find((one) => one.type !== null)!.type!
      const narrowed = async (asked: QueueAsked) => (await whole(archive(), asked)).map(nameOf)
      const expect = (is: (one: Queued) => boolean) => all.filter(is).map(nameOf)
      assert.deepEqual(
        await narrowed({ kind: 'statement' }),
        expect(({ kind }) => kind === 'statement'),
      )
      assert.deepEqual(
        await narrowed({ type: type as never }),
        expect((one) => one.type === type),
      )
      const { report } = all[0]!
      assert.deepEqual(
        await narrowed({ report }),
        expect((one) => one.report === report),
      )
      const middle = all[Math.floor(all.length / 2)]!.confidence
      assert.deepEqual(
        await narrowed({ below: middle }),
        expect(({ confidence }) => confidence < middle),
      )
      const said = (await findStatements(archive(), {})).items.find(({ speaker }) => speaker !== null)!
      const byActor = await whole(archive(), { actor: said.speaker!.key, kind: 'statement' })
      assert.ok(byActor.some((one) => one.report === said.report && one.id === said.statement))
      assert.ok(byActor.length < all.length)
    })

    it('what is right is marked in lists, what is wrong is in none and is not counted, and both leave the queue', async () => {
      const all = await whole(archive(), {})
      const [right, wrong] = [all.find(({ kind }) => kind === 'statement')!, all.find(({ kind }) => kind === 'event')!]
      const count = async () =>
        (await tally(archive(), { keys: ['type'] })).reduce(
          (sum, row) => sum + row.events + row.planned + row.possible + row.negated,
          0,
        )
      const before = await count()
      await say(right, 'right', 'Ana')
      await say(wrong, 'wrong', 'Ana')
      const left = (await whole(archive(), {})).map(nameOf)
      assert.deepEqual(
        left,
        all.map(nameOf).filter((name) => name !== nameOf(right) && name !== nameOf(wrong)),
      )
      const listed = (await findStatements(archive(), { review: 'right' })).items
      assert.deepEqual(
        listed.map((one) => [one.report, one.statement, one.review]),
        [[right.report, right.id, 'right']],
      )
      const events = (await findEvents(archive(), {}, { limit: 200 })).items
      assert.ok(!events.some((one) => one.report === wrong.report && one.event === wrong.id))
      assert.equal(await count(), before - 1)
      const { reviews } = await overviewOf(archive())
      assert.deepEqual({ ...reviews }, { machine: all.length - 2, right: 1, wrong: 1, unsure: 0, mended: 0 })
      assert.deepEqual((await whole(archive(), { state: 'wrong' })).map(nameOf), [nameOf(wrong)])
      assert.equal((await whole(archive(), { state: 'any' })).length, all.length)
      const again = await frameToReview(archive(), wrong.report, wrong.id)
      assert.deepEqual(
        [again?.state, again?.words.map(({ by, verdict }) => [by, verdict])],
        ['wrong', [['Ana', 'wrong']]],
      )
    })

    it('another reviewer finds what they have not reviewed, also what is wrong', async () => {
      const all = await whole(archive(), { state: 'any' })
      assert.deepEqual(await whole(archive(), { unreviewedBy: 'Mira' }), all)
      const mine = await whole(archive(), { unreviewedBy: 'Ana' })
      assert.equal(mine.length, all.length - 2)
    })

    it('agreement is told by kind, from what both reviewed', async () => {
      const [right] = await whole(archive(), { state: 'right' })
      const [wrong] = await whole(archive(), { state: 'wrong' })
      assert.deepEqual(await agreementOf(archive()), [])
      await say(right!, 'right', 'Mira')
      await say(wrong!, 'unsure', 'Mira')
      const found = await agreementOf(archive())
      assert.deepEqual(
        found.map(({ a, b, kind, frames, observed, expected, kappa }) => [
          a,
          b,
          kind,
          frames,
          observed,
          expected,
          kappa,
        ]),
        [
          ['Ana', 'Mira', 'statement', 1, 1, 1, null],
          ['Ana', 'Mira', 'event', 1, 0, 0, 0],
          // Ana said right and wrong, Mira right and unsure: they meet on one of two, by chance on a quarter.
          ['Ana', 'Mira', 'both', 2, 0.5, 0.25, 1 / 3],
        ],
      )
    })

    it('history has every decision, and what was taken back is taken back', async () => {
      for (const by of ['Mira', 'Mira', 'Ana', 'Ana']) await undoReview(archive(), { by })
      const { items } = await findReviews(archive(), {}, { limit: 200 })
      assert.equal(items.length, 8)
      assert.deepEqual(
        items.map(({ stands }) => stands),
        [true, true, true, true, false, false, false, false],
      )
      const pages: number[] = []
      let cursor: string | undefined
      do {
        const page = await findReviews(archive(), { by: 'Ana' }, { cursor, limit: 3 })
        pages.push(...page.items.map(({ number }) => number))
        cursor = page.next ?? undefined
      } while (cursor !== undefined)
      assert.deepEqual(
        pages,
        items.filter(({ by }) => by === 'Ana').map(({ number }) => number),
      )
      const { reviews } = await overviewOf(archive())
      assert.equal(reviews.wrong + reviews.right + reviews.unsure + reviews.mended, 0)
    })
  })
}
