import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { takeIn } from '../src/intake/take-in.ts'
import type { Reader } from '../src/reading/open-reader.ts'
import type { ReportRecord } from '../src/record/report-record.ts'
import type { Statement } from '../src/record/statement.ts'

/** The folder of the pairs of a source and its expected record, which are demarche's specification. */
export const reportsFolder = new URL('./reports/', import.meta.url)

/** What a report's record must be. Which model read it, and how sure it was, is the model's own matter. */
export type Expected = Omit<ReportRecord, 'reader' | 'statements'> & {
  readonly statements: readonly Omit<Statement, 'confidence'>[]
}

export type ReportCase = { readonly slug: string; readonly source: URL; readonly expected: URL }

export function reportCases(): readonly ReportCase[] {
  if (!existsSync(reportsFolder)) return []
  return readdirSync(reportsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((slug) => reportCase(slug))
}

export function reportCase(slug: string): ReportCase {
  const folder = new URL(`${slug}/`, reportsFolder)
  const names = existsSync(folder) ? readdirSync(folder) : []
  const source = names.find((name) => /^source\.\w+$/.test(name)) ?? 'source.txt'
  return { slug, source: new URL(source, folder), expected: new URL('expected.json', folder) }
}

/** Reads a case's source as the command line would, under a name that is the same on every machine. */
export async function readCase({ source }: ReportCase, reader: Reader): Promise<Expected> {
  const uri = source.pathname.split('/').at(-1)
  return specified(await reader.read(takeIn({ bytes: readFileSync(source), uri })))
}

function specified({ reader: _reader, ...record }: ReportRecord): Expected {
  const statements = record.statements.map(({ confidence: _confidence, ...statement }) => statement)
  return { ...record, statements }
}
