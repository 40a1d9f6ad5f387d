import type { FoundStatement } from './found-statement.ts'

const denied = /\b(?:not|never)\b|n['’]t\b|\bcannot\b/iu
const nobody = /^(?:neither|nobody|none|no\s+one|nor)\b/iu

/**
 * False where the report tells that something was not said: "has not reported any cases", "neither side relented".
 * PolNeAR counts these as attributions; a record of who said what has no place for them.
 */
export function isSaid(text: string, s: FoundStatement): boolean {
  if (s.cue && denied.test(text.slice(s.cue.start, s.cue.end))) return false
  return !(s.source && nobody.test(text.slice(s.source.start, s.source.end)))
}
