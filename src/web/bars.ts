import type { Counted } from '../views/count-by.ts'
import { type Html, html } from './html.ts'

const width = 640
const height = 96
const floor = 76

/** Counts by month as bars, with a table of the same figures for those who don't see them. */
export function monthBars(months: readonly Counted[], what: string): Html {
  if (months.length === 0) return html``
  const filled = withEmptyMonths(months)
  const most = Math.max(...filled.map(({ count }) => count))
  const step = Math.min(width / filled.length, 40)
  const label = `${what} by month, from ${filled[0]!.value} to ${filled.at(-1)!.value}; at most ${most} in a month`
  const bars = filled.map(({ value, count }, i) => {
    const tall = count === 0 ? 0 : Math.max(2, Math.round((count / most) * (floor - 6)))
    return html`<rect x="${(i * step + 0.5).toFixed(1)}" y="${floor - tall}" width="${Math.max(1, step - 2).toFixed(1)}" height="${tall}"><title>${value}: ${count}</title></rect>`
  })
  const years = filled.flatMap(({ value }, i) =>
    i === 0 || value.endsWith('-01') ? [{ x: i * step, year: value.slice(0, 4) }] : [],
  )
  const spaced = years.filter(({ x }, i) => i === 0 || x - years[i - 1]!.x > 36)
  return html`<svg class="bars" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
<line x1="0" x2="${width}" y1="${floor + 0.5}" y2="${floor + 0.5}"/>${bars}
${spaced.map(({ x, year }) => html`<text x="${x.toFixed(1)}" y="${height - 4}">${year}</text>`)}</svg>`
}

const mostMonths = 480

/** Every month from the first to the last, so that silence shows. */
function withEmptyMonths(months: readonly Counted[]): readonly Counted[] {
  const known = months.filter(({ value }) => /^\d{4}-\d{2}$/.test(value))
  if (known.length < 2) return months
  const counts = new Map(known.map(({ value, count }) => [value, count]))
  const number = (value: string) => Number(value.slice(0, 4)) * 12 + Number(value.slice(5)) - 1
  const [first, last] = [number(known[0]!.value), number(known.at(-1)!.value)]
  if (last - first >= mostMonths) return known
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const month = first + i
    const value = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
    return { value, count: counts.get(value) ?? 0 }
  })
}
