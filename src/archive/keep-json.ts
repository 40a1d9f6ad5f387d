import { DemarcheError } from '../record/demarche-error.ts'
import type { ReportRecord } from '../record/report-record.ts'
import type { Added, Archive } from './archive.ts'

/** A record that the archive can't hold, and why. */
export type NotKept = { readonly id: string; readonly error: DemarcheError }

/** Adds a record that came as JSON. */
export async function keepJson(
  archive: Archive,
  json: string,
  from: { readonly key: string | null; readonly foundAt: string },
): Promise<Added | NotKept> {
  const record = JSON.parse(json) as ReportRecord
  return keptOrNot(record, archive.add({ record, json, key: from.key ?? undefined, foundAt: from.foundAt }))
}

/** A record that the archive can't hold is the failure of one report: the others go on. */
export async function keptOrNot({ id }: ReportRecord, adding: Promise<Added>): Promise<Added | NotKept> {
  try {
    return await adding
  } catch (error) {
    if (!(error instanceof DemarcheError) || error.code !== 'bad-record') throw error
    return { id, error }
  }
}
