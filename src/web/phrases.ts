import type { ActorRef } from '../views/actor-key.ts'
import { daysOf } from '../views/days.ts'
import { actorAddress } from './addresses.ts'
import { type Html, html, words } from './html.ts'

/** A day for people: 14 March 2024. What is no whole day stays as it is. */
export function longDay(day: string | null): string {
  if (day === null) return 'no date'
  const moment = new Date(`${day}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(moment.getTime())) return day
  const month = months[moment.getUTCMonth()]
  return `${moment.getUTCDate()} ${month} ${moment.getUTCFullYear()}`
}

/** A day within a year that is told elsewhere: 14 Mar. */
export function shortDay(day: string): string {
  return longDay(day).replace(/^(\d+ \S{3}).*/, '$1')
}

/** A month as `2024-03` within a year that is told elsewhere: Mar. */
export function shortMonth(month: string): string {
  return months[Number(month.slice(5, 7)) - 1]?.slice(0, 3) ?? month
}

/** A month as `2024-03` for people: March 2024. */
export function longMonth(month: string): string {
  const name = /^\d{4}-\d{2}$/.test(month) ? months[Number(month.slice(5)) - 1] : undefined
  return name === undefined ? month : `${name} ${month.slice(0, 4)}`
}

/**
 * From one day to another, no finer than it is known: 14 March 2024, March 2024, 2024, or 3 March 2024 to 5 March 2024.
 */
export function period(from: string | null, to: string | null): Html {
  if (from === null || to === null || from === to) return dayOf(from ?? to)
  const whole = wholeSpan(from, to)
  if (whole === null) return html`${dayOf(from)} to ${dayOf(to)}`
  return html`<time datetime="${whole}">${longMonth(whole)}</time>`
}

/** The same without markup. */
export function periodWords(from: string | null, to: string | null): string {
  if (from === null || to === null || from === to) return longDay(from ?? to)
  const whole = wholeSpan(from, to)
  return whole === null ? `${longDay(from)} to ${longDay(to)}` : longMonth(whole)
}

/** The year or month that two days are the first and the last of, or null. */
function wholeSpan(from: string, to: string): string | null {
  const spans = [from.slice(0, 4), from.slice(0, 7)]
  return spans.find((one) => daysOf(one)?.first === from && daysOf(one)?.last === to) ?? null
}

const months = 'January February March April May June July August September October November December'.split(' ')

export function dayOf(day: string | null): Html {
  return day === null ? html`<span class="soft">no date</span>` : html`<time datetime="${day}">${longDay(day)}</time>`
}

export function actorLink(actor: ActorRef, side = ''): Html {
  const country =
    actor.country !== null && actor.kind !== 'state' ? html` <span class="code">${actor.country}</span>` : ''
  return html`<a class="actor ${side}" href="${actorAddress(actor.key)}">${words(actor.name)}</a>${country}`
}

/** One and many: 1 report, 2 reports. */
export function many(count: number, one: string, more = `${one}s`): string {
  return `${figure(count)} ${count === 1 ? one : more}`
}

/** A number with its thousands apart. */
export function figure(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f')
}

/** PLOVER's score as people write it, with a minus and not a hyphen: −7, 2.5. */
export function score(value: number | string): string {
  return String(value).replace('-', '\u2212')
}

/** PLOVER's four quads in words. */
export const quads: Readonly<Record<number, string>> = {
  1: 'verbal cooperation',
  2: 'material cooperation',
  3: 'verbal conflict',
  4: 'material conflict',
}

export function isConflict(quad: number): boolean {
  return quad >= 3
}

/** An event's type as a word for people. */
export function typeWord(type: string): string {
  return type.toLowerCase()
}

/** What stands in place of a list: where nothing was asked for, the archive holds nothing of the kind yet. */
export function nothing(query: Readonly<Record<string, string>>, otherwise: string): Html {
  const { of: _of, limit: _limit, ...conditions } = query
  return Object.values(conditions).some((value) => value !== '')
    ? html`<p class="none">${otherwise}</p>`
    : html`<p class="none">There are none yet: <a href="/paste">paste a report</a>, or add files with <code>demarche add</code>.</p>`
}
