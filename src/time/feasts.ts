import { dayValue } from './calendar.ts'
import { civil, dayOf, isoDay, weekday } from './civil-day.ts'
import { date, type Reading, type When } from './finding.ts'
import { feasts } from './lexicon.ts'
import { after, type Word } from './words.ts'

/** Days that have a name of their own. */

type Text = readonly Word[]

/** "Christmas Day", "Thanksgiving", "Election Day". */
export function feast(text: Text, at: number): Reading | null {
  const last = text[at]?.lower === 'last' ? at + 1 : at
  const one = text[last]?.lower ?? ''
  if (!/^\p{Lu}/u.test(text[last]?.text ?? '')) return null
  const seen = (when: When): When => (last > at ? lookingBack(when) : when)
  if (one === 'thanksgiving')
    return date(after(text, last + 1) === 'day' ? last + 2 : last + 1, (when) => thanksgiving(seen(when)))
  const long =
    after(text, last + 1) === "'"
      ? `${one}'${after(text, last + 2)} ${after(text, last + 3)}`
      : `${one} ${after(text, last + 1)}`
  const two = feasts.get(long)
  const day = two ?? feasts.get(one)
  if (day === undefined) return null
  const end = two === undefined ? last + 1 : last + (long.includes("'") ? 4 : 2)
  return date(end, (when) => dayValue(null, day[0], day[1])(seen(when)))
}

/** The same, for an expression that says itself that it looks back. */
const lookingBack = (when: When): When => ({
  get today() {
    return when.today
  },
  get base() {
    return when.base
  },
  get quarter() {
    return when.quarter
  },
  get narrated() {
    return when.narrated
  },
  looks: -1,
})

/** The fourth Thursday in November. */
function thanksgiving({ today, looks }: When): string | null {
  if (today === null) return null
  const { year } = civil(today)
  const days = [year - 1, year, year + 1].map((y) => dayOf(y, 11, 22) + ((4 - weekday(dayOf(y, 11, 22)) + 7) % 7))
  return isoDay(looks > 0 ? days.find((day) => day >= today)! : days.findLast((day) => day <= today)!)
}
