const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'

const isoDay = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/
const slashedDay = /(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/
const compactDay = /^\s*(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?\s*$/
const monthFirst = new RegExp(`\\b${monthName}\\s{1,3}(\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,3}(?:at\\s)?(\\d{4})\\b`, 'i')
const dayFirst = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?(?:\\s{1,3}of)?[\\s-]{1,3}${monthName},?[\\s-]{1,3}(\\d{4})\\b`,
  'i',
)
/** 24/03/2020 is read only where the two numbers can't be exchanged. */
const numericDay = /(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)/

/** The calendar day that a piece of text names, as ISO 8601; null where it names none for certain. */
export function publishedDay(text: string): string | null {
  const near = text.slice(0, 400)
  const iso = isoDay.exec(near) ?? slashedDay.exec(near) ?? compactDay.exec(near)
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const american = monthFirst.exec(near)
  if (american !== null) return dayOf(Number(american[3]), monthOf(american[1] ?? ''), Number(american[2]))
  const british = dayFirst.exec(near)
  if (british !== null) return dayOf(Number(british[3]), monthOf(british[2] ?? ''), Number(british[1]))
  const numeric = numericDay.exec(near)
  if (numeric === null) return null
  const [first, second, year] = [Number(numeric[1]), Number(numeric[2]), Number(numeric[3])]
  if (first === second || second > 12) return dayOf(year, first, second)
  return first > 12 ? dayOf(year, second, first) : null
}

function monthOf(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

function dayOf(year: number, month: number, day: number): string | null {
  if (year < 1500 || year > 2200 || month < 1 || month > 12 || day < 1) return null
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (day > lastDay) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
