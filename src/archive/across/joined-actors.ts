import type { DatabaseSync } from 'node:sqlite'
import type { ActorKind } from '../../record/actor.ts'
import { cached } from './cached.ts'
import type { ActorTie, NumberedActor } from './join-actors.ts'
import { shortDigest } from './short-digest.ts'

/** Somebody across reports. */
export type JoinedActor = {
  /** `g_` and the gazetteer's id, `s_` and a state's code, else `x_` and a hash of the surest ground or handle. */
  readonly id: string
  readonly name: string
  readonly kind: ActorKind
  readonly country: string | null
}

/** Somebody with all that is kept of it. */
export type ListedActor = JoinedActor & {
  readonly reports: number
  readonly statements: number
  /** The ties that joined its members. */
  readonly why: readonly ActorTie[]
}

/** An actor of a report, and who that is across reports. */
export type ActorLink = {
  /** The place of the report. */
  readonly report: number
  readonly actor: string
  readonly handle: string
  readonly joined: string
}

/** Who is who across reports. They lie in the scratch; each question reads what it needs. */
export type JoinedActors = {
  /** The actors of the report at a place by their ids there. */
  peopleIn(place: number): ReadonlyMap<string, JoinedActor>
  nameOf(id: string): string | null
  /** Everybody, also those whom one report alone names, by their ids. */
  all(): Iterable<ListedActor>
  links(): Iterable<ActorLink>
  readonly overruled: readonly number[]
}

type NewActor = JoinedActor & { readonly members: readonly NumberedActor[]; readonly why: readonly ActorTie[] }

/** `why` as the scratch holds it. */
type ListedRow = Omit<ListedActor, 'why'> & { readonly why: string }

/** Keeps groups of actors as they are found, each actor of `count` in one. */
export function keepJoined(
  db: DatabaseSync,
  count: number,
  kept: number,
): { add(actor: NewActor): void; done(overruled: readonly number[]): JoinedActors } {
  db.exec(`CREATE TABLE joined (
    number INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, country TEXT, size INTEGER, first TEXT,
    reports INTEGER, statements INTEGER, why TEXT
  )`)
  const insert = db.prepare('INSERT INTO joined VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const joinedOf = new Uint32Array(count)
  let groups = 0
  return {
    add({ id, name, kind, country, members, why }) {
      const reports = new Set(members.map(({ report }) => report)).size
      const statements = members.reduce((sum, { said }) => sum + said, 0)
      const first = members[0]!.handle
      const json = JSON.stringify(why)
      insert.run(groups, id, name, kind, country, members.length, first, reports, statements, json)
      for (const member of members) joinedOf[member.id] = groups
      groups++
    },
    done(overruled) {
      db.exec('CREATE INDEX joined_by_id ON joined (id)')
      giveOwnIds(db)
      db.exec('CREATE INDEX actors_of_report ON actors (report)')
      const select = db.prepare('SELECT id, name, kind, country FROM joined WHERE number = ?')
      const joinedAt = cached(kept, (number) => ({ ...select.get(number) }) as JoinedActor)
      const inReport = db.prepare('SELECT id, actor FROM actors WHERE report = ?')
      const named = db.prepare('SELECT name FROM joined WHERE id = ?')
      return {
        peopleIn: (place) =>
          new Map(inReport.all(place).map(({ id, actor }) => [String(actor), joinedAt(joinedOf[Number(id)]!)])),
        nameOf(id) {
          const row = named.get(id) as { name: string } | undefined
          return row?.name ?? null
        },
        *all() {
          const rows = db.prepare('SELECT id, name, kind, country, reports, statements, why FROM joined ORDER BY id')
          for (const row of rows.iterate() as Iterable<ListedRow>) {
            yield { ...row, why: JSON.parse(row.why) as readonly ActorTie[] }
          }
        },
        *links() {
          for (const { id, report, actor, handle } of db.prepare('SELECT * FROM actors ORDER BY id').iterate()) {
            const joined = joinedAt(joinedOf[Number(id)]!).id
            yield { report: Number(report), actor: String(actor), handle: String(handle), joined }
          }
        },
        overruled,
      }
    },
  }
}

/** Where a decision parts what has one ground, the larger part keeps the id that comes of it. */
function giveOwnIds(db: DatabaseSync): void {
  const doubled = db.prepare('SELECT id FROM joined GROUP BY id HAVING COUNT(*) > 1').all()
  const sharing = db.prepare('SELECT number, first FROM joined WHERE id = ? ORDER BY size DESC, first')
  const rename = db.prepare('UPDATE joined SET id = ? WHERE number = ?')
  for (const { id } of doubled) {
    for (const { number, first } of sharing.all(String(id)).slice(1))
      rename.run(`x_${shortDigest(String(first))}`, number!)
  }
}
