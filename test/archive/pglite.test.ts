import { after } from 'node:test'
import { archiveContract } from './contract.ts'
import { countsContract } from './counts-contract.ts'
import { pglitePlace, stopPglite } from './places.ts'
import { reviewContract } from './review-contract.ts'

after(stopPglite)

archiveContract('PGlite', pglitePlace)
reviewContract('PGlite', pglitePlace)
countsContract('PGlite', pglitePlace, { runs: 8 })
