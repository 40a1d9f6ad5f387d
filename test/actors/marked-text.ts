import assert from 'node:assert/strict'
import { namesByRule } from '../../src/actors/find-names.ts'
import { whoIsWho } from '../../src/actors/who-is-who.ts'
import { paragraphs } from '../../src/language/paragraphs.ts'
import { sentences } from '../../src/language/sentences.ts'
import { RangeIndex } from '../../src/record/range-index.ts'
import type { Range } from '../../src/record/ranges.ts'

/**
 * A text in which each statement is marked as `[source|cue|content]` in any order: `<` `>` round a source, `{` `}`
 * round its content, which follows or comes before in the same sentence.
 */
export function resolve(
  marked: string,
  published: string | null = null,
): {
  speakers: (string | null)[]
  aliases: string[][]
  candidates: string[][]
  roles: string[][]
  kinds: (string | undefined)[]
  countries: (string | null | undefined)[]
} {
  let text = ''
  const sources: Range[] = []
  const contents: Range[] = []
  let open = 0
  for (const c of marked) {
    if (c === '<' || c === '{') open = text.length
    else if (c === '>') sources.push({ start: open, end: text.length })
    else if (c === '}') contents.push({ start: open, end: text.length })
    else text += c
  }
  const statements = sources.map((source, i) => ({
    source,
    cue: { start: source.end, end: source.end },
    content: [contents[i]!],
    within: null,
    via: null,
    addressee: null,
  }))
  const parts = paragraphs(text)
  const found = whoIsWho(statements, [], namesByRule(text, parts), {
    text,
    paragraphs: parts,
    sentences: sentences(text),
    contents: new RangeIndex(contents),
    published,
  })
  const actors = found.speakers.map((id) => found.actors.find((a) => a.id === id))
  for (const m of found.mentions) assert.equal(text.slice(m.start, m.end), m.text)
  return {
    speakers: actors.map((a) => a?.name ?? null),
    aliases: actors.map((a) => [...(a?.aliases ?? [])]),
    candidates: found.candidates.map((list) => list.map((id) => found.actors.find((a) => a.id === id)!.name)),
    roles: actors.map((a) => a?.roles.map((r) => r.text) ?? []),
    kinds: actors.map((a) => a?.kind),
    countries: actors.map((a) => a?.country),
  }
}
