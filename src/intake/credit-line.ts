import { bylineNames } from './byline-names.ts'

const contributed =
  /^(?:.{0,40}\b(?:writers?|reporters?|correspondents?|producers?|journalists?|editors?)\s)?(.{3,160}?),? (?:also )?contributed (?:(?:to|reporting|additional reporting|reporting to|from|for)\b.{0,120})?\.?$/
const reported = /^(.{3,120}?),? reported from [^.]{2,60}\.(?: .{3,120} (?:contributed|reported) .{2,80}\.)?$/
const reporting =
  /^\(?(?:additional )?(?:reporting|writing|compiled|report|editing|with reporting|with additional reporting|with files|with information|reported and written)(?: and (?:writing|editing))? (?:by|from)\b:? (.{2,300}?)\)?\.?$/i
const provided =
  /^\(?(?:some )?(?:information|material) (?:for|in) this (?:report|article|story) (?:was provided|came|is|was)\b.{2,160}$/i
const adapted = /^.{2,80} (?:adapted|wrote|edited) (?:this|the) (?:story|report|article) .{0,120}$/
const cues = /\b(?:contributed|report|writing|compiled|editing|files|information|material|adapted|wrote|edited)/i

export type Credit = { readonly names: readonly string[] }

/** A closing line that names who worked on the report; null for any other line. */
export function creditLine(line: string): Credit | null {
  if (line.length > 420 || !cues.test(line) || /["“”]/.test(line)) return null
  const bare = line
    .replace(/^[\s(*_—–-]+/, '')
    .replace(/^(?:\p{Lu}[\p{L}.&]*\s){0,4}\p{Lu}[\p{L}.&]*(?:['’]s|['’])\s(?=\p{Lu})/u, '')
  const credited =
    reporting.exec(bare)?.[1] ?? creditedNames(contributed.exec(bare)?.[1]) ?? creditedNames(reported.exec(bare)?.[1])
  if (credited !== undefined && credited !== null)
    return { names: bylineNames(credited.split(/;|\bediting by\b/i)[0] ?? '') }
  return provided.test(bare) || adapted.test(bare) ? { names: [] } : null
}

/** "The sanctions contributed to this" names nobody: a credit begins with a person's or an outlet's name. */
function creditedNames(subject: string | undefined): string | null {
  if (subject === undefined) return null
  return bylineNames(subject).length > 0 || /^The Associated Press$|^(?:Reuters|AFP|VOA)\b/.test(subject)
    ? subject
    : null
}
