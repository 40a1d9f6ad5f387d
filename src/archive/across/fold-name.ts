/** Letters that no decomposition takes apart, as English writes them. */
const letters: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ə: 'a',
}

/**
 * Spellings of one sound, by pattern, in the order in which they are taken: Sergei and Sergey, Zelensky and Zelenskyy,
 * Khamenei and Xamenei, Mohammed and Muhammad, Yuliya and Iulia, Gaddafi and Qadhafi.
 */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/^(?:mohamm?[ae]d|muhamm?[ae]d|mohamm?ad|muhammet|mehmed)$/, 'muhamad'],
  [/^(?:ahmed|ahmad|akhmed|akhmad|achmad)$/, 'ahmad'],
  [/^(?:hussein|husain|husayn|hossein|hussain|hosein)$/, 'husein'],
  [/^(?:youss?[eu]f|yuss?[eu]f|josef|yousef|iusuf)$/, 'iusuf'],
  [/^(?:alexander|aleksander|aleksandr|alexandr|oleksandr|aliaksandr)$/, 'aleksandr'],
  [/(?:dh|dd)/g, 'd'],
  [/kh|x(?=[aeiou])|ch(?=[mnr])/g, 'h'],
  [/gh/g, 'g'],
  [/q/g, 'k'],
  [/ph/g, 'f'],
  [/(?:tch|tsch)/g, 'ch'],
  [/sch/g, 'sh'],
  [/w/g, 'v'],
  [/ck/g, 'k'],
  [/c(?=[aouklrt]|$)/g, 'k'],
  [/(?:ou|oo)/g, 'u'],
  [/ee/g, 'i'],
  [/(?:iy|ij|yi|yy|ii|ey|ei|ay|ai)$/g, 'i'],
  [/(?:skiy|skij|skyi|skyy|skii|sky|ski|cki)$/g, 'ski'],
  [/(?:iya|ija|yia)$/g, 'ia'],
  [/^(?:yu|ju|iu)/g, 'u'],
  [/^(?:ya|ja|ia)/g, 'a'],
  [/^(?:ye|je|ie)/g, 'e'],
  [/(?<=[bcdfghklmnprstvz])(?:ye|ie)(?=[a-z])/g, 'e'],
  [/[yj]/g, 'i'],
  [/(?:eff|ev)$/g, 'ev'],
  [/(?:off|ov)$/g, 'ov'],
  [/ii+/g, 'i'],
  [/(.)\1/g, '$1'],
]

/** Words of a name that come and go: titles, articles and particles of transliteration. */
const loose = new Set(
  'al el ul ad ar as at az the mr mrs ms dr sir lord lady dame sheikh shaikh sheik haji hajj sayyid general gen colonel col president minister'.split(
    ' ',
  ),
)

/** The words of a name, each spelled so that the usual transliterations of it meet; initials and titles are left out. */
export function foldName(name: string): readonly string[] {
  const plain = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[øæœßłđðþıħə]/gu, (letter) => letters[letter] ?? letter)
    .replace(/(?:['’]s)(?=\s|$)/gu, '')
    .replace(/['’`ʼʻ]/gu, '')
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.filter((word) => word.length > 1 && !loose.has(word)).map(foldWord)
}

function foldWord(word: string): string {
  return sounds.reduce((folded, [pattern, sound]) => folded.replace(pattern, sound), word)
}

const outletWords = new Set('the news agency newspaper daily online com org'.split(' '))

/** An outlet by its name, whether or not "the" or "agency" is said with it: "Nordlight Agency" and "Nordlight". */
export function outletKey(name: string): string {
  const words = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .match(/[\p{L}\p{N}]+/gu)
  const telling = (words ?? []).filter((word) => !outletWords.has(word))
  return (telling.length > 0 ? telling : (words ?? [])).join(' ')
}
