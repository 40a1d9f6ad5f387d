import { verifyTests } from './verify-cases.ts'

/** A share of what `npm run test:crash` does. */
verifyTests(250, 20310407)
