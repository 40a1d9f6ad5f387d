import { open, stat, writeFile } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import { htmlPage, pageOpening } from '../export/html-page.ts'
import { DemarcheError } from '../record/demarche-error.ts'
import type { ReportRecord } from '../record/report-record.ts'
import type { Output } from './output.ts'
import { fileError } from './read-bytes.ts'
import { wrong } from './read-settings.ts'
import type { RecordSink } from './record-sink.ts'

/** Pages: one to standard output or to a file, or one for each report into a folder. */
export async function pageSink(output: Output, page: string | null, reports: number): Promise<RecordSink> {
  const folder = page !== null && (await isFolder(page))
  if (reports > 1 && !folder) {
    throw wrong('--html writes one page for one report; for several, name a folder that exists, as in --html pages/.')
  }
  if (page !== null && !folder) await refuseToOverwrite(page)
  const used = new Set<string>()
  return {
    async record(json, { name }) {
      const record: ReportRecord = JSON.parse(json)
      const html = htmlPage(record)
      if (page === null) return output.write(html)
      const file = folder ? join(page, unusedName(name, used)) : page
      if (folder) await refuseToOverwrite(file)
      try {
        await writeFile(file, html)
      } catch (error) {
        const { code, message } = fileError(error)
        throw new DemarcheError(code, `${file}: ${message}`, { cause: error })
      }
    },
    failure: async () => undefined,
    end: async () => undefined,
  }
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  if (found === null && path.endsWith('/')) throw wrong(`There is no folder ${path}; make it first.`)
  return found?.isDirectory() ?? false
}

/**
 * A page may only take the place of a page that demarche wrote: `--html` takes the word after it, which may be a
 * report that somebody meant to read.
 */
async function refuseToOverwrite(file: string): Promise<void> {
  const handle = await open(file).catch(() => null)
  if (handle === null) return
  try {
    const bytes = new Uint8Array(pageOpening.length)
    await handle.read(bytes, 0, bytes.length, 0)
    if (new TextDecoder().decode(bytes) === pageOpening) return
  } finally {
    await handle.close()
  }
  throw wrong(
    `${resolve(file)} exists and is no page of demarche's; name another file for --html, and the report after it.`,
  )
}

function unusedName(report: string, used: Set<string>): string {
  const stem = (report === '-' ? 'report' : basename(report, extname(report))) || 'report'
  let name = `${stem}.html`
  for (let n = 2; used.has(name.toLowerCase()); n++) name = `${stem}-${n}.html`
  used.add(name.toLowerCase())
  return name
}
