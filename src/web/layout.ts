import { type Html, html, type Part } from './html.ts'

export type PageParts = {
  readonly title: string
  /** The address of the place in the head's list that this page belongs to. */
  readonly at?: string
  readonly body: Part
  /** Where the page has two columns. */
  readonly wide?: boolean
}

const places = [
  { path: '/', name: 'Overview' },
  { path: '/search', name: 'Search' },
  { path: '/reports', name: 'Reports' },
  { path: '/actors', name: 'Actors' },
  { path: '/dialogue', name: 'Dialogue' },
  { path: '/happenings', name: 'Happenings' },
  { path: '/review', name: 'Review' },
  { path: '/paste', name: 'Paste' },
  { path: '/api', name: 'API' },
] as const

/** A whole page around its body. */
export function layout({ title, at, body, wide = false }: PageParts): string {
  const nav = places.map(
    ({ path, name }) => html`<li><a href="${path}"${path === at && html` aria-current="page"`}>${name}</a></li>`,
  )
  const page: Html = html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · demarche</title>
<link rel="stylesheet" href="/assets/demarche.css">
<script src="/assets/demarche.js" defer></script>
</head>
<body>
<a class="skip" href="#main">To the content</a>
<header class="top"><a class="brand" href="/">demarche</a>
<nav aria-label="Pages"><ul>${nav}</ul></nav></header>
<main id="main"${wide && html` class="wide"`}>
${body}
</main>
</body>
</html>
`
  return `<!doctype html>\n${page.text}`
}
