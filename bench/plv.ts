/**
 * What coding by PLV's older conventions would add on that benchmark: the records of plv.dev are scored as they are, by
 * the codebook, and once more after the rewrites below. The product keeps the codebook; this is only so that figures
 * published on PLV (Zero-Shot-PLOVER, ACL 2024) can be compared. The rewrites follow the places where PLV departs from
 * the PLOVER manual, as counted on its training part. `node bench/plv.ts`.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { takeIn } from '../src/intake/take-in.ts'
import { openReader } from '../src/reading/open-reader.ts'
import type { Event } from '../src/record/event.ts'
import { corporaAreHere, extents, goldRows } from './gold.ts'

const shared = fileURLToPath(new URL('../../shared/', import.meta.url))
const gold = 'events/plv.dev.jsonl.gz'

type Rewrite = { readonly name: string; readonly to: string; readonly when: (e: Event, anchor: string) => boolean }

const rewrites: readonly Rewrite[] = [
  {
    name: 'sanctions and embargoes imposed: COERCE (CAMEO 163)',
    to: 'COERCE',
    when: (e, anchor) => e.type === 'SANCTION' && /sanction|embargo/iu.test(anchor),
  },
  {
    name: 'verdicts: ACCUSE',
    to: 'ACCUSE',
    when: (e, anchor) => e.type === 'SANCTION' && /convict|guilty|sentence|verdict|fine[sd]?$/iu.test(anchor),
  },
  { name: 'apologies: SUPPORT', to: 'SUPPORT', when: (e, anchor) => e.type === 'CONCEDE' && /apolog/iu.test(anchor) },
  {
    name: 'attacks on computers, blockades, seizures: ASSAULT',
    to: 'ASSAULT',
    when: (e, anchor) => e.type === 'COERCE' && /cyber|hack|blockad|seiz|captur/iu.test(anchor),
  },
  {
    name: 'yielding or meeting that is yet to come: AGREE (CAMEO 03)',
    to: 'AGREE',
    when: (e) => ['CONCEDE', 'RETREAT', 'CONSULT'].includes(e.type) && e.status === 'planned',
  },
]

if (!corporaAreHere()) {
  console.log('The corpora are not here (../shared); there is nothing to measure.')
} else {
  const reader = await openReader()
  const records: { id: string; text: string; events: readonly Event[] }[] = []
  for (const row of goldRows<{ uid: string; text: string }>(gold)) {
    const record = await reader.read(takeIn({ text: row.text, verbatim: true }))
    records.push({ id: row.uid, text: row.text, events: record.events })
  }
  await reader.close()
  console.log(`as the codebook has it: ${score(records)}`)
  for (const rewrite of rewrites) console.log(`${rewrite.name}: ${score(records.map((r) => converted(r, [rewrite])))}`)
  console.log(`all of these: ${score(records.map((r) => converted(r, rewrites)))}`)
}

function converted<R extends { text: string; events: readonly Event[] }>(record: R, by: readonly Rewrite[]): R {
  const events = record.events.map((e) => {
    const anchor = extents(e.anchor)
      .map(([start, end]) => record.text.slice(start, end))
      .join(' ')
    return { ...e, type: by.find((r) => r.when(e, anchor))?.to ?? e.type }
  })
  return { ...record, events }
}

/** Macro F1 and accuracy by the corpora's scorer. */
function score(records: readonly object[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-plv-'))
  const file = join(folder, 'records.jsonl')
  writeFileSync(file, records.map((r) => `${JSON.stringify(r)}\n`).join(''))
  const done = spawnSync('python3', [
    join(shared, 'score/score.py'),
    'pairs',
    join(shared, 'data', gold),
    file,
    '--json',
  ])
  rmSync(folder, { recursive: true })
  if (done.status !== 0) throw new Error(`The scorer failed: ${done.stderr}`)
  const found = JSON.parse(done.stdout.toString()) as Record<string, number>
  return `macro F1 ${found['macro F1']}, accuracy ${found['accuracy']}`
}
