import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'

const shared = new URL('../../../shared/', import.meta.url)

/** Where a file of the corpora is, or undefined where this checkout stands alone. */
export function corpusFile(path: string): URL | undefined {
  const file = new URL(`data/${path}`, shared)
  return existsSync(file) ? file : undefined
}

/** The rows of a gzipped JSON Lines file. */
export function rowsOf<T>(file: URL, row: z.ZodType<T>): T[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => row.parse(JSON.parse(line)))
}

export const textRow = z.object({ text: z.string() })

/** Invented texts with all that trips a cutter of words. */
export const oddTexts: readonly string[] = [
  'The envoy said "no", again; then 3,500 people (or so) left.',
  'A quote: “We won’t go,” said Ms. Orlova — “not now…”\r\nNext line.\r\rThird.',
  "`` We refuse , '' the minister said -LRB- on Monday -RRB- . ''",
  'İstanbul, ISPARTA, ılıman, ÇANKAYA: the İzmir talks.',
  'ofﬁce, ﬂeet, ŒUVRE, Straße, ǅungla, ŉ, ΑΣ ΟΔΥΣΣΕΥΣ',
  'cafe\u0301 naı\u0308ve A\u030angstro\u0308m \u0301lone m\u0323\u0307 q\u0307\u0323',
  '대한민국 정부는 각 뷁 talks in 서울.',
  '中国外交部发言人表示，talks與日本。日本語のテスト、カタカナ',
  'zero\u200bwidth \u00adsoft\u00adhyphen \u200dj\u200doin \ufeffbom word\u2060joiner',
  'nul\u0000byte and \ufffd and \u0007bell and \u000bvt and \u000cff and \u0085nel',
  '😀 smile 👨‍👩‍👧 family 🏳️‍🌈 𝔸𝕓𝕔 𐐀𐐨 \u{1F1FA}\u{1F1F8}',
  '\ud800 lone \udc00\udc00 x\ud83d y\ude00',
  'هذا نصٌّ عربيّ، وُقِّع الاتفاق. שָׁלוֹם',
  'हिन्दी में समाचार, ไทย ภาษา, தமிழ்',
  'ΆΈΉ ≮ ≠ ; ` 豈 﫚 丽 𫝀 \u{2b820}',
  `${'a'.repeat(100)} ${'b'.repeat(101)} ${'é'.repeat(100)} ${'한'.repeat(60)}`,
  'a#b ##ing [unused1] $5 €6 ^ ~ | \\ < > = + _ under_score @x #tag',
  '\u2028line\u2029para\u00a0nbsp\u3000ideographic\u1680ogham\u180emongol',
  'ក្រុមអ្នកនាំពាក្យ \u1734 \u{1171e} \u166d \u{111c9} \u061d \u2e5d',
  '   \n\n\t  ',
  '',
  'Ǆ ǅ ǆ ẞ ŀ Ⅷ ⓐ ℃ K Å ½ ² ①',
]
