import { standardInput } from '../intake/find-inputs.ts'
import { readManyAsJson } from '../reading/read-many.ts'
import type { ReportRecord } from '../record/report-record.ts'
import { withMinConfidence } from '../record/with-min-confidence.ts'
import { complain } from './complain.ts'
import { inputItems, type NamedItem } from './input-items.ts'
import type { Surroundings } from './main.ts'
import { type Output, openOutput } from './output.ts'
import { paintFor, wantsColour } from './paint.ts'
import { openProgress } from './progress.ts'
import { type ReadFlags, type ReadSettings, readSettings, wrong } from './read-settings.ts'
import { jsonLinesSink, jsonSink, peopleSink, type RecordSink, tableLinesSink } from './record-sink.ts'

/** Wider lines than this are hard to read on any terminal. */
const widestPrint = 100

/** No outcome comes without its item. */
const nowhere: NamedItem = { name: '', item: { input: {} } }

/** `demarche read`: gives the exit status, 0 where all were read and 1 where some were not. */
export async function readCommand(
  files: readonly string[],
  flags: ReadFlags,
  { readerModule }: Surroundings = {},
): Promise<number> {
  const settings = readSettings(flags)
  const { total, items } = inputItems(files.length > 0 ? files : [unnamedInput(settings)], settings)
  const sink = await sinkFor(settings, openOutput(process.stdout), total)
  const progress = openProgress({
    stream: process.stderr,
    total,
    live: process.stdout.isTTY !== true,
    quiet: settings.quiet,
  })
  const underWay: NamedItem[] = []
  // One report is read in this thread: to start another costs more than it gains.
  const workers = settings.workers ?? (total === 1 ? 0 : undefined)
  let failed = 0
  for await (const outcome of readManyAsJson(noting(items, underWay), {
    workers,
    readerModule,
    actors: settings.actors,
  })) {
    const from = underWay.shift() ?? nowhere
    if ('json' in outcome) {
      await sink.record(reduced(outcome.json, settings.minConfidence), from)
    } else {
      failed++
      progress.clear()
      // In the stream of a filter an error has its own line, with the caller's id.
      if (!from.name.startsWith('line ')) complain(outcome.error.message, from.name)
      await sink.failure(outcome, from)
    }
    progress.step('json' in outcome)
  }
  await sink.end()
  progress.end()
  return failed === 0 ? 0 : 1
}

/** Without a FILE, what is piped in is read; on a terminal nobody would know that they are waited for. */
function unnamedInput({ format, page }: ReadSettings): string {
  if (page !== null) {
    throw wrong(
      `There is no FILE to read: --html took "${page}" as the page to write. Name the report after it, or - .`,
    )
  }
  if (process.stdin.isTTY) {
    const what = format === 'jsonl' ? 'FILE, or JSON Lines on standard input' : 'FILE'
    throw wrong(`There is nothing to read: give a ${what}. "demarche read --help" tells more.`)
  }
  return standardInput
}

async function sinkFor(settings: ReadSettings, output: Output, total: number | null): Promise<RecordSink> {
  switch (settings.format) {
    case 'jsonl':
      return settings.tables ? tableLinesSink(output) : jsonLinesSink(output)
    case 'json':
      return jsonSink(output, total === 1)
    case 'html': {
      const { pageSink } = await import('./page-sink.ts')
      return pageSink(output, settings.page, total ?? Number.POSITIVE_INFINITY)
    }
    case 'people': {
      const { stdout, env } = process
      const colour = wantsColour({ terminal: stdout.isTTY === true, wanted: settings.colour, env })
      const width = stdout.isTTY ? Math.max(20, Math.min(stdout.columns || 80, widestPrint)) : Number.POSITIVE_INFINITY
      return peopleSink(output, { width, paint: paintFor(colour) })
    }
  }
}

/** Passes items on and keeps each until its outcome comes, which is in the same order. */
async function* noting(items: AsyncIterable<NamedItem>, underWay: NamedItem[]) {
  for await (const named of items) {
    underWay.push(named)
    yield named.item
  }
}

function reduced(json: string, least: number | null): string {
  if (least === null) return json
  const record: ReportRecord = JSON.parse(json)
  return JSON.stringify(withMinConfidence(record, least))
}
