/** What a full stop after an abbreviation may mean, by the abbreviation; all in lower case, without the last full stop. */

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Stand before a name, so that what follows never begins a sentence. */
const titles = words(
  'mr mrs ms messrs mme mlle dr gen brig col lt sgt cpl pvt pfc capt cmdr cdr maj adm sen sens rep reps gov govs prof ' +
    'rev hon pres amb fr msgr supt det insp atty asst dep min sec vs v e.g i.e cf viz approx lt.gen lt.col maj.gen',
)

/** Stand before a number; before a word they end a sentence as any word does ("in Dec. The"; "No. He"). */
const numbered = words(
  'jan feb mar apr jun jul aug sept sep oct nov dec no nos art arts fig figs p pp vol ch sect eq para',
)

/** May end a sentence or not: only a word that is seldom written large elsewhere tells. */
const either = words(
  'inc corp co cos ltd llc plc bros jr sr ave blvd st rd ft mt est dept univ assn intl natl govt gov’t esq ' +
    'ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn ' +
    'tenn tex va vt wash wis wyo ont que mon tue tues wed thu thur thurs fri sat sun ph.d m.d b.a m.a et al',
)

/** Words that begin a sentence after such an abbreviation, even in a headline. */
const starters = words(
  'the he she it they we you i this that these those there his her its their our my but however meanwhile ' +
    'moreover although though because if when while what who why how where according yet then nobody everyone',
)

/** The same, unless another capital follows, as it would in a headline or a name. */
const weakStarters = words(
  'a an in on at by for from with to of as and or nor so after before since during under until despite among amid ' +
    'between both some many most several all each every one two no not now here last next such also still another other',
)

/** May follow a time of day without a new sentence. */
const afterHour = words(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
    'september october november december jan feb mar apr jun jul aug sept oct nov dec est edt et cst cdt ct mst mdt mt ' +
    'pst pdt pt gmt utc cet bst ist jst kst eastern central mountain pacific greenwich local beijing moscow',
)

const initials = /^(?:\p{L}\.&?)+\p{L}$/u
const singleCapital = /^\p{Lu}$/u
const digitsOrRoman = /^(?:\d{1,3}|[ivxIVX]{1,4}|[A-Za-z])$/

/** The words around a full stop: the one it closes, and up to two that follow, bare of quotation marks and brackets. */
export type Stop = {
  readonly before: string
  /** True where `before` is all that the sentence holds so far. */
  readonly first: boolean
  readonly next: string
  /** True where a double quotation mark opens before `next`. */
  readonly quoted: boolean
  readonly afterNext: string
}

/** True where a full stop belongs to an abbreviation, an initial or a list's number, and ends no sentence. */
export function endsNothing({ before, first, next, quoted, afterNext }: Stop): boolean {
  if (before === '') return false
  if (first && digitsOrRoman.test(before)) return true
  const word = before.toLowerCase()
  if (titles.has(word)) return true
  if (numbered.has(word) && /^\d/.test(next)) return true
  if (word === 'a.m' || word === 'p.m') return afterHour.has(next.toLowerCase().replace(/\W+$/, ''))
  const open = either.has(word) ? isWrittenAsOne(before, word) : initials.test(before) || isInitial(before)
  return open && !(quoted && !isInitial(before)) && !begins(next, afterNext)
}

/** "Miss." and "Sun." are abbreviations, "miss." and "sun." are words. */
function isWrittenAsOne(before: string, word: string): boolean {
  return before !== word || word.length > 4 || word === 'et' || word === 'al'
}

/** The pronoun ends sentences, other single capitals are mostly initials. */
function isInitial(before: string): boolean {
  return singleCapital.test(before) && before !== 'I'
}

function begins(next: string, afterNext: string): boolean {
  const bare = next.replace(/[,;:]+$/, '')
  if (/^\p{Lu}\.$/u.test(bare)) return false
  const word = bare.toLowerCase().replace(/[’'].*$/, '')
  if (starters.has(word)) return true
  return weakStarters.has(word) && !/^\p{Lu}/u.test(afterNext)
}
