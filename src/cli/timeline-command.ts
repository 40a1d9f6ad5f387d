import { csvLine } from '../export/csv.ts'
import { type Entry, timeline } from '../views/timeline.ts'
import { findWho } from '../views/who.ts'
import { countOf } from './choices.ts'
import { complain } from './complain.ts'
import { type FilterFlags, filterOf, withArchive } from './filter-flags.ts'
import { openOutput } from './output.ts'
import { paintFor, wantsColour } from './paint.ts'
import { plainWords } from './plain-words.ts'
import { doubts, headline } from './print-found.ts'
import { wrong } from './read-settings.ts'
import { wrapText } from './wrap-text.ts'

/** The options of `demarche timeline` as commander gives them. */
export type TimelineFlags = FilterFlags & {
  readonly limit?: string
  readonly csv?: boolean
  readonly json?: boolean
  readonly color?: boolean
}

const widestPrint = 100

/** `demarche timeline`: gives the exit status. */
export async function timelineCommand(actors: readonly string[], flags: TimelineFlags): Promise<number> {
  const [first, second, ...more] = actors
  if (first === undefined || more.length > 0) throw wrong('timeline takes one actor or two, each in quotes.')
  if (flags.csv && flags.json) throw wrong('--csv and --json cannot be used together; choose one.')
  const filter = filterOf(flags)
  const limit = countOf('--limit', flags.limit)
  const answer = await withArchive(flags.archive, async (archive) => {
    const one = await findWho(archive, first)
    const between = second === undefined ? ([one] as const) : ([one, await findWho(archive, second)] as const)
    return timeline(archive, { ...filter, between, limit })
  })
  const output = openOutput(process.stdout)
  if (flags.json) await output.write(`${JSON.stringify({ offsetUnit: 'utf16', ...answer }, null, 2)}\n`)
  else if (flags.csv) {
    await output.write(csvLine(timelineColumns, { guardFormulas: false }))
    for (const entry of answer.entries) {
      await output.write(
        csvLine(
          Object.values(columns).map((cell) => cell(entry)),
          { guardFormulas: false },
        ),
      )
    }
  } else await output.write(printed(answer.entries, flags))
  if (answer.entries.length === 0) complain('Nothing was found.')
  if (answer.more) complain(`There is more than these ${answer.entries.length}; --limit or --from shows more.`)
  return 0
}

const columns: Readonly<Record<string, (entry: Entry) => string | number | null>> = {
  day: ({ day }) => day,
  day_from: ({ dayFrom }) => dayFrom,
  date_start: ({ from }) => from,
  date_end: ({ to }) => to,
  kind: ({ kind }) => kind,
  id: ({ id }) => id,
  who: ({ who }) => who.join('; ') || null,
  whom: ({ whom }) => whom.join('; ') || null,
  type: ({ type }) => type,
  mode: ({ mode }) => mode,
  status: ({ status }) => status,
  intensity: ({ intensity }) => intensity,
  quad: ({ quad }) => quad,
  attributed_to: ({ onTheWordOf }) => onTheWordOf,
  words: ({ words }) => words,
  evidence: ({ evidence }) => evidence.text,
  publisher: ({ report }) => report.publisher,
  published_at: ({ report }) => report.published,
  title: ({ report }) => report.title,
  source_url: ({ report }) => report.uri,
  confidence: ({ confidence }) => confidence,
}

/** The columns of a time line as CSV. */
export const timelineColumns: readonly string[] = Object.keys(columns)

function printed(entries: readonly Entry[], flags: TimelineFlags): string {
  const terminal = process.stdout.isTTY === true
  const paint = paintFor(wantsColour({ terminal, wanted: flags.color ?? true, env: process.env }))
  const width = terminal ? Math.min(process.stdout.columns, widestPrint) : Number.POSITIVE_INFINITY
  return entries
    .map((entry) => {
      // A tilde says that the day is that of the publication.
      const day = `${(entry.day ?? 'no day').padEnd(10)}${entry.dayFrom === 'publication' ? '~' : ' '} `
      const said = entry.kind === 'statement' ? `: ${plainWords(entry.words ?? '(no words given)')}` : ''
      const outlet = [entry.report.publisher ?? '', entry.id].filter((part) => part !== '').map(plainWords)
      return wrapText(
        [
          ...headline(entry),
          { style: 'plain', text: said },
          ...doubts(entry),
          { style: 'faint', text: ` · ${outlet.join(' · ')}` },
        ],
        { width, paint, lead: { style: 'faint', text: day } },
      )
    })
    .map((line) => `${line}\n`)
    .join('')
}
