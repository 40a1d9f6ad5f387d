import { html } from './html.ts'
import { layout } from './layout.ts'

/** What a person sees where there is no page to be had. */
export function problemPage(problem: {
  readonly title: string
  readonly detail: string
  readonly status: number
}): string {
  return layout({
    title: problem.title,
    body: html`<h1>${problem.title}</h1>
<p>${problem.detail}</p>
${problem.status === 401 ? html`<p><a href="/token">Enter the token</a></p>` : html`<p><a href="/search">Search</a> or go to the <a href="/">overview</a>.</p>`}`,
  })
}
