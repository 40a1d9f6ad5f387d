import { setTimeout } from 'node:timers/promises'
import { isMainThread, threadId } from 'node:worker_threads'
import { markOfLists } from '../../src/actors/gazetteer/lists-mark.ts'
import type { Reader, ReaderOptions } from '../../src/reading/open-reader.ts'
import { DemarcheError } from '../../src/record/demarche-error.ts'
import type { Report } from '../../src/record/report.ts'
import type { Reader as ReaderVersion, ReportRecord } from '../../src/record/report-record.ts'

/** Reads without a model, and does on order what can go wrong in a worker. */
export async function openReader(_model?: undefined, options: ReaderOptions = {}): Promise<Reader> {
  const version = await readerVersion(undefined, options)
  const read = (report: Report): Promise<ReportRecord> => readAs(report, version)
  return {
    read,
    explain: async (report) => ({ record: await read(report), reasons: [] }),
    close: async () => undefined,
  }
}

export async function readerVersion(_model?: undefined, { actors = [] }: ReaderOptions = {}): Promise<ReaderVersion> {
  const mark = markOfLists(actors)
  const demarche = mark === null ? '0' : `0+actors.${mark}`
  return { demarche, model: process.env['STAND_IN_MODEL'] ?? 'stand-in', schema: '1.0' }
}

async function readAs(report: Report, version: ReaderVersion): Promise<ReportRecord> {
  const [order, amount] = report.text.split(' ')
  switch (order) {
    case 'wait':
      await setTimeout(Number(amount))
      break
    case 'refuse':
      throw new DemarcheError('too-complex', 'This is refused.')
    case 'fault':
      throw new TypeError('x is\nnot a function')
    case 'exit':
      if (!isMainThread) process.exit(3)
      break
    case 'devour': {
      const eaten: string[][] = []
      while (!isMainThread) eaten.push(Array.from({ length: 100_000 }, (_, i) => `${i}${threadId}`))
      break
    }
  }
  // Two things of one id are what no archive can hold; `double newer` is one of the newer model alone.
  const isDoubled = order === 'double' && (amount === 'ships' || amount === version.model)
  const mention = { id: 'm1', start: 0, end: 6, text: 'double', form: 'name', type: 'MISC', actor: null } as const
  return {
    ...report,
    reader: version,
    sentences: [],
    mentions: isDoubled ? [mention, mention] : [],
    actors: [],
    times: [],
    statements: [],
    events: [],
  }
}
