import type { Attestation } from '../archive/across/happening.ts'
import { openArchive } from '../archive/open-archive.ts'
import { eventType } from '../record/plover.ts'
import { type HappeningFilter, happeningsIn, type ShownHappening } from '../views/happenings.ts'
import { complain } from './complain.ts'
import { joinAnew } from './join-command.ts'
import { openOutput } from './output.ts'
import { plainWords } from './plain-words.ts'
import { wrong } from './read-settings.ts'

export type HappeningsFlags = {
  readonly archive: string
  readonly json?: boolean
  readonly id?: string
  readonly from?: string
  readonly to?: string
  readonly type?: string
  readonly actor?: string
  readonly minReports?: string
  readonly why?: boolean
  readonly quiet?: boolean
}

/** `demarche happenings`: gives the exit status, 1 where an id is asked for that is not there. */
export async function happeningsCommand(flags: HappeningsFlags): Promise<number> {
  const filter = filterOf(flags)
  const output = openOutput(process.stdout)
  const archive = await openArchive(flags.archive)
  try {
    await joinAnew(archive, { quiet: flags.quiet ?? false })
    const shown = await happeningsIn(archive, filter)
    if (flags.json) await output.write(`${JSON.stringify(shown, null, 2)}\n`)
    else for (const one of shown) await output.write(`${linesOf(one, flags.why ?? false).join('\n')}\n\n`)
    if (flags.id !== undefined && shown.length === 0) {
      complain(`there is no happening "${flags.id}" in the archive; ids change when what they stand for does`)
      return 1
    }
    return 0
  } finally {
    await archive.close()
  }
}

function filterOf({ id, from, to, type, actor, minReports }: HappeningsFlags): HappeningFilter {
  for (const [option, day] of Object.entries({ from, to })) {
    if (day !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(day))
      throw wrong(`--${option} takes a day as in 2024-03-14, not "${day}".`)
  }
  if (type !== undefined && !eventType.safeParse(type.toUpperCase()).success) {
    throw wrong(`--type takes one of ${eventType.options.join(', ')}, not "${type}".`)
  }
  if (minReports !== undefined && !/^\d{1,6}$/.test(minReports)) {
    throw wrong(`--min-reports takes a whole number, not "${minReports}".`)
  }
  return { id, from, to, type, actor, minReports: minReports === undefined ? undefined : Number(minReports) }
}

/** A happening as people see it. */
function linesOf(one: ShownHappening, why: boolean): readonly string[] {
  const days = one.from === null ? 'day not known' : one.from === one.to ? one.from : `${one.from} to ${one.to}`
  const counts = `${amount(one.reports.length, 'report')}, ${amount(one.texts, 'text')}, ${amount(one.assertedBy.length, 'source')}`
  const lines = [
    plainWords(`${days} ${one.type} ${one.source ?? 'somebody'} → ${one.target ?? 'nobody named'}`),
    `  ${one.id}  ${counts}`,
  ]
  for (const [label, list] of [
    ['asserted by', one.assertedBy],
    ['denied by', one.deniedBy],
    ['foreseen by', one.foreseenBy],
  ] as const) {
    for (const said of list) lines.push(`  ${label}  ${attestation(said)}`)
  }
  if (why) {
    for (const { a, b, score, reasons } of one.why) {
      const grounds = reasons.map(({ part, value }) => `${part} ${value.toFixed(2)}`).join(', ')
      lines.push(`  joined  ${plainWords(a)} and ${plainWords(b)}: ${score.toFixed(2)} (${grounds})`)
    }
  }
  return lines
}

function attestation({ name, kind, country, reports, hands }: Attestation): string {
  const who = country === null || kind === 'outlet' ? name : `${name}, ${country}`
  const way = hands.map((hand) => `${hand.how} ${hand.name}`).join(', ')
  return plainWords(
    `${who}${kind === 'unnamed' ? ' (unnamed)' : ''} · ${amount(reports.length, 'report')}${way === '' ? '' : ` · ${way}`}`,
  )
}

function amount(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
