import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { CompiledQuery, type DatabaseConnection, type Dialect, SqliteDialect, SqliteDriver } from 'kysely'

/** Prepared statements kept for the next time; the longest unused goes first. */
const mostKept = 200

/** Node's own SQLite as kysely wants it. */
export function nodeSqliteDialect(db: DatabaseSync): Dialect {
  const database = { close: () => db.close(), prepare: preparing(db) }
  const dialect = new SqliteDialect({ database })
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (kysely) => dialect.createIntrospector(kysely),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => new WritingDriver({ database }, db),
  }
}

/** Takes the file for writing when a transaction begins, so that none fails halfway because another came before it. */
class WritingDriver extends SqliteDriver {
  readonly #db: DatabaseSync

  constructor(config: ConstructorParameters<typeof SqliteDriver>[0], db: DatabaseSync) {
    super(config)
    this.#db = db
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // SQLite itself rolls back where the disk is full or fails, and then there is nothing left to roll back.
    if (this.#db.isTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'))
  }
}

type Prepared = {
  readonly reader: boolean
  all(parameters: readonly unknown[]): unknown[]
  run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint }
  iterate(parameters: readonly unknown[]): IterableIterator<unknown>
}

function preparing(db: DatabaseSync): (sql: string) => Prepared {
  const kept = new Map<string, Prepared>()
  return (sql) => {
    const prepared = kept.get(sql) ?? adapted(db.prepare(sql))
    kept.delete(sql)
    kept.set(sql, prepared)
    if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? '')
    return prepared
  }
}

function adapted(statement: StatementSync): Prepared {
  const values = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[]
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  }
}
