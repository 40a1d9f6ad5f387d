import { after, before, describe } from 'node:test'
import { findChromium } from '../../scripts/own-chromium.mjs'
import { everyPageTests } from './every-page-tests.ts'
import { keyboardTests } from './keyboard-tests.ts'
import { payloadTests } from './payload-tests.ts'
import { reviewTests } from './review-tests.ts'
import { openStage, type Stage } from './stage.ts'
import { walkTests } from './walk-tests.ts'

// One browser and one server for all of them: tests of a page go into a file of their own here, and are called below.
const found = await findChromium()

describe('in a real browser', { skip: 'skip' in found ? found.skip : false }, () => {
  let stage: Stage | undefined
  before(async () => {
    if ('path' in found) stage = await openStage(found.path)
  })
  after(() => stage?.close())

  const theStage = (): Stage => stage!
  walkTests(theStage)
  keyboardTests(theStage)
  everyPageTests(theStage)
  payloadTests(theStage)
  reviewTests(theStage)
})
