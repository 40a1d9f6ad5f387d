import type { Statement } from '../../record/statement.ts'

/** Cues by which somebody says that a thing is not so. */
const denying = /\b(?:den(?:y|ies|ied|ying)|denial|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)|rebut(?:s|ted|ting)?)\b/iu
const dismissing = /\b(?:reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|called?|calling|described?|describing)\b/iu
/** What a thing is called that is not so. */
const untrue =
  /\b(?:absurd|baseless|fabricat\p{L}*|fals(?:e|ehood)|fantasy|fiction|groundless|hoax|invent(?:ed|ion)|lie|lies|myth|nonsense|unfounded|untrue|slander|novel)\b/iu
/** Words that lead back to what somebody else has said. */
const saidBefore =
  /\b(?:accusations?|allegations?|accounts?|assertions?|charges?|claims?|reports?|version|it|this|that|them|any such)\b/iu

/** "denied that", "disputes": what it tells of did not take place, as the speaker has it. */
export function isDenial({ cue }: Statement): boolean {
  return cue.spans.some(({ text }) => denying.test(text))
}

/**
 * "rejected the accusation", "called the account simply untrue": a statement that denies what somebody else said, and
 * does not say it over again.
 */
export function rejectsWhatWasSaid(statement: Statement): boolean {
  const cue = statement.cue.spans.map(({ text }) => text).join(' ')
  const content = statement.content.spans.map(({ text }) => text).join(' ')
  if (untrue.test(content) && (dismissing.test(cue) || denying.test(cue) || saidBefore.test(content))) return true
  if (content.split(/\s+/u).length > 8) return false
  return (denying.test(cue) || /\b(?:reject|dismiss)/iu.test(cue)) && saidBefore.test(content)
}

/** "had not fired", "didn’t ever shoot": nothing but helping words stands between. */
const notDone = /(?:\b(?:not|never)|n['’]t)\s+(?:(?:ever|even|yet|actually|been|have|has|had|be|so much as)\s+)*$/iu
/** "not one Tajik soldier fired", "none of its troops had shot", "no unit fired a shot": who did it is nobody. */
const byNobody =
  /\b(?:not (?:one|a single)|no|none of|neither|nobody|no one)\b(?! (?:longer|doubt|less|more)\b)(?:\s+(?!\p{L}+ed\b)[\p{L}’'-]+){0,7}(?:\s+\p{L}+ed\s+(?:an?|any))?\s*$/iu
/** "There has been no deployment". */
const thereWasNone = /\bthere (?:is|was|were|has been|have been|had been) (?:no|never any)\s*$/iu
const pastVerb =
  /^(?:\p{L}+ed|shot|sent|struck|hit|held|took|taken|gave|given|cut|broke|set|met|made|led|left|began|fought|threw|drove|fell|sank)\b/iu

/** Whether the words of a clause that lead up to an anchor deny it: what comes before it, and the anchor itself. */
export function isDeniedInWords(before: string, anchor: string): boolean {
  const clause = before.slice(
    Math.max(0, ...[',', ';', ':', '—', '“', '"', '('].map((sign) => before.lastIndexOf(sign) + 1)),
  )
  return notDone.test(clause) || thereWasNone.test(clause) || (pastVerb.test(anchor) && byNobody.test(clause))
}
