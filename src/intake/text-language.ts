import { createRequire } from 'node:module'
import { DemarcheError } from '../record/demarche-error.ts'
import type { Report } from '../record/report.ts'

/** Words that English can hardly do without and that its neighbours (Dutch, Spanish, Danish ...) do not have. */
const englishWords = new Set(
  (
    'the and of to that with said was his he from has it by be are were who which not but they had will would their been' +
    ' have this she its after when could should about than more other into there you says say also because'
  ).split(' '),
)
/** Words of the same kind in other languages, without those that English names and headlines have. */
const otherWords = new Set(
  (
    'und nicht dass mit auf sich wird wurde ist sind haben hat für aus nach eine einen einem einer auch dem zum zur als bei am werden wurden ihr ihre sagte beide wie noch seine kann sei gegen zwischen trotz' +
    ' que una por con para como más pero fue han está según dijo entre sobre este esta sus uma también hoy según dos países ministro não foi são mais pelo pela' +
    ' os um em aos às ao será seu sua dans est une qui sur pas aux avec sont été selon mais leur cette ont leurs leur après entre ces son elle ils ne che non sono nel' +
    ' della alla più anche gli dei nella questo essere stato il ha nelle hanno ma het een voor niet zijn wordt heeft naar ook bij dat deze werd' +
    ' aan zei og att och som är för ett inte till på av det til ikke fra ble sier var blev sig się nie jest że przez dla oraz jak' +
    ' był byl jako bude že pro na za které és hogy nem egy meg volt hogyan bir bu için olarak olan daha ile dedi yang dengan' +
    ' untuk dari pada bahwa mengatakan akan tidak ini itu dalam oleh dan và của là các không những một được în și cu este pentru din că din mai' +
    ' că ja ei että oli mutta ovat koji koje nije sam biti od se kako što iz kan ang mga ng sa'
  ).split(' '),
)
/** The languages that a refusal may name. */
const known = new Set(
  'de fr es pt it nl sv da no nb nn pl cs sk hu ro tr id ms vi fi hr sr sl bs sq et lv lt ca gl eu az uz sw so tl af is ga cy mt ku'.split(
    ' ',
  ),
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
  const words = sample.match(/\p{L}+/gu) ?? []
  if (words.length < 6) return 'en'
  const share = words.filter((word) => englishWords.has(word.toLowerCase())).length / words.length
  if (share >= (words.length < 40 ? 0.08 : 0.1)) return 'en'
  // A detector alone takes headlines and lists of names for anything, so other languages must show words of their own.
  // Capitals are left out: a list of names may be all accents.
  const marked = words.filter(
    (word) => otherWords.has(word.toLowerCase()) || (/^\p{Ll}+$/u.test(word) && /[^a-z]/.test(word)),
  )
  if (marked.length < words.length * (words.length < 40 ? 0.15 : 0.12)) return 'en'
  const found = detected(sample)
  const best = found.find((each) => known.has(each.lang))
  const english = found.find((each) => each.lang === 'en')?.accuracy ?? 0
  return best !== undefined && best.accuracy >= 0.1 && best.accuracy > english * 2 ? best.lang : 'en'
}

/** Throws where the text is plainly in a language that demarche does not read. */
export function refuseForeign(report: Report): void {
  const { language } = report
  if (language !== 'en')
    throw new DemarcheError('unsupported-language', `unsupported language: ${language}`, { report })
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
    const best = detected(sample)[0]
    return best !== undefined && sharesScript(best.lang, language) ? best.lang : language
  }
  return language
}

/** Loaded only where it is asked: most texts show at once that they are English, and loading it takes longer than they do. */
function detected(sample: string): readonly { readonly lang: string; readonly accuracy: number }[] {
  const { detectAll } = createRequire(import.meta.url)('tinyld') as typeof import('tinyld')
  return detectAll(sample.slice(0, 4_000))
}

const sameScript: Readonly<Record<string, string>> = {
  ru: 'ru uk be bg sr mk kk ky mn tt tg',
  ar: 'ar fa ur ps ku sd ug',
  hi: 'hi mr ne sa',
}

function sharesScript(language: string, family: string): boolean {
  return (sameScript[family] ?? '').split(' ').includes(language)
}
