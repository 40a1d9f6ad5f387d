import { setTimeout } from 'node:timers/promises'
import { isMainThread, threadId } from 'node:worker_threads'
import type { Reader } from '../../src/reading/open-reader.ts'
import { DemarcheError } from '../../src/record/demarche-error.ts'
import type { Report } from '../../src/record/report.ts'
import type { ReportRecord } from '../../src/record/report-record.ts'

/** Reads without a model, and does on order what can go wrong in a worker. */
export async function openReader(): Promise<Reader> {
  return {
    read,
    explain: async (report) => ({ record: await read(report), reasons: [] }),
    close: async () => undefined,
  }
}

const version = { demarche: '0', model: process.env['STAND_IN_MODEL'] ?? 'stand-in', schema: '1.0' } as const

export async function readerVersion(): Promise<typeof version> {
  return version
}

async function read(report: Report): Promise<ReportRecord> {
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
  return {
    ...report,
    reader: version,
    sentences: [],
    mentions: [],
    actors: [],
    times: [],
    statements: [],
    events: [],
  }
}
