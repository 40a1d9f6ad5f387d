/**
 * Folds names so that their spellings meet. `plainKey` takes away what no spelling is told apart by: case, diacritics,
 * hyphens, apostrophes, the Arabic article, middle initials. `soundKey` goes on to what transliterations differ in:
 * Sergei and Sergey, Zelensky and Zelenskyy, Mohammed and Muhammad.
 */

/** Letters that Unicode does not take apart into a base letter and a mark. */
const letters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ə: 'a',
  ħ: 'h',
}

const article = new Set('al el ad as ash an ar az at ul ol'.split(' '))
/** What tells a son from his father stands behind a name or not; what tells kings apart belongs to it. */
const suffix = new Set(['jr', 'sr'])

/** The words of a name in small letters without diacritics: "Abdel Fattah al-Sisi" gives abdel, fattah, sisi. */
export function nameWords(name: string): string[] {
  if (isPlain.test(name)) {
    const words = name
      .replace(/[A-Z](?=[A-Z]*\.)/g, '$& ')
      .toLowerCase()
      .replace(/['`]/g, '')
      .split(/[^a-z0-9]+/)
    return keptOf(words)
  }
  const plain = name
    .replace(/\p{Lu}(?=\p{Lu}*\.)/gu, '$& ')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łøßđðþıæœəħ]/gu, (letter) => letters[letter] ?? letter)
    .replace(/['’‘ʼʻʿʾ`´]/gu, '')
  return keptOf(plain.split(/[^\p{L}\p{N}]+/u))
}

/** What needs no more than letters made small, which is most names and four times as quick. */
const isPlain = /^[\x20-\x7e]*$/

function keptOf(all: readonly string[]): string[] {
  const words = all.filter((word) => word !== '')
  const kept = words.filter((word, at) => !isPassedOver(word, at, words))
  return kept.length > 0 ? kept : words
}

function isPassedOver(word: string, at: number, words: readonly string[]): boolean {
  if (at > 0 && at === words.length - 1 && suffix.has(word)) return true
  // "al-Assad", "el-Sisi"; a name may begin with "Al" for Albert, or be "An" alone.
  if (article.has(word) && at < words.length - 1 && (at > 0 || words.length > 1) && !isGivenAl(at, words)) return true
  // "Donald J. Trump", not "J. D. Vance".
  return word.length === 1 && at > 0 && at < words.length - 1 && words.slice(0, at).some((before) => before.length > 1)
}

/** "Al Gore", "An Wang": two words of which the first is no article but a name, unless it is plainly Arabic. */
function isGivenAl(at: number, words: readonly string[]): boolean {
  return at === 0 && words.length === 2 && (words[0] === 'al' || words[0] === 'an' || words[0] === 'as')
}

/** The key under which spellings that differ in case, diacritics, hyphens or spaces alone are one. */
export function plainKey(words: readonly string[]): string {
  return words.join('')
}

/** Given names that are spelled in more ways than rules of sound tell. */
const spellings: ReadonlyMap<string, string> = new Map(
  [
    'mohammed mohamed mohammad mohamad muhammad muhammed mohamud mohamoud muhamad mohammod mahomed mehmed',
    'ahmed ahmad ahmet',
    'hussein husayn hussain hossein hosein husein hussien',
    'abdullah abdallah abdulla abdalla',
    'ibrahim ebrahim ibraheem',
    'mahmoud mahmud mahmood mehmood',
    'yousef yusuf youssef yousuf yusef yousif youssouf',
    'omar umar',
    'osama usama',
    'qasem qassem kassem qasim kasim ghasem',
    'khaled khalid',
    'nasser naser nasir',
    'suleiman sulaiman soleiman soleyman sulayman',
    'ismail ismael esmail',
    'faisal faysal feisal',
    'said saeed saied sayeed saeid',
    'sayyed sayyid seyyed seyed syed',
    'abdul abdel abd abdol',
    'rahman rehman',
    'alexander aleksandr aleksander alexandr oleksandr aliaksandr',
    'alexei aleksei alexey aleksey aleksej oleksiy oleksii oleksei',
    'yuri yury yuriy yurii iurii',
    'yulia julia yuliya iulia',
    'yevgeny evgeny yevgeni evgeni evgenii yevgeniy yevhen',
    'mikhail mikheil mykhailo',
    'nikolai nikolay mykola',
    'andrei andrey andrej andriy andrii',
    'pavel pavlo',
    'dmitri dmitry dmitriy dmytro',
    'vladimir wladimir volodymyr uladzimir',
    'sergei sergey sergej serhiy serhii siarhei',
    'igor ihor',
    'viktor victor',
    'petro pyotr petr',
    'gaddafi qaddafi gadhafi kadhafi khadafy qadhafi gadaffi kaddafi',
  ].flatMap((line) => {
    const all = line.split(' ')
    return all.map((one) => [one, all[0]!] as const)
  }),
)

/** The key under which transliterations of one name are one; two names may share it, so a find needs checking. */
export function soundKey(words: readonly string[]): string {
  return words.map(soundOfWord).join('')
}

/** Most words of names come again and again; the bound keeps a long run's memory small. */
const sounds = new Map<string, string>()
const mostSounds = 50_000

function soundOfWord(word: string): string {
  const known = sounds.get(word)
  if (known !== undefined) return known
  const found = sound(spellings.get(word) ?? word)
  if (sounds.size >= mostSounds) sounds.clear()
  sounds.set(word, found)
  return found
}

function sound(word: string): string {
  return word
    .replace(/tsch|tch/gu, 'ch')
    .replace(/ph/gu, 'f')
    .replace(/kh|gh/gu, 'h')
    .replace(/dh|th/gu, (pair) => pair[0]!)
    .replace(/x/gu, 'ks')
    .replace(/ck|q/gu, 'k')
    .replace(/w/gu, 'v')
    .replace(/ou|oo/gu, 'u')
    .replace(/(?:[aeiy]*[iy])+[aeiy]*|ee/gu, 'i')
    .replace(/j/gu, 'i')
    .replace(/[uo]/gu, 'o')
    .replace(/e/gu, 'a')
    .replace(/(.)\1+/gu, '$1')
}
