import { after } from 'node:test'
import { pglitePlace, stopPglite } from '../places.ts'
import { joinContract } from './join-contract.ts'

after(stopPglite)

joinContract('PGlite', pglitePlace)
