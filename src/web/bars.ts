import type { Counted } from '../views/count-by.ts'
import { type Html, html, type Part } from './html.ts'
import { figure, shortMonth } from './phrases.ts'

const mostWide = 640
const floor = 92
const tallest = 70
/** Up to so many months each has its name and its figure; of more the years are told alone. */
const mostNamed = 14

/** Counts by month as bars of one size on every page, with the same in words for those who don't see them. */
export function monthBars(months: readonly Counted[], what: string): Html {
  if (months.length === 0) return html``
  const filled = withEmptyMonths(months)
  const most = Math.max(...filled.map(({ count }) => count))
  const areNamed = filled.length <= mostNamed
  const step = areNamed ? 40 : Math.min(mostWide / filled.length, 12)
  const width = Math.ceil(Math.max(step * filled.length, 40))
  const height = floor + (areNamed ? 36 : 20)
  const label = `${what} by month, from ${filled[0]!.value} to ${filled.at(-1)!.value}; at most ${most} in a month`
  const bars = filled.map(({ value, count }, i) => {
    const tall = count === 0 ? 0 : Math.max(2, Math.round((count / most) * tallest))
    const middle = ((i + 0.5) * step).toFixed(1)
    return html`<rect x="${(i * step + 0.5).toFixed(1)}" y="${floor - tall}" width="${Math.max(1, step - (areNamed ? 6 : 1)).toFixed(1)}" height="${tall}"><title>${value}: ${count}</title></rect>${areNamed && named(value, count, middle, floor - tall)}`
  })
  return html`<svg class="bars" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}">
<line x1="0" x2="${width}" y1="${floor + 0.5}" y2="${floor + 0.5}"/>${bars}
${yearsOf(filled, areNamed ? 1 : 40 / step).map(({ i, year }) => html`<text x="${areNamed ? ((i + 0.5) * step).toFixed(1) : Math.max(14, i * step).toFixed(1)}" y="${height - 5}">${year}</text>`)}</svg>`
}

function named(month: string, count: number, middle: string, top: number): Part {
  return [
    count > 0 && html`<text x="${middle}" y="${top - 4}">${figure(count)}</text>`,
    html`<text x="${middle}" y="${floor + 15}">${shortMonth(month)}</text>`,
  ]
}

/** Where years begin, so many months apart at least that their figures don't touch. */
function yearsOf(months: readonly Counted[], apart: number): readonly { readonly i: number; readonly year: string }[] {
  const found: { i: number; year: string }[] = []
  for (const [i, { value }] of months.entries()) {
    const last = found.at(-1)
    if (i > 0 && !value.endsWith('-01')) continue
    if (last === undefined || i - last.i >= apart) found.push({ i, year: value.slice(0, 4) })
  }
  return found
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
