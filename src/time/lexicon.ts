/** The closed classes of English words that tell time. */

export type Unit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'weekend'
  | 'week'
  | 'month'
  | 'quarter'
  | 'year'
  | 'decade'
  | 'century'

type Table<T> = ReadonlyMap<string, T>

const unitNames: readonly Unit[] = [
  'second',
  'minute',
  'hour',
  'day',
  'weekend',
  'week',
  'month',
  'quarter',
  'year',
  'decade',
]

export const units: Table<Unit> = new Map([
  ...unitNames.flatMap((name): [string, Unit][] => [
    [name, name],
    [`${name}s`, name],
  ]),
  ['century', 'century'],
  ['centuries', 'century'],
])

export const isPlural = (word: string): boolean => word.endsWith('s')

const monthNames = 'january february march april may june july august september october november december'.split(' ')

export const months: Table<number> = new Map([
  ...monthNames.map((name, at): [string, number] => [name, at + 1]),
  ...monthNames.map((name, at): [string, number] => [name.slice(0, 3), at + 1]),
  ['sept', 9],
])

const weekdayNames = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ')

export const weekdays: Table<number> = new Map([
  ...weekdayNames.map((name, at): [string, number] => [name, at + 1]),
  ...weekdayNames.map((name, at): [string, number] => [`${name}s`, at + 1]),
])

export const shortWeekdays: Table<number> = new Map([
  ['mon', 1],
  ['tue', 2],
  ['tues', 2],
  ['wed', 3],
  ['thu', 4],
  ['thur', 4],
  ['thurs', 4],
  ['fri', 5],
  ['sat', 6],
  ['sun', 7],
])

export const seasons: Table<string> = new Map([
  ['spring', 'SP'],
  ['summer', 'SU'],
  ['autumn', 'FA'],
  ['fall', 'FA'],
  ['winter', 'WI'],
])

export const dayParts: Table<string> = new Map([
  ['morning', 'MO'],
  ['afternoon', 'AF'],
  ['evening', 'EV'],
  ['night', 'NI'],
  ['midday', 'MI'],
])

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

export const ones: Table<number> = new Map(small.map((word, at) => [word, at]))
export const tensWords: Table<number> = new Map(tens.map((word, at) => [word, (at + 2) * 10]))

const ordinalNames =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  )

export const ordinals: Table<number> = new Map([
  ...ordinalNames.map((word, at): [string, number] => [word, at + 1]),
  ['twenty-first', 21],
  ['thirtieth', 30],
])

/** The names of decades: "the nineties", "the '80s" is read from its digits. */
export const decadeWords: Table<number> = new Map([
  ['twenties', 192],
  ['thirties', 193],
  ['forties', 194],
  ['fifties', 195],
  ['sixties', 196],
  ['seventies', 197],
  ['eighties', 198],
  ['nineties', 199],
])

/** Feasts on the same day each year, by month and day. */
export const feasts: Table<readonly [number, number]> = new Map([
  ['christmas', [12, 25]],
  ['christmas eve', [12, 24]],
  ['christmas day', [12, 25]],
  ["new year's day", [1, 1]],
  ["new year's eve", [12, 31]],
  ['halloween', [10, 31]],
  ['veterans day', [11, 11]],
  ['independence day', [7, 4]],
  ["valentine's day", [2, 14]],
])
