import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import { pageScript } from '../web/page-script.ts'
import { pageStyle } from '../web/page-style.ts'

const assets = [
  { path: '/assets/demarche.css', type: 'text/css; charset=utf-8', content: pageStyle },
  { path: '/assets/demarche.js', type: 'text/javascript; charset=utf-8', content: pageScript },
] as const

/** The one style and the one script that pages have. */
export function addAssets(app: Hono): void {
  for (const { path, type, content } of assets) {
    const tag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`
    app.get(path, (c) => {
      const headers = { 'Content-Type': type, ETag: tag, 'Cache-Control': 'no-cache' }
      return c.req.header('if-none-match') === tag ? c.body(null, 304, headers) : c.body(content, 200, headers)
    })
  }
}
