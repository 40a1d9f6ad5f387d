import { wrong } from './read-settings.ts'

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/**
 * Milliseconds of a time such as `90s`, `15m`, `2h`, or `0`.
 * @throws DemarcheError `wrong-usage`
 */
export function durationFrom(option: string, given: string): number {
  const [, number = '', unit = ''] = /^(\d{1,6}(?:\.\d{1,3})?)(ms|s|m|h|d)$/.exec(given.trim()) ?? []
  const time = Number(number) * (units[unit] ?? Number.NaN)
  if (given.trim() === '0') return 0
  if (number === '' || !(time <= 366 * 86_400_000))
    throw wrong(`${option} takes a time as in 90s, 15m or 2h, not "${given}".`)
  return time
}
