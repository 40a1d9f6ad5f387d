import { crashTests } from './crashes.ts'
import { faultTests } from './fault-cases.ts'
import { verifyTests } from './verify-cases.ts'

/** `npm run test:crash`: 200 kills at moments that are new each time, a fault at each of the first 100 writes, and 1,000 changes by hand. */
crashTests(200, Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000))
faultTests(1)
verifyTests({ changes: 1_000, seed: 20310407 })
