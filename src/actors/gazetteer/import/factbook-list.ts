import { z } from 'zod'
import { type ActorRow, BadRow, type RowOutcome } from './actor-row.ts'
import { countryOf, dayOf, officeHeld } from './cell-values.ts'

const words = z.object({ text: z.string() })
/** The parts of a country's page in the CIA World Factbook that tell who governs. */
const page = z.object({
  Government: z.object({
    'Country name': z.object({
      'conventional short form': words.optional(),
      'conventional long form': words.optional(),
    }),
    'Executive branch': z.object({ 'chief of state': words.optional(), 'head of government': words.optional() }),
  }),
})
type Page = z.infer<typeof page>

/**
 * Reads pages of the CIA World Factbook as JSON: one country's, or many in a list or under their names. Null where there
 * are none.
 */
export function factbookList(value: unknown): readonly RowOutcome[] | null {
  const pages = pagesIn(value)
  return pages.length === 0 ? null : pages.flatMap(rowsOf)
}

function pagesIn(value: unknown): Page[] {
  const one = page.safeParse(value)
  if (one.success) return [one.data]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((inner) => {
    const found = page.safeParse(inner)
    return found.success ? [found.data] : []
  })
}

function rowsOf({ Government: government }: Page): RowOutcome[] {
  const names = government['Country name']
  const forms = [names['conventional short form'], names['conventional long form']].map((form) =>
    plain(form?.text ?? ''),
  )
  const name = forms.find((form) => form !== '' && form !== 'none') ?? ''
  return (['chief of state', 'head of government'] as const).flatMap((office): RowOutcome[] => {
    const text = plain(government['Executive branch'][office]?.text ?? '')
    // Deputies and notes stand behind the first; they are not what the field is of.
    const [first = ''] = text.split(/;|\bnote\b/u)
    const place = `${name === '' ? 'a page without a name' : name}, ${office}`
    if (first.trim() === '') return []
    try {
      return [
        { row: rowOf(first, countryOf(name), office === 'chief of state' ? 'head-of-state' : 'head-of-government') },
      ]
    } catch (error) {
      if (error instanceof BadRow) return [{ place, reason: error.message }]
      throw error
    }
  })
}

const titles =
  /^((?:[\p{L}-]+ (?:and )?){0,4}?(?:President|Prime Minister|Premier|Chancellor|King|Queen|Emperor|Empress|Emir|Amir|Sultan|Pope|Supreme Leader|Taoiseach|Grand Duke|Prince|Chief Executive|Governor|Chairman))\s+(?!of\b|and\b)(.+)$/u

function rowOf(text: string, country: string | null, office: 'head-of-state' | 'head-of-government'): ActorRow {
  if (country === null) throw new BadRow('The page does not name its country.')
  const [, before = '', since = ''] =
    /^(.+?)\s*\((?:acting |interim )?since (?:at least |about |\D*?)((?:\d{1,2} )?(?:\p{L}+ )?\d{4})\)/u.exec(text) ??
    []
  if (before === '') throw new BadRow(`No holder with a day is in "${text.trim()}".`)
  const [, title = '', rest = ''] = titles.exec(before.trim()) ?? []
  if (rest === '') throw new BadRow(`What is title and what is name cannot be told in "${before}".`)
  const [name = '', ...aliases] = rest
    .split(/[()]/u)
    .map((part) => inNameCase(part.replace(/,/gu, '').trim()))
    .filter((part) => part !== '')
  const held = officeHeld(title.toLowerCase(), { country, from: dayOf(since), to: null })
  return { id: null, name, aliases, kind: 'person', country, sectors: [], held: { ...held, office, sectors: ['GOV'] } }
}

/** The Factbook writes surnames in capitals: "Joseph R. BIDEN", "MUHAMMAD BIN SALMAN Al Saud". */
function inNameCase(name: string): string {
  return name.replace(/\p{Lu}[\p{Lu}'’]+/gu, (word) => {
    if (/^[IVX]+$/u.test(word)) return word
    const small = word.toLowerCase()
    return ['bin', 'al', 'el', 'ibn'].includes(small) ? small : word.charAt(0) + small.slice(1)
  })
}

function plain(text: string): string {
  return text
    .replace(/<[^>]*>/gu, ' ')
    .replace(/&nbsp;/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}
