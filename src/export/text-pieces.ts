/** A place in a text that plays a role in something found there, its owner: `[start, end)` in UTF-16 code units. */
export type Mark<Owner> = {
  readonly owner: Owner
  readonly role: string
  readonly start: number
  readonly end: number
}

/** A run of a text that lies under the same marks throughout. */
export type Piece<Owner> = {
  readonly words: string
  readonly marks: readonly Mark<Owner>[]
  /** Whose mark a click on the words means, the narrowest; null where there are no marks. */
  readonly narrowest: Owner | null
  /** Whose first mark begins here, and whose last one ends here; of two the inner comes first. */
  readonly begun: readonly Owner[]
  readonly ended: readonly Owner[]
}

type Segment<Owner> = { readonly start: number; readonly end: number; readonly marks: readonly Mark<Owner>[] }

/**
 * The paragraphs of a text from one offset to another, each cut into pieces. Marks may nest and overlap: the text is cut
 * wherever one begins or ends. Ask for parts in the order of the text or not; each call stands alone.
 */
export function piecesOf<Owner>(
  text: string,
  given: readonly Mark<Owner>[],
): (from: number, to: number) => readonly (readonly Piece<Owner>[])[] {
  const marks = given.map((mark) => trimmed(text, mark)).filter(({ start, end }) => start < end)
  const segments = segmentsOf(text, marks)
  const firsts = outermost(marks, 'start')
  const lasts = outermost(marks, 'end')

  function piece(segment: Segment<Owner>, from: number, to: number): Piece<Owner> {
    const start = Math.max(segment.start, from)
    const end = Math.min(segment.end, to)
    const isMarked = segment.marks.length > 0
    return {
      words: text.slice(start, end),
      marks: segment.marks,
      narrowest: narrowest(segment.marks)?.owner ?? null,
      begun: (isMarked && firsts.get(start)) || [],
      ended: (isMarked && lasts.get(end)) || [],
    }
  }

  return (from, to) => {
    let index = 0
    return [...paragraphsOf(text, from, to)].map((paragraph) => {
      while (index < segments.length && segments[index]!.end <= paragraph.start) index++
      const pieces: Piece<Owner>[] = []
      for (let i = index; i < segments.length && segments[i]!.start < paragraph.end; i++) {
        pieces.push(piece(segments[i]!, paragraph.start, paragraph.end))
      }
      return pieces
    })
  }
}

/** The classes by which a piece looks like what it is part of; the roles of events are marked by their anchors alone. */
export function classesOf<Owner>(
  marks: readonly Mark<Owner>[],
  { isStatement, isDoubtful }: { isStatement: (owner: Owner) => boolean; isDoubtful: boolean },
): readonly string[] {
  const depth = Math.min(3, marks.filter(({ role }) => role === 'content').length)
  const plays = (wanted: string, ofStatement: boolean) =>
    marks.some(({ owner, role }) => role === wanted && isStatement(owner) === ofStatement)
  return [
    'mark',
    ...(depth > 0 ? [`depth${depth}`] : []),
    ...(plays('source', true) ? ['source'] : []),
    ...(plays('cue', true) ? ['cue'] : []),
    ...(plays('anchor', false) ? ['anchor'] : []),
    ...(isDoubtful ? ['doubt'] : []),
  ]
}

/**
 * A mark without the white space at its ends, where a paragraph's end would swallow its anchor or its number, and not
 * cut between the halves of a surrogate pair.
 */
function trimmed<Owner>(text: string, mark: Mark<Owner>): Mark<Owner> {
  const whole = (at: number) => {
    const isInside = /[\uDC00-\uDFFF]/.test(text[at] ?? '') && /[\uD800-\uDBFF]/.test(text[at - 1] ?? '')
    return Math.max(0, Math.min(text.length, isInside ? at - 1 : at))
  }
  let [start, end] = [whole(mark.start), whole(mark.end)]
  while (start < end && /\s/.test(text[start] ?? '')) start++
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--
  return { ...mark, start, end }
}

function segmentsOf<Owner>(text: string, marks: readonly Mark<Owner>[]): readonly Segment<Owner>[] {
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  const waiting = marks.toSorted((a, b) => a.start - b.start)
  let active: Mark<Owner>[] = []
  let next = 0
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i]!
    active = active.filter((mark) => mark.end > start)
    while (next < waiting.length && waiting[next]!.start <= start) active.push(waiting[next++]!)
    return { start, end, marks: [...active] }
  })
}

/** Where each owner's first mark begins, or its last one ends. */
function outermost<Owner>(marks: readonly Mark<Owner>[], side: 'start' | 'end'): ReadonlyMap<number, readonly Owner[]> {
  const best = new Map<Owner, Mark<Owner>>()
  for (const mark of marks) {
    const held = best.get(mark.owner)
    const isFurther = held === undefined || (side === 'start' ? mark.start < held.start : mark.end > held.end)
    if (isFurther) best.set(mark.owner, mark)
  }
  const inner = [...best.values()].toSorted((a, b) => a.end - a.start - (b.end - b.start))
  return new Map(
    [...Map.groupBy(inner, (mark) => mark[side])].map(([at, list]) => [at, list.map(({ owner }) => owner)]),
  )
}

function narrowest<Owner>(marks: readonly Mark<Owner>[]): Mark<Owner> | null {
  return marks.reduce<Mark<Owner> | null>(
    (best, mark) => (best === null || mark.end - mark.start < best.end - best.start ? mark : best),
    null,
  )
}

/** Paragraphs between empty lines. */
function* paragraphsOf(text: string, from: number, to: number): Generator<{ start: number; end: number }> {
  const breaks = /\n[^\S\n]*\n\s*/g
  breaks.lastIndex = from
  let start = from
  while (start < to) {
    const found = breaks.exec(text)
    const end = found === null ? to : Math.min(found.index, to)
    if (text.slice(start, end).trim() !== '') yield { start, end }
    if (found === null) return
    start = breaks.lastIndex
  }
}
