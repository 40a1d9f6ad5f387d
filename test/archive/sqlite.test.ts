import { archiveContract } from './contract.ts'
import { sqlitePlace } from './places.ts'

archiveContract('an SQLite file', sqlitePlace)
