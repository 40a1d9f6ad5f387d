import { type ActorName, actorName, type FrameContent, frameContent, rolesOf } from '../archive/review/frame-content.ts'
import { DemarcheError } from '../record/demarche-error.ts'
import type { Range } from '../record/ranges.ts'
import { checked } from './api/route.ts'

/** What a form sends under a name: the first of several values, or all of them. */
export type Form = { one(name: string): string; all(name: string): readonly string[] }

/**
 * The content that a form describes. A role's places are those that a script put beside its words where the words are
 * theirs; without a script the words are looked for in the text, nearest to where the frame stands.
 *
 * @throws DemarcheError `wrong-usage` for words that the report does not hold
 */
export function mendedContent(kind: FrameContent['kind'], form: Form, text: string, near: number): FrameContent {
  const places = Object.fromEntries(
    rolesOf[kind].map((role) => [role, placesOf(form.one(role), form.one(`${role}_at`), text, near)]),
  )
  if (kind === 'statement') {
    const [speaker = null] = actorsOf(form.all('speaker'))
    return checked(frameContent, { kind, ...places, speaker, mode: form.one('mode') })
  }
  return checked(frameContent, {
    kind,
    ...places,
    type: form.one('type'),
    status: form.one('status'),
    sources: actorsOf(form.all('sources')),
    targets: actorsOf(form.all('targets')),
    assertedBy: form.one('assertedBy') === '' ? null : form.one('assertedBy'),
  })
}

function actorsOf(values: readonly string[]): readonly ActorName[] {
  return values.filter((value) => value !== '').map((value) => checked(actorName, parsed(value)))
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

function placesOf(words: string, at: string, text: string, near: number): readonly Range[] {
  const pieces = words
    .split(/\s*…\s*/)
    .map(oneLine)
    .filter((piece) => piece !== '')
  const marked = [...at.matchAll(/(\d{1,9})-(\d{1,9})/g)].map(([, start, end]) => ({
    start: Number(start),
    end: Number(end),
  }))
  const asMarked = marked.map(({ start, end }) => oneLine(text.slice(start, end))).join(' … ')
  // An ellipsis of the text itself parts nothing.
  if (asMarked === oneLine(words) || oneLine(asMarked.split(/\s*…\s*/).join(' … ')) === pieces.join(' … '))
    return marked
  return pieces.map((piece) => nearest(piece, text, near))
}

/** Where words stand in a text, with white space of any kind between them: the place nearest to another. */
function nearest(words: string, text: string, near: number): Range {
  const pattern = words.split(' ').map(escaped).join('\\s+')
  const found = [...text.matchAll(new RegExp(pattern, 'gu'))].map(({ index, 0: there }) => ({
    start: index,
    end: index + there.length,
  }))
  const [best] = found.toSorted((a, b) => Math.abs(a.start - near) - Math.abs(b.start - near))
  if (best === undefined) {
    throw new DemarcheError(
      'wrong-usage',
      `The report does not hold the words "${words.slice(0, 80)}"; take them from the text as they stand, and part pieces with " … ".`,
    )
  }
  return best
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/-]/g, (sign) => `\\${sign}`)
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}
