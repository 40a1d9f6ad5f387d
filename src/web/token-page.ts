import { html } from './html.ts'
import { layout } from './layout.ts'

/** Asks for the token that the server was started with. */
export function tokenPage({ needed, wrong }: { readonly needed: boolean; readonly wrong: boolean }): string {
  return layout({
    title: 'Token',
    body: needed
      ? html`<h1>Token</h1>
<p>The server printed it when it started. It is kept until you close the browser.</p>
${wrong && html`<p class="warning" role="alert">That is not the token.</p>`}
<form method="post" action="/token" class="stack">
<label>Token <input name="token" type="password" autocomplete="off" required></label>
<button>Enter</button></form>`
      : html`<h1>Token</h1><p>This server asks for no token.</p>`,
  })
}
