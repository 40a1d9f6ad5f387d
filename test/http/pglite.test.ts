import { after } from 'node:test'
import { pglitePlace, stopPglite } from '../archive/places.ts'
import { pageContract } from './page-contract.ts'

after(stopPglite)
pageContract('PGlite', pglitePlace)
