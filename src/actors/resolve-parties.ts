import type { Range } from '../record/ranges.ts'
import type { Cast } from './cast.ts'
import type { Entity } from './entity.ts'
import { type Around, antecedent } from './pronouns.ts'
import { byDescription } from './resolve-speakers.ts'
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
    const sex = /^(?:he|him|his)$/u.test(head.word) ? 'male' : /^(?:she|her)$/u.test(head.word) ? 'female' : null
    const found = sex && antecedent(head.at, sex, cast, null, around)
    if (!found) return []
    cast.mention(found, { ...head.at, form: 'pronoun' })
    return [found]
  }
  const found = byDescription(head, cast, around, null)
  cast.mention(found, { ...head.at, form: 'nominal' })
  return [found]
}
