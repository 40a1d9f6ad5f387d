import type { Archive } from '../archive/archive.ts'
import { openArchive } from '../archive/open-archive.ts'
import { eventStatus, eventTypes } from '../record/plover.ts'
import { daysOf } from '../views/days.ts'
import type { Filter } from '../views/filter.ts'
import { findWho } from '../views/who.ts'
import { several } from './choices.ts'
import { wrong } from './read-settings.ts'

/** The options that cut what a question to an archive finds, as commander gives them. */
export type FilterFlags = {
  readonly archive: string
  readonly from?: string
  readonly to?: string
  readonly type?: string
  readonly mode?: string
  readonly status?: string
  readonly publisher?: string
}

/** Opens the archive for reading, asks, and closes it whatever comes of it. */
export async function withArchive<T>(place: string, ask: (archive: Archive) => Promise<T>): Promise<T> {
  const archive = await openArchive(place, { readOnly: true })
  try {
    return await ask(archive)
  } finally {
    await archive.close()
  }
}

/** The filter that options ask for, but for actors, which only the archive knows. */
export function filterOf(flags: Omit<FilterFlags, 'archive'>): Filter {
  return {
    from: flags.from === undefined ? undefined : days('--from', flags.from).first,
    to: flags.to === undefined ? undefined : days('--to', flags.to).last,
    types: several('--type', flags.type, eventTypes),
    mode: flags.mode?.toLowerCase(),
    statuses: several('--status', flags.status, eventStatus.options),
    publisher: flags.publisher,
  }
}

/** Whom options name as the one who speaks or acts, and as the one of whom or to whom. */
export async function actorsOf(
  archive: Archive,
  { by, about }: { readonly by?: string | undefined; readonly about?: string | undefined },
): Promise<Pick<Filter, 'by' | 'about'>> {
  return {
    by: by === undefined ? undefined : await findWho(archive, by),
    about: about === undefined ? undefined : await findWho(archive, about),
  }
}

function days(option: string, given: string): { readonly first: string; readonly last: string } {
  const found = daysOf(given)
  if (found === null)
    throw wrong(`${option} takes a day, a month or a year, as in 2020-03-24, 2020-03 or 2020, not "${given}".`)
  return found
}
