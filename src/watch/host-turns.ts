import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Archive } from '../archive/archive.ts'
import type { Turns } from '../fetch/fetch-address.ts'
import { NotYet } from '../fetch/fetch-error.ts'
import { moment } from './visits.ts'

export type TurnOptions = {
  /** Milliseconds after which a turn ends by itself, as that of a program that was killed: more than any request takes. */
  readonly lease: number
  /** Most milliseconds to wait for a turn. */
  readonly patience: number
  readonly now?: (() => number) | undefined
}

const never = moment(0)

/**
 * Turns that are kept in the archive, so that all programs that share it ask a host one after the other, with a pause
 * between, also after one of them was killed or started anew. Their clocks should agree to within a second.
 */
export function hostTurns(archive: Archive, { lease, patience, now = Date.now }: TurnOptions): Turns {
  return {
    async take(host) {
      const holder = randomUUID()
      const begun = now()
      for (;;) {
        const until = await tryTake(host, holder)
        if (until === null) break
        const left = begun + patience - now()
        const wait = until - now()
        if (wait > left) throw new NotYet(until)
        await setTimeout(Math.max(10, wait))
      }
      return {
        async done(pause) {
          await archive.transact((tx) =>
            tx
              .updateTable('hosts')
              .set({ busy_until: never, next_at: moment(now() + pause) })
              .where('host', '=', host)
              .where('holder', '=', holder)
              .execute(),
          )
        },
      }
    },
  }

  /** Null where the turn was had; else when to ask again. */
  function tryTake(host: string, holder: string): Promise<number | null> {
    return archive.transact(async (tx) => {
      const time = now()
      await tx
        .insertInto('hosts')
        .values({ host, holder: '', busy_until: never, next_at: never })
        .onConflict((conflict) => conflict.column('host').doNothing())
        .execute()
      const taken = await tx
        .updateTable('hosts')
        .set({ holder, busy_until: moment(time + lease) })
        .where('host', '=', host)
        .where('busy_until', '<=', moment(time))
        .where('next_at', '<=', moment(time))
        .returning('host')
        .executeTakeFirst()
      if (taken !== undefined) return null
      const { busy_until, next_at } = await tx
        .selectFrom('hosts')
        .select(['busy_until', 'next_at'])
        .where('host', '=', host)
        .executeTakeFirstOrThrow()
      // A turn mostly ends long before its lease does.
      const busy = Date.parse(busy_until) > time ? time + 500 : 0
      return Math.max(busy, Date.parse(next_at), time + 10)
    })
  }
}
