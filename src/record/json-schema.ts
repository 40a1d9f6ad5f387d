import { z } from 'zod'
import { reportRecord } from './report-record.ts'
import { schemaVersion } from './schema-version.ts'

/** The record's shape as a JSON Schema (draft 2020-12), for programs in other languages. */
export function recordJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...shape } = z.toJSONSchema(reportRecord)
  return {
    $schema,
    $id: `urn:demarche:record:${schemaVersion}`,
    title: 'demarche record',
    version: schemaVersion,
    description:
      'All that demarche read in one report. Offsets are UTF-16 code units into text, end exclusive; every span carries its text.',
    ...shape,
  }
}
