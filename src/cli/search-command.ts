import { search } from '../views/search.ts'
import { countOf, several } from './choices.ts'
import { complain } from './complain.ts'
import { actorsOf, type FilterFlags, filterOf, withArchive } from './filter-flags.ts'
import { openOutput } from './output.ts'
import { paintFor, wantsColour } from './paint.ts'
import { printFound } from './print-found.ts'
import { wrong } from './read-settings.ts'

/** The options of `demarche search` as commander gives them. */
export type SearchFlags = FilterFlags & {
  readonly by?: string
  readonly about?: string
  readonly in?: string
  readonly limit?: string
  readonly json?: boolean
  readonly color?: boolean
}

const widestPrint = 100
const kinds = { statements: 'statement', events: 'event', texts: 'text' } as const

/** `demarche search`: gives the exit status, 0 also where nothing is found. */
export async function searchCommand(words: readonly string[], flags: SearchFlags): Promise<number> {
  const filter = filterOf(flags)
  const limit = countOf('--limit', flags.limit)
  const chosen = several('--in', flags.in, Object.keys(kinds) as (keyof typeof kinds)[])
  const typed = words.join(' ')
  const asks = [typed.trim(), flags.by, flags.about, ...Object.values(filter)]
  if (asks.every((part) => part === undefined || part === '')) {
    throw wrong('There is nothing to search for: give words, or an option such as --by or --type.')
  }
  const answer = await withArchive(flags.archive, async (archive) => {
    const actors = await actorsOf(archive, flags)
    const inKinds = chosen?.map((name) => kinds[name])
    return search(archive, { ...filter, ...actors, words: typed === '' ? undefined : typed, kinds: inKinds, limit })
  })
  const output = openOutput(process.stdout)
  if (flags.json) {
    await output.write(`${JSON.stringify({ offsetUnit: 'utf16', ...answer }, null, 2)}\n`)
    return 0
  }
  const terminal = process.stdout.isTTY === true
  const colour = wantsColour({ terminal, wanted: flags.color ?? true, env: process.env })
  const width = terminal ? Math.min(process.stdout.columns, widestPrint) : Number.POSITIVE_INFINITY
  const options = { width, paint: paintFor(colour), colour }
  await output.write(answer.found.map((one) => `${printFound(one, options)}\n`).join('\n'))
  if (answer.found.length === 0) complain('Nothing was found.')
  if (answer.more) complain(`There is more than these ${answer.found.length}; --limit shows more.`)
  return 0
}
