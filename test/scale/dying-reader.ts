import { setTimeout } from 'node:timers/promises'
import type { Reader } from '../../src/reading/open-reader.ts'
import type { Report } from '../../src/record/report.ts'
import { openReader as openWordReader, readerVersion } from '../reading/word-reader.ts'

export { readerVersion }

/** Milliseconds that each report takes at least, so that there is a middle in which something can be killed. */
const pace = Number(process.env['READER_PACE'] ?? 0)

/** The reader of words, which dies of some texts as a process does that the system kills, and hangs at others. */
export async function openReader(): Promise<Reader> {
  const reader = await openWordReader()
  async function read(report: Report) {
    if (report.text.includes('kills its reader')) process.kill(process.pid, 'SIGKILL')
    if (report.text.includes('hangs its reader')) await setTimeout(3_600_000)
    if (pace > 0) await setTimeout(pace)
    return reader.read(report)
  }
  return { ...reader, read }
}
