import { crashTests } from './crashes.ts'
import { faultTests } from './fault-cases.ts'

/** A share of what `npm run test:crash` does. */
crashTests(10, 1)
faultTests(10)
