import { publishedDay } from './published-day.ts'

const label =
  /^(?:(?:first |originally )?(?:published|posted|updated|last updated|last modified|modified|created|issued|date)\b|on(?= [A-Z\d]))(?: (?:on|at|date))?\s?[:|-]?\s*/i
const onlyDate =
  /^[\s|,.·•:/()–—+-]*(?:(?:published|posted|updated|last|modified|at|on|by|the|of|original|first|mon|tues?|wed(?:nes)?|thurs?|thu|fri|sat(?:ur)?|sun|mon|day|monday|tuesday|wednesday|thursday|friday|saturday|sunday|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|am|pm|a\.m|p\.m|noon|gmt|utc|bst|est|edt|et|cst|cdt|ct|pst|pdt|pt|cet|eet|ist|jst|kst|hrs?|hours?|min|mins|minutes?|days?|ago|read|\d{1,4}(?:st|nd|rd|th)?|\d{1,2}[:.]\d{2}(?::\d{2})?(?:am|pm)?|\d{1,2}(?:am|pm)|\d{4}-\d{2}-\d{2}(?:t[\d:.+z-]{4,20})?)(?:[\s|,.·•:/()–—+-]+|$)){1,30}$/i

/** "The Port Amara Post Published Monday, ...": the outlet before the date. */
const outlet = /^(?:[\p{Lu}][\p{L}.&'’-]{0,30}[\s,|·•-]{1,3}){1,6}(?=(?:Published|Posted|Updated|Last updated)\b)/u

export type DateLine = { readonly published: string | null }

/** A line that says when the report came out and nothing else; null for any other line. */
export function dateLine(line: string): DateLine | null {
  if (line.length > 120 || !/\d/.test(line)) return null
  const bare = line.replace(outlet, '')
  if (!onlyDate.test(bare)) return null
  const day = publishedDay(bare.replace(label, ''))
  if (day === null && !label.test(bare) && !/\b(?:ago|read)\b|\d[:.]\d{2}/i.test(line)) return null
  // "Updated ..." alone tells when it was changed, not when it came out.
  return { published: /^(?:last )?(?:updated|modified)/i.test(bare) ? null : day }
}
