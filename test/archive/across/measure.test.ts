import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { actorIdentifier } from '../../../src/reading/identify-actor.ts'
import { openReader, shippedModel } from '../../../src/reading/open-reader.ts'
import { joinInMemory } from './join-in-memory.ts'
import { copyPairs, tellingPairs } from './pairwise.ts'
import { readTold } from './read-told.ts'
import { toldReports } from './told-reports.ts'

/** The floor under the figures of docs/across.md: the second half of the told reports, read by the reader itself. */

function skip(): string | false {
  try {
    return readFileSync(new URL('manifest.json', shippedModel), 'utf8').includes('"ASSAULT"')
      ? false
      : 'the model tells no events'
  } catch {
    return 'model/ holds no weights'
  }
}

test('what is read in the told reports is joined as people join it', { skip: skip() }, async () => {
  const told = toldReports('reported')
  const reader = await openReader()
  const reports = await readTold(reader, told)
  await reader.close()
  const { copies, happenings } = joinInMemory(reports, { identify: actorIdentifier() })
  assert.equal(copyPairs(told, copies.groups).f1, 1)
  const found = tellingPairs(told, happenings.happenings, { of: 'found' })
  const all = tellingPairs(told, happenings.happenings, { of: 'all' })
  assert.ok(found.precision >= 0.95 && found.f1 >= 0.79, `grouping ${found.precision} / ${found.recall}`)
  assert.ok(all.f1 >= 0.75, `reading and grouping ${all.precision} / ${all.recall}`)
})
