import { crashTests } from './crashes.ts'
import { faultTests } from './fault-cases.ts'

/** `npm run test:crash`: 200 kills at moments that are new each time, and a fault at each of the first 100 writes. */
crashTests(200, Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000))
faultTests(1)
