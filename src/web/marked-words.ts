import type { Context } from '../views/context.ts'
import { type Html, html } from './html.ts'

const cutOff = html`<span class="soft">…</span>`

/** Words around a statement or an event with its parts marked; of marks that lie in each other the inner shows. */
export function markedWords({ text, marks, cut }: Context): Html {
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])]
    .filter((at) => at >= 0 && at <= text.length)
    .sort((a, b) => a - b)
  const pieces = cuts.slice(1).map((end, i) => {
    const start = cuts[i]!
    const roles = new Set(marks.filter((mark) => mark.start < end && start < mark.end).map(({ role }) => role))
    const words = text.slice(start, end)
    return roles.size === 0
      ? words
      : html`<span class="${[...roles].map((role) => `is-${role}`).join(' ')}">${words}</span>`
  })
  return html`${cut.before && cutOff}<bdi>${pieces}</bdi>${cut.after && cutOff}`
}
