import type { Range } from '../record/ranges.ts'
import type { Around } from './around.ts'
import type { Cast } from './cast.ts'
import { byDescription } from './descriptions.ts'
import type { Entity } from './entity.ts'
import { subjectBefore } from './resolve-speakers.ts'
import { sourceHead } from './source-head.ts'

/**
 * Whom the words that fill a role of an event speak of: the name's entity, each of several names ("Trump and Kim"),
 * a pronoun's antecedent, whoever a description fits; an unnamed actor where the report names nobody; nobody where
 * it is not known.
 */
export function resolveParties(range: Range, cast: Cast, around: Around): readonly Entity[] {
  const head = sourceHead(around.text, range, cast)
  if (head.form === 'name') return [head.entity]
  if (head.form === 'group') return head.members
  if (head.form === 'pronoun') {
    const met = cast.within(head.at).find((a) => a.form === 'pronoun')?.entity
    const found = met ?? (/^its?$/u.test(head.word) ? subjectBefore(head.at, cast, around) : null)
    if (found && !met) cast.mention(found, { ...head.at, form: 'pronoun' })
    return found ? (found.members.length > 0 ? found.members : [found]) : []
  }
  const found = byDescription(head, cast, around, null)
  cast.mention(found, { ...head.at, form: 'nominal' })
  return found.members.length > 0 ? found.members : [found]
}
