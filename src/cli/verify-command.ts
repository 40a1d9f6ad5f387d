import { openArchive } from '../archive/open-archive.ts'
import { sentenceOfFault } from '../archive/verify/fault.ts'
import { verifyArchive } from '../archive/verify/verify-archive.ts'
import { openOutput } from './output.ts'
import { plainWords } from './plain-words.ts'

export type VerifyFlags = { readonly archive: string; readonly json?: boolean; readonly quiet?: boolean }

/** `demarche verify`: gives the exit status, 0 where the archive is as demarche left it and 1 where it is not. */
export async function verifyCommand({ archive: place, json = false, quiet = false }: VerifyFlags): Promise<number> {
  const output = openOutput(process.stdout)
  const archive = await openArchive(place, { readOnly: true })
  try {
    let faults = 0
    for await (const fault of verifyArchive(archive)) {
      faults++
      await output.write(`${json ? JSON.stringify(fault) : plainWords(sentenceOfFault(fault))}\n`)
    }
    const { reports } = await archive.counts()
    const many = `${reports} ${reports === 1 ? 'report' : 'reports'}`
    const found = faults === 0 ? 'nothing changed past demarche' : `${faults} ${faults === 1 ? 'fault' : 'faults'}`
    if (!quiet) process.stderr.write(`demarche: ${many}, ${found}\n`)
    return faults === 0 ? 0 : 1
  } finally {
    await archive.close()
  }
}
