import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

/** [start, end) in code points in the corpora, in UTF-16 units once `toUnits` has moved it. */
export type Extent = readonly [number, number]

export type GoldStatement = {
  readonly source: readonly Extent[]
  readonly cue: readonly Extent[]
  readonly content: readonly Extent[]
}

export type GoldEvent = {
  readonly type: string
  readonly status: string
  readonly anchor: Extent
  readonly source: Extent | null
  readonly target: Extent | null
}

const data = fileURLToPath(new URL('../../shared/data/', import.meta.url))

/** Whether the annotated corpora lie beside the repository. */
export const corporaAreHere = (): boolean => existsSync(data)

export function goldRows<Row>(name: string): Row[] {
  const text = gunzipSync(readFileSync(`${data}${name}`)).toString('utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
}

/** From code points, which the corpora count in, to UTF-16 units. */
export function toUnits(text: string): (extent: Extent) => Extent {
  const starts = [0]
  for (const c of text) starts.push(starts.at(-1)! + c.length)
  return ([a, b]) => [starts[a]!, starts[b]!]
}

export function meet(a: readonly Extent[], b: readonly Extent[]): boolean {
  return a.some(([x, y]) => b.some(([z, w]) => x < w && z < y))
}

/** Whether two fill a role alike: they meet, or nothing fills it in either. */
export function fillAlike(a: readonly Extent[], b: readonly Extent[]): boolean {
  return meet(a, b) || a.length + b.length === 0
}

/** Shared characters of all characters. */
export function jaccard(a: readonly Extent[], b: readonly Extent[]): number {
  const size = (list: readonly Extent[]): number => list.reduce((sum, [x, y]) => sum + y - x, 0)
  const shared = a.reduce(
    (sum, [x, y]) => sum + b.reduce((s, [z, w]) => s + Math.max(0, Math.min(y, w) - Math.max(x, z)), 0),
    0,
  )
  return shared / Math.max(1, size(a) + size(b) - shared)
}

type Spans = { readonly spans: readonly { readonly start: number; readonly end: number }[] }

export const extents = (part: Spans | null): Extent[] => part?.spans.map(({ start, end }): Extent => [start, end]) ?? []
