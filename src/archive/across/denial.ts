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
