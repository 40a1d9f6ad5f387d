import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { recordJsonSchema } from '../../src/record/json-schema.ts'
import { schemaVersion } from '../../src/record/schema-version.ts'

test('docs/record.schema.json is what the code says', () => {
  const committed: unknown = JSON.parse(readFileSync(new URL('../../docs/record.schema.json', import.meta.url), 'utf8'))
  const schema: unknown = JSON.parse(JSON.stringify(recordJsonSchema()))
  assert.deepEqual(committed, schema, 'it is stale: write it anew with `node scripts/write-schema.ts`')
})

test('the schema carries its version', () => {
  const { $id, version } = recordJsonSchema()
  assert.equal(version, schemaVersion)
  assert.equal($id, `urn:demarche:record:${schemaVersion}`)
})
