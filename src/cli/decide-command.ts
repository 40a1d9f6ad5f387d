import { decisionSubjects } from '../archive/across/decision.ts'
import { allDecisions, decide, type KeptDecision, type NewDecision, undoDecision } from '../archive/across/decisions.ts'
import { openArchive } from '../archive/open-archive.ts'
import { complain } from './complain.ts'
import { joinAnew } from './join-command.ts'
import { openOutput } from './output.ts'
import { plainWords } from './plain-words.ts'
import { wrong } from './read-settings.ts'

export type DecideFlags = {
  readonly archive: string
  readonly about?: string
  readonly same?: boolean
  readonly different?: boolean
  readonly undo?: string
  readonly by?: string
  readonly json?: boolean
  readonly quiet?: boolean
}

/** `demarche decide`: gives the exit status. What is decided, or taken back, is joined at once. */
export async function decideCommand(keys: readonly string[], flags: DecideFlags): Promise<number> {
  const wanted = wantedOf(keys, flags)
  const quiet = flags.quiet ?? false
  const output = openOutput(process.stdout)
  const archive = await openArchive(flags.archive)
  try {
    if (wanted === 'list') {
      const all = await allDecisions(archive)
      await output.write(
        flags.json ? `${JSON.stringify(all, null, 2)}\n` : all.map((one) => `${lineOf(one)}\n`).join(''),
      )
      return 0
    }
    // Ids of groups are those of the archive as it stands.
    await joinAnew(archive, { quiet: true })
    const by = flags.by
    const kept =
      typeof wanted === 'number'
        ? await undoDecision(archive, wanted, { by })
        : await decide(archive, { ...wanted, by })
    if (flags.json) await output.write(`${JSON.stringify(kept, null, 2)}\n`)
    else if (!quiet) complain(`decision ${lineOf(kept)}`)
    await joinAnew(archive, { quiet })
    return 0
  } finally {
    await archive.close()
  }
}

function wantedOf(
  keys: readonly string[],
  { about, same, different, undo }: DecideFlags,
): NewDecision | number | 'list' {
  if (undo !== undefined) {
    if (!/^\d{1,9}$/.test(undo)) throw wrong(`--undo takes the number of a decision, not "${undo}".`)
    if (keys.length > 0 || same || different) throw wrong('--undo takes nothing but the number of a decision.')
    return Number(undo)
  }
  if (keys.length === 0 && !same && !different) return 'list'
  if (same === different) throw wrong('Say whether the KEYs belong together (--same) or apart (--different).')
  const subject = decisionSubjects.find((one) => one === about)
  if (subject === undefined) throw wrong(`--about takes one of ${decisionSubjects.join(', ')}.`)
  if (keys.length === 0) throw wrong('Name the KEYs that belong together, or apart.')
  return { about: subject, verdict: same ? 'same' : 'different', keys }
}

function lineOf({ number, about, verdict, one, other, by, at, undoneAt, undoneBy }: KeptDecision): string {
  const what = `${one.join(' ')} ${verdict === 'same' ? 'with' : 'apart from'} ${other.join(' ')}`
  const undone = undoneAt === null ? '' : `, undone${undoneBy === null ? '' : ` by ${undoneBy}`} ${undoneAt}`
  return plainWords(`${number} ${about}: ${what}${by === null ? '' : `, by ${by}`}, ${at}${undone}`)
}
