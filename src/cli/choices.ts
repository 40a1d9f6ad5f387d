import { wrong } from './read-settings.ts'

/** The one of some choices that an option names; wrong usage where it names none of them. */
export function oneOf<Choice extends string>(
  option: string,
  given: string | undefined,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice.toLowerCase() === given?.toLowerCase())
  if (found !== undefined) return found
  throw wrong(`${option} takes ${listed(choices)}${given === undefined ? '' : `, not "${given}"`}.`)
}

/** Several of them, parted by commas; undefined where the option was not given. */
export function several<Choice extends string>(
  option: string,
  given: string | undefined,
  choices: readonly Choice[],
): readonly Choice[] | undefined {
  return given?.split(',').map((name) => oneOf(option, name.trim(), choices))
}

function listed(choices: readonly string[]): string {
  return `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`
}

/** A whole number of things, at least one. */
export function countOf(option: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  if (/^[1-9]\d{0,6}$/.test(given)) return Number(given)
  throw wrong(`${option} takes a whole number from 1 to 9999999, not "${given}".`)
}
