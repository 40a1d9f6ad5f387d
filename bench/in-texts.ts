/**
 * Whether events are found as well within reports as in the single sentences that the corpora are cut into: reads the
 * development sentences with events one by one, and again twelve to a text, each a paragraph, in the corpus's order.
 * An event is right when its anchor meets one of the same type, whole when source and target meet that one's too, or
 * both have none. `node bench/in-texts.ts [sentences in a text...]`, 1 and 12 by default.
 */
import { takeIn } from '../src/intake/take-in.ts'
import { type Extent, extents, fillAlike, type GoldEvent, goldRows, meet, toUnits } from './gold.ts'
import { withCorpora } from './read-gold.ts'

type Row = { readonly text: string; readonly events: readonly GoldEvent[] }
type Placed = {
  readonly type: string
  readonly anchor: readonly Extent[]
  readonly source: readonly Extent[]
  readonly target: readonly Extent[]
}

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1, 12]

await withCorpora(async (reader) => {
  for (const part of ['news', 'rich']) {
    const rows = goldRows<Row>(`events/${part}.dev.jsonl.gz`)
    for (const size of sizes) {
      const counts = { gold: 0, found: 0, typed: 0, whole: 0 }
      for (let i = 0; i < rows.length; i += size) {
        const { text, gold } = joined(rows.slice(i, i + size))
        const record = await reader.read(takeIn({ text, verbatim: true }))
        const found = record.events.map((e) => ({
          type: e.type as string,
          anchor: extents(e.anchor),
          source: extents(e.source),
          target: extents(e.target),
        }))
        counts.gold += gold.length
        counts.found += found.length
        counts.typed += pairs(gold, found, () => true)
        counts.whole += pairs(gold, found, (a, b) => fillAlike(a.source, b.source) && fillAlike(a.target, b.target))
      }
      console.log(`${part}.dev, ${size} to a text (gold ${counts.gold}, found ${counts.found})`)
      console.log(`  anchor and type  ${figures(counts.typed, counts.found, counts.gold)}`)
      console.log(`  whole event      ${figures(counts.whole, counts.found, counts.gold)}`)
    }
  }
})

/** Sentences as the paragraphs of one text, and their events moved along, in UTF-16 units. */
function joined(rows: readonly Row[]): { text: string; gold: Placed[] } {
  let text = ''
  const gold: Placed[] = []
  for (const row of rows) {
    if (text) text += '\n\n'
    const base = text.length
    const units = toUnits(row.text)
    const at = (e: Extent | null): Extent[] => {
      if (!e) return []
      const [start, end] = units(e)
      return [[base + start, base + end]]
    }
    for (const e of row.events)
      gold.push({ type: e.type, anchor: at(e.anchor), source: at(e.source), target: at(e.target) })
    text += row.text.replaceAll('\n', ' ')
  }
  return { text, gold }
}

/** How many found events meet a gold one of their type that none before has taken, and fit it. */
function pairs(gold: readonly Placed[], found: readonly Placed[], fits: (a: Placed, b: Placed) => boolean): number {
  const free = new Set(gold)
  let n = 0
  for (const f of found) {
    const match = [...free].find((g) => g.type === f.type && meet(g.anchor, f.anchor) && fits(g, f))
    if (!match) continue
    free.delete(match)
    n++
  }
  return n
}

function figures(right: number, found: number, gold: number): string {
  const f1 = (200 * right) / Math.max(1, found + gold)
  const share = (of: number): string => ((100 * right) / Math.max(1, of)).toFixed(1)
  return `P ${share(found)} R ${share(gold)} F1 ${f1.toFixed(1)}`
}
