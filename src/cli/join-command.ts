import { type JoinSummary, joinReports } from '../archive/across/join-reports.ts'
import type { Archive } from '../archive/archive.ts'
import { openArchive } from '../archive/open-archive.ts'
import { actorIdentifier } from '../reading/identify-actor.ts'
import { complain } from './complain.ts'

export type JoinFlags = { readonly archive: string; readonly quiet?: boolean }

/** `demarche join`: gives the exit status. */
export async function joinCommand({ archive: place, quiet = false }: JoinFlags): Promise<number> {
  const archive = await openArchive(place)
  try {
    await joinAnew(archive, { quiet, always: true })
    return 0
  } finally {
    await archive.close()
  }
}

/** Joins what has changed, and says so; says nothing where nothing has, unless `always`. */
export async function joinAnew(
  archive: Archive,
  { quiet, always = false }: { readonly quiet: boolean; readonly always?: boolean },
): Promise<void> {
  const summary = await joinReports(archive, { identify: actorIdentifier() })
  if (quiet || !(summary.worked || always)) return
  complain(sentence(summary))
  if (summary.overruled.length > 0) {
    const numbers = summary.overruled.join(', ')
    complain(`decisions that later ones overrule: ${numbers}; "demarche decide" lists them, --undo takes one back`)
  }
}

function sentence({ worked, reports, copies, actors, happenings }: JoinSummary): string {
  const found = `${reports} reports: ${copies} near-copies, ${actors} actors, ${happenings} acts that several reports tell of`
  return worked ? `joined ${found}` : `nothing has changed since they were joined; ${found}`
}
