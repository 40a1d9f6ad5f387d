import { sqlitePlace } from '../places.ts'
import { joinContract } from './join-contract.ts'

joinContract('an SQLite file', sqlitePlace)
