import { keepJson } from '../archive/keep-json.ts'
import { keyOfInput } from '../archive/keys.ts'
import type { ReportInput } from '../intake/report-input.ts'
import { DemarcheError } from '../record/demarche-error.ts'
import type { Visitor } from './visitor.ts'

/**
 * Reads a report and adds it to the archive, but where the archive knows it already: by its address and content, which
 * saves the reading, or by its text, which makes of it another origin.
 *
 * @throws DemarcheError where the report can't be read or kept
 */
export async function readAndKeep(input: ReportInput, foundAt: string, visitor: Visitor): Promise<void> {
  const { archive, pool, metrics, news, now, settings } = visitor
  const key = keyOfInput(input)
  if ((await archive.known([key])).get(key) === 'added') {
    metrics.readings.add({ outcome: 'nothing' })
    return news.report(foundAt, 'nothing')
  }
  const began = now()
  const answer = await pool.answer({ input: { ...input, anyLanguage: settings.anyLanguage } })
  metrics.readingSeconds.observe((now() - began) / 1000)
  if (!('json' in answer)) {
    metrics.readings.add({ outcome: 'failed' })
    throw new DemarcheError(answer.error.code, answer.error.message)
  }
  const kept = await keepJson(archive, answer.json, { key, foundAt })
  if (typeof kept !== 'string') {
    metrics.readings.add({ outcome: 'failed' })
    throw kept.error
  }
  metrics.readings.add({ outcome: kept })
  news.report(foundAt, kept)
}
