import { takeIn } from '../intake/take-in.ts'
import type { Report } from '../record/report.ts'
import { type Failure, failureOf, takenIn } from './failure.ts'
import type { Reader } from './open-reader.ts'
import type { ReadingTask } from './reading-task.ts'

/** What came of one report: its record as JSON, or why there is none. */
export type Answer = { readonly json: string } | { readonly error: Failure; readonly report?: Report | undefined }

/** Takes one report in, where that is not done, and reads it. It never throws: a report that cannot be read is an answer too. */
export async function answerFor(reader: Reader, task: ReadingTask): Promise<Answer> {
  try {
    const report = 'report' in task ? task.report : takeIn(task.input, task.limits)
    return { json: JSON.stringify(await reader.read(report)) }
  } catch (error) {
    return { error: failureOf(error), ...takenIn(error) }
  }
}
