import { createReadStream } from 'node:fs'
import { checkRecord } from '../record/check-record.ts'
import { DemarcheError } from '../record/demarche-error.ts'
import { complain } from './complain.ts'
import { type Output, openOutput } from './output.ts'
import { plainWords } from './plain-words.ts'
import { fileError } from './read-bytes.ts'
import { linesOf } from './record-lines.ts'

type Tally = { records: number; unread: number; faulty: number }

/** `demarche check`: gives the exit status, 0 where all records are sound and 1 where some are not. */
export async function checkCommand(files: readonly string[], flags: { readonly quiet?: boolean }): Promise<number> {
  const output = openOutput(process.stdout)
  const tally: Tally = { records: 0, unread: 0, faulty: 0 }
  for (const file of files) await checkFile(file, output, tally)
  if (!flags.quiet) process.stderr.write(`demarche: ${summary(tally)}\n`)
  return tally.faulty === 0 ? 0 : 1
}

async function checkFile(file: string, output: Output, tally: Tally): Promise<void> {
  const name = file === '-' ? 'standard input' : file
  const stream = file === '-' ? process.stdin : createReadStream(file)
  let number = 0
  try {
    for await (const line of linesOf(stream)) {
      number++
      if (line.trim() === '') continue
      const faults = faultsOf(line, tally)
      if (faults.length > 0) tally.faulty++
      for (const fault of faults) await output.write(`${plainWords(`${name}:${number}: ${fault}`)}\n`)
      if (number === 1 && /^\s*[[{]\s*$/.test(line)) {
        complain('This is JSON over several lines, as --json writes it; check reads JSON Lines, as --jsonl does.', name)
        return
      }
    }
  } catch (error) {
    if (error instanceof DemarcheError) throw error
    tally.faulty++
    complain(fileError(error).message, name)
  }
}

/** What is wrong with a line, as sentences. A line that tells of a report that was not read is in order. */
function faultsOf(line: string, tally: Tally): readonly string[] {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return ['This line is not JSON.']
  }
  if (typeof value === 'object' && value !== null && 'error' in value && !('text' in value)) {
    tally.unread++
    return []
  }
  tally.records++
  return checkRecord(value).map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
}

function summary({ records, unread, faulty }: Tally): string {
  const many = `${records} ${records === 1 ? 'record' : 'records'}`
  const skipped = unread === 0 ? '' : `, ${unread} that could not be read and hold no record`
  return faulty === 0 ? `${many}${skipped}, all sound` : `${many}${skipped}, ${faulty} with faults`
}
