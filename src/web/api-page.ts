import { type Html, html, type Part } from './html.ts'
import { layout } from './layout.ts'

export type DescribedRoute = {
  readonly path: string
  readonly summary: string
  readonly parameters: readonly {
    readonly name: string
    readonly in: string
    readonly required: boolean
    readonly description?: string
    readonly schema: { readonly [name: string]: unknown }
  }[]
}

/** What the API answers, each question with a form to try it. */
export function apiPage(routes: readonly DescribedRoute[]): string {
  return layout({
    title: 'API',
    at: '/api',
    body: html`<h1>API</h1>
<p class="lead">Every question has an address that gives JSON. <a href="/api/openapi.json">openapi.json</a> has all of it for programs (OpenAPI 3.1).</p>
<p>Lists give <code>items</code> and <code>next</code>; hand <code>next</code> in as <code>cursor</code> for the next page. What goes wrong is told as a problem object (RFC 9457) with a code. Offsets are UTF-16 code units, end exclusive.</p>
${routes.map(described)}
<section class="route"><h2><span class="method">POST</span> <code>/api/read</code></h2>
<p>Reads a report and gives its record: <code>text/plain</code>, <code>text/html</code>, or <code>application/json</code> with <code>text</code> or <code>html</code> and, where known, <code>title</code>, <code>publisher</code>, <code>published</code>, <code>uri</code>. With <code>?keep=yes</code> the record is kept. Nothing is fetched. <a href="/paste">Paste</a> tries it.</p></section>`,
  })
}

function described({ path, summary, parameters }: DescribedRoute): Html {
  const inPath = parameters.some((parameter) => parameter.in === 'path')
  return html`<section class="route"><h2><span class="method">GET</span> <code>${path}</code></h2><p>${summary}</p>
${
  parameters.length > 0 &&
  html`<details><summary>Parameters</summary><dl>${parameters.map(
    ({ name, required, description, schema }) =>
      html`<dt><code>${name}</code>${required && ' (needed)'}</dt><dd>${description ?? ''} ${values(schema)}</dd>`,
  )}</dl></details>`
}
<details><summary>Try it</summary><form class="search" action="${inPath ? '/try' : path}">${inPath && html`<input type="hidden" name="path" value="${path}">`}${parameters.map(
    ({ name, required, schema }) => html`<label>${name} ${field(name, required, schema)}</label>`,
  )}<button>Ask</button></form>${inPath && html`<p class="hint">Take a key from a list, as in <code>${path.replace('{key}', path.includes('actors') ? 's_PER' : 'k_0123456789abcdef')}</code>.</p>`}</details>
</section>`
}

function values(schema: DescribedRoute['parameters'][number]['schema']): Part {
  const list = schema['enum']
  return Array.isArray(list) && html`<span class="soft">one of ${list.join(', ')}</span>`
}

function field(name: string, required: boolean, schema: DescribedRoute['parameters'][number]['schema']): Html {
  const list = schema['enum']
  if (!Array.isArray(list)) return html`<input name="${name}"${required && html` required`}>`
  return html`<select name="${name}"><option value=""></option>${list.map((value) => html`<option>${String(value)}</option>`)}</select>`
}
