import { takeIn } from '../intake/take-in.ts'
import type { Report } from '../record/report.ts'
import type { ReportRecord } from '../record/report-record.ts'
import { type Failure, failureOf, takenIn } from './failure.ts'
import type { ReadingTask } from './reading-task.ts'

/** What came of one report: its record as JSON, or why there is none. */
export type Answer = { readonly json: string } | { readonly error: Failure; readonly report?: Report | undefined }

/** What reads reports; see `open-reader.ts`. */
export type ReportReader = {
  read(report: Report): Promise<ReportRecord>
  close(): Promise<void>
}

/** Takes one report in and reads it. It never throws: a report that cannot be read is an answer too. */
export async function answerFor(reader: ReportReader, task: ReadingTask): Promise<Answer> {
  try {
    const report = takeIn(task.input, task.limits)
    return { json: JSON.stringify(await reader.read(report)) }
  } catch (error) {
    return { error: failureOf(error), ...takenIn(error) }
  }
}
