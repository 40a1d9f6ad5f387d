/** The first and the last day of what somebody writes as a day, a month or a year: `2020-03-24`, `2020-03`, `2020`. */
export function daysOf(written: string): { readonly first: string; readonly last: string } | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(written) ?? []
  if (year === undefined) return null
  const first = `${year}-${month ?? '01'}-${day ?? '01'}`
  const moment = new Date(`${first}T00:00:00Z`)
  if (Number.isNaN(moment.getTime()) || !moment.toISOString().startsWith(first)) return null
  if (day !== undefined) return { first, last: first }
  const last = month === undefined ? `${year}-12-31` : `${year}-${month}-${lastDayOf(Number(year), Number(month))}`
  return { first, last }
}

function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
