import { after } from 'node:test'
import { pglitePlace, stopPglite } from '../archive/places.ts'
import { questions } from './questions.ts'

after(stopPglite)
questions('PGlite', pglitePlace)
