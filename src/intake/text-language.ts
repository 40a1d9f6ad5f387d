import { detectAll } from 'tinyld'
import { DemarcheError } from '../record/demarche-error.ts'

/** Words that English can hardly do without and that its neighbours (Dutch, Spanish, Danish ...) do not have. */
const englishWords = new Set(
  (
    'the and of to that for with said was his he from has it by be are were who which not but they had will would their been' +
    ' have this she her at its after when could should about than more other into there what we you says say also because'
  ).split(' '),
)
const sampleLength = 20_000

const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/gu, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Bengali}/gu, 'bn'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Ethiopic}/gu, 'am'],
  [/\p{Script=Khmer}/gu, 'km'],
  [/\p{Script=Myanmar}/gu, 'my'],
]

/** The language a text is in, ISO 639-1: another than English only where that is plain. */
export function textLanguage(text: string): string {
  const sample = text.length <= sampleLength ? text : text.slice(0, sampleLength)
  const foreign = languageByScript(sample)
  if (foreign !== null) return foreign
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  if (words.length < 6) return 'en'
  const share = words.filter((word) => englishWords.has(word)).length / words.length
  if (share >= (words.length < 40 ? 0.06 : 0.1)) return 'en'
  // Headlines and lists of names have few such words, so a short text needs a sure detector.
  const [best, second] = detectAll(sample.slice(0, 4_000))
  if (best === undefined || best.lang === 'en') return 'en'
  const english = detectAll(sample.slice(0, 4_000)).find((each) => each.lang === 'en')?.accuracy ?? 0
  const sure =
    best.accuracy >= (words.length < 20 ? 0.7 : 0.4) &&
    best.accuracy > (second?.accuracy ?? 0) &&
    english < best.accuracy / 3
  return sure ? best.lang : 'en'
}

/** Throws where the text is plainly in a language that demarche does not read. */
export function refuseForeign(language: string): void {
  if (language !== 'en') throw new DemarcheError('unsupported-language', `unsupported language: ${language}`)
}

function languageByScript(sample: string): string | null {
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (letters === 0 || latin * 2 >= letters) return null
  let most = 0
  let language: string | null = null
  for (const [letter, code] of scripts) {
    const count = sample.match(letter)?.length ?? 0
    // Japanese is known by its kana, though most of its letters may be Han.
    const weight = code === 'ja' ? count * 6 : count
    if (weight > most) {
      most = weight
      language = code
    }
  }
  if (language === 'ru' || language === 'ar' || language === 'hi') {
    const best = detectAll(sample.slice(0, 4_000))[0]
    return best !== undefined && sharesScript(best.lang, language) ? best.lang : language
  }
  return language
}

const sameScript: Readonly<Record<string, string>> = {
  ru: 'ru uk be bg sr mk kk ky mn tt tg',
  ar: 'ar fa ur ps ku sd ug',
  hi: 'hi mr ne sa',
}

function sharesScript(language: string, family: string): boolean {
  return (sameScript[family] ?? '').split(' ').includes(language)
}
