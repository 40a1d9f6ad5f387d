import { appendFileSync } from 'node:fs'
import { DatabaseSync, StatementSync } from 'node:sqlite'

/** Result codes of SQLite, https://sqlite.org/rescode.html. */
export const faults = { busy: 5, io: 778, full: 13 } as const
export type Fault = keyof typeof faults

export type Hook = {
  /** Statements that may write, counted from 1: begins, inserts, updates, deletes, commits. */
  readonly at: number
  /** What happens in the place of that one. */
  readonly strike: () => void
  /** Told after each commit. */
  readonly committed?: () => void
}

/**
 * Watches the writing statements of every SQLite database in this process, between kysely and SQLite, and strikes at one
 * of them. Gives the way to stop.
 */
export function hookDriver({ at, strike, committed }: Hook): () => void {
  const own = { run: StatementSync.prototype.run, all: StatementSync.prototype.all }
  let count = 0
  const watched = <Work extends 'run' | 'all'>(work: Work) =>
    function (this: StatementSync, ...values: Parameters<StatementSync[Work]>) {
      const sql = this.sourceSQL.trim().toLowerCase()
      // A transaction that failed is taken back by the same driver: that has to go through.
      const writes = !sql.startsWith('select') && !sql.startsWith('pragma') && sql !== 'rollback'
      if (writes && ++count === at) strike()
      const result = Reflect.apply(own[work], this, values)
      if (sql === 'commit') committed?.()
      return result
    }
  StatementSync.prototype.run = watched('run') as typeof own.run
  StatementSync.prototype.all = watched('all') as typeof own.all
  return () => Object.assign(StatementSync.prototype, own)
}

/** An error as Node's SQLite throws it. */
export function sqliteError(fault: Fault): Error {
  return Object.assign(new Error(`injected ${fault}`), { code: 'ERR_SQLITE_ERROR', errcode: faults[fault] })
}

// Loaded before a program (`node --import`), it does what the environment says.
const { STRIKE_AT, STRIKE, COMMITS, MAX_PAGES } = process.env
if (STRIKE_AT !== undefined || COMMITS !== undefined) {
  hookDriver({
    at: Number(STRIKE_AT ?? 0),
    strike() {
      if (STRIKE === 'kill') process.kill(process.pid, 'SIGKILL')
      else throw sqliteError(STRIKE as Fault)
    },
    committed: () => COMMITS !== undefined && appendFileSync(COMMITS, '.'),
  })
}
// SQLite's own "disk is full", at a number of pages (https://sqlite.org/pragma.html#pragma_max_page_count).
if (MAX_PAGES !== undefined) {
  const exec = DatabaseSync.prototype.exec
  DatabaseSync.prototype.exec = function (sql) {
    exec.call(this, sql)
    if (/foreign_keys/i.test(sql)) exec.call(this, `PRAGMA max_page_count = ${MAX_PAGES}`)
  }
}
