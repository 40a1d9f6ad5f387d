import { join } from 'node:path'
import { exportFormats } from '../../src/export/export-format.ts'
import { exportRecords } from '../../src/export/run-export.ts'
import { exportedRecords } from './exported-records.ts'

/** Exports the test's records in every shape into the folder that the command line names, a folder for each. */
const [, , folder = ''] = process.argv
for (const as of exportFormats) {
  await exportRecords(
    exportedRecords.map((record) => ({ record })),
    join(folder, as),
    { as },
  )
}
