import { writeFileSync } from 'node:fs'
import { recordJsonSchema } from '../src/record/json-schema.ts'

/** Writes docs/record.schema.json anew: `node scripts/write-schema.ts`. */
const file = new URL('../docs/record.schema.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(recordJsonSchema(), null, 2)}\n`)
process.stdout.write('docs/record.schema.json is written.\n')
