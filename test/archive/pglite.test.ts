import { after } from 'node:test'
import { archiveContract } from './contract.ts'
import { pglitePlace, stopPglite } from './places.ts'

after(stopPglite)

archiveContract('PGlite', pglitePlace)
