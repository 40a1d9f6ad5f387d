import { after } from 'node:test'
import { pglitePlace, stopPglite } from './places.ts'
import { verifyContract, verifyTests } from './verify-cases.ts'

after(stopPglite)

/** A share of what `npm run test:crash` does. */
verifyTests({ changes: 250, seed: 20310407 })
verifyContract('PGlite', pglitePlace, { changes: 12, seed: 20310407 })
