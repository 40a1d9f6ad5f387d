import { sqlitePlace } from '../archive/places.ts'
import { questions } from './questions.ts'

questions('an SQLite file', sqlitePlace)
