import type { Added, Archive } from '../archive/archive.ts'
import { keepJson, keptOrNot, type NotKept } from '../archive/keep-json.ts'
import { openArchive } from '../archive/open-archive.ts'
import { failureOf, type NotRead } from '../reading/failure.ts'
import type { ReaderOptions } from '../reading/open-reader.ts'
import { readAsTheyCome } from '../reading/read-as-they-come.ts'
import type { ReadManyOptions } from '../reading/read-many.ts'
import type { Reader as ReaderVersion, ReportRecord } from '../record/report-record.ts'
import { type AddInput, addInputs } from './add-inputs.ts'
import { type AddProgress, openAddProgress, tallied } from './add-progress.ts'
import type { RecordFile } from './add-records.ts'
import { type AddFlags, type AddSettings, addSettings } from './add-settings.ts'
import { complain } from './complain.ts'
import type { Surroundings } from './main.ts'
import { mendingFailures } from './mending-failures.ts'
import { openOutput } from './output.ts'

/** What a shell makes of a program that Ctrl-C ended. */
const interruptedStatus = 130

/** `demarche add`: gives the exit status, 0 where all were read, 1 where some were not, 130 where it was interrupted. */
export async function addCommand(
  paths: readonly string[],
  flags: AddFlags,
  surroundings: Surroundings = {},
): Promise<number> {
  const settings = addSettings(paths, flags)
  // A list that can't be read is told of before anything is made.
  if (settings.actors.length > 0) await readerVersionOf({ settings, surroundings })
  const archive = await openArchive(settings.archive, { create: true })
  const interrupt = new AbortController()
  // The reports in hand are kept, then it ends; a second Ctrl-C ends it at once.
  const stop = () => interrupt.abort()
  process.once('SIGINT', stop)
  try {
    const records = await recordsOf(settings)
    const { total, bytes, items } = addInputs(paths, settings)
    const { stdout, stderr } = process
    const machine = stdout.isTTY === true ? null : openOutput(stdout)
    const progress = openAddProgress({
      stream: stderr,
      machine,
      total: records === null ? total : null,
      bytes: bytes + (records?.bytes ?? 0),
      quiet: settings.quiet,
    })
    const work: Work = { archive, settings, progress, surroundings, interrupt: interrupt.signal }
    if (records !== null) await addRecordFiles(records.files, work)
    if (paths.length > 0) await addAll(items, work)
    if (settings.reread && records === null) await readAgain(work)
    await progress.end(interrupt.signal.aborted)
    if (interrupt.signal.aborted) return interruptedStatus
    return progress.tally.failed === 0 ? 0 : 1
  } finally {
    process.off('SIGINT', stop)
    await archive.close()
  }
}

type Work = {
  readonly archive: Archive
  readonly settings: AddSettings
  readonly progress: AddProgress
  readonly surroundings: Surroundings
  readonly interrupt: AbortSignal
}

/** The files of `--records`; null where it is not given. */
async function recordsOf({ records }: AddSettings) {
  if (records === undefined) return null
  const { recordFiles } = await import('./add-records.ts')
  return recordFiles(records)
}

async function addRecordFiles(files: readonly RecordFile[], { archive, settings, progress, interrupt }: Work) {
  const { addRecords } = await import('./add-records.ts')
  await addRecords(files, { archive, progress, interrupt, reread: settings.reread })
}

/** Reads what the archive does not know yet, and puts each away as soon as it is read. */
async function addAll(items: AsyncIterable<AddInput>, work: Work): Promise<void> {
  const { archive, progress } = work
  const { tally } = progress
  const options = readingOptions(work)
  for await (const { source, outcome } of readAsTheyCome(unknownOf(items, work), options)) {
    const { name, key } = source
    const kept = 'json' in outcome ? await keep(outcome.json, source, archive) : outcome
    if (typeof kept === 'string') tally[tallied[kept]]++
    else {
      const { id, error } = kept
      await archive.fail({ foundAt: name, key, id, error })
      tally.failed++
      progress.clear()
      complain(error.message, name)
    }
    await progress.step(source.behind)
  }
}

async function keep(json: string, { name, key }: AddInput, archive: Archive): Promise<Added | NotRead> {
  return addedOrNot(await keepJson(archive, json, { key, foundAt: name }))
}

function addedOrNot(kept: Added | NotKept): Added | NotRead {
  return typeof kept === 'string' ? kept : { id: kept.id, error: failureOf(kept.error) }
}

/** The inputs that are to be read: what was added before is passed over, and what failed too, unless it is asked for. */
async function* unknownOf(items: AsyncIterable<AddInput>, work: Work): AsyncGenerator<AddInput> {
  const { archive, settings, progress, interrupt } = work
  const mending = mendingFailures(archive)
  for await (const input of items) {
    if (interrupt.aborted) return
    progress.tally.found++
    await mending.opened(input)
    const known = input.key === null ? undefined : (await archive.known([input.key])).get(input.key)
    if (known === 'added') {
      progress.tally.known++
      await mending.good(input.name)
    } else if (known === 'failed' && !settings.reread) progress.tally.failed++
    else {
      yield input
      continue
    }
    await progress.step(input.behind)
  }
  await mending.end()
}

/** Reads again each text whose reading is another reader's, from the text that the archive holds. */
async function readAgain(work: Work): Promise<void> {
  const { archive, progress, interrupt } = work
  const version = await readerVersionOf(work)
  async function* reports() {
    for await (const key of archive.readBefore(version)) {
      if (interrupt.aborted) return
      const kept = await archive.report(key)
      if (kept === null) continue
      progress.tally.found++
      yield { key, item: { report: reportIn(kept.record) } }
    }
  }
  const options = readingOptions(work)
  for await (const { source, outcome } of readAsTheyCome(reports(), options)) {
    const kept = 'json' in outcome ? await renewed(outcome.json, source.key, archive) : outcome
    if (typeof kept === 'string') progress.tally[tallied[kept]]++
    else {
      // The old reading stays, so nothing is lost and nothing is to be kept of this.
      progress.tally.failed++
      progress.clear()
      complain(kept.error.message, source.key)
    }
    await progress.step(0)
  }
}

async function renewed(json: string, key: string, archive: Archive): Promise<Added | NotRead> {
  const record = JSON.parse(json) as ReportRecord
  return addedOrNot(await keptOrNot(record, archive.renew(key, record)))
}

function readingOptions({ settings, surroundings }: Work): ReadManyOptions {
  return { workers: settings.workers, readerModule: surroundings.readerModule, actors: settings.actors }
}

async function readerVersionOf({
  settings,
  surroundings: { readerModule },
}: Pick<Work, 'settings' | 'surroundings'>): Promise<ReaderVersion> {
  const module: { readerVersion(model: undefined, options: ReaderOptions): Promise<ReaderVersion> } =
    readerModule === undefined ? await import('../reading/open-reader.ts') : await import(readerModule.href)
  return module.readerVersion(undefined, { actors: settings.actors })
}

/** What intake gave, without what the reading found in it. */
function reportIn(record: ReportRecord) {
  const {
    reader: _1,
    sentences: _2,
    mentions: _3,
    actors: _4,
    times: _5,
    statements: _6,
    events: _7,
    ...report
  } = record
  return report
}
