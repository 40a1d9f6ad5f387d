import type { SqlWords } from './sql-words.ts'

/** Hashes of what no record tells again, by which `verify` finds what was changed past demarche. */
export function digestColumns({ text, table }: SqlWords, dialect: 'sqlite' | 'postgres'): readonly string[] {
  const whole = dialect === 'sqlite' ? 'INTEGER' : 'BIGINT'
  return [
    `ALTER TABLE reports ADD COLUMN kept_sha256 ${text}`,
    ...['origins', 'readings', 'failures', 'decisions', 'joinings'].map(
      (name) => `ALTER TABLE ${name} ADD COLUMN row_sha256 ${text}`,
    ),
    `ALTER TABLE joinings ADD COLUMN tables_sha256 ${text}`,
    `CREATE TABLE tallies (name ${text} PRIMARY KEY, rows ${whole} NOT NULL, sum ${whole} NOT NULL)${table}`,
    ...['decisions', 'failures', 'reports'].map(
      (name) => `INSERT INTO tallies (name, rows, sum) SELECT '${name}', COUNT(*), 0 FROM ${name}`,
    ),
  ]
}
