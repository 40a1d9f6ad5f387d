import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { openArchive } from '../../src/archive/open-archive.ts'
import { type Serving, serveArchive } from '../../src/http/serve.ts'
import type { ReportRecord } from '../../src/record/report-record.ts'
import { fill, someRecords } from '../http/some-app.ts'
import { openReader } from '../reading/stand-in-reader.ts'

/** Where screenshots and prints are kept; not part of the repository. */
export const shots = fileURLToPath(new URL('./shots/', import.meta.url))

/** A browser and a server over a real archive, which the tests of `test/browser` share. */
export type Stage = {
  readonly browser: Browser
  /** Where the server answers, as `http://127.0.0.1:41234`. */
  readonly address: string
  /** A page of its own, watched: see `Watched`. */
  open(options?: BrowserContextOptions): Promise<Watched>
  /** Another server, over an archive of its own; it ends with the stage. */
  serve(records: readonly ReportRecord[], more?: ServeMore): Promise<string>
  close(): Promise<void>
}

export type ServeMore = {
  readonly token?: string
  /** What could not be read, by the name of its file. */
  readonly failures?: readonly string[]
}

/** A page and all that went wrong on it so far. */
export type Watched = {
  readonly page: Page
  /**
   * In words: scripts of a report's that ran, dialogs, violations of the policy, errors of the page's own script, and
   * requests to anywhere but the server.
   */
  readonly faults: readonly string[]
  /** Goes to an address of the server's and gives the status of the answer. */
  go(path: string): Promise<number>
  close(): Promise<void>
}

const plenty = { burst: 1_000_000, perSecond: 10_000 }

export async function openStage(executablePath: string): Promise<Stage> {
  mkdirSync(shots, { recursive: true })
  const folder = mkdtempSync(join(tmpdir(), 'demarche-browser-'))
  const servers: Serving[] = []

  async function serve(records: readonly ReportRecord[], { token, failures = [] }: ServeMore = {}): Promise<string> {
    const archive = join(folder, `${servers.length}.archive`)
    const writing = await openArchive(archive, { create: true, now: () => '2031-01-01T00:00:00.000Z' })
    await fill(writing, records)
    for (const foundAt of failures) {
      await writing.fail({ foundAt, key: null, id: null, error: { code: 'binary', message: foundAt } })
    }
    await writing.close()
    const limits = { asking: plenty, reading: plenty }
    const options = { archive, host: '127.0.0.1', port: 0, version: '0.1.0', openReader, limits, token }
    const serving = await serveArchive(options)
    servers.push(serving)
    return serving.address
  }

  // As root, Chromium runs only without its sandbox; the pages are our own.
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none']
  const browser = await chromium.launch({ executablePath, args })
  const address = await serve(someRecords)
  return {
    browser,
    address,
    open: (options = {}) => watched(browser, options.baseURL ?? address, options),
    serve,
    close: async () => {
      await browser.close()
      for (const serving of servers) await serving.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** A page in a context of its own, so that nothing of another test's is left in it. */
export async function watched(browser: Browser, address: string, options: BrowserContextOptions): Promise<Watched> {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options, baseURL: address })
  const faults: string[] = []
  context.setDefaultTimeout(60_000)
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== address) faults.push(`it asks ${request.url()}`)
  })
  context.on('dialog', (dialog) => {
    faults.push(`a dialog says ${dialog.message()}`)
    void dialog.dismiss()
  })
  context.on('console', (message) => {
    // That an answer is 404 or 400 is what some tests ask for.
    const isStatus = /^Failed to load resource: the server responded with a status of 4\d\d/.test(message.text())
    if (message.type() === 'error' && !isStatus) faults.push(`it complains: ${message.text()}`)
  })
  context.on('weberror', (error) => faults.push(`its script fails: ${error.error().message}`))
  await context.exposeBinding('hit', ({ page }) => faults.push(`a script ran on ${page.url()}`))
  await context.exposeBinding('violated', ({ page }, what: unknown) =>
    faults.push(`it breaks the policy on ${page.url()}: ${what}`),
  )
  await context.addInitScript(
    `addEventListener('securitypolicyviolation', (event) => violated(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))`,
  )
  const page = await context.newPage()
  return {
    page,
    faults,
    go: async (path) => (await page.goto(path, { waitUntil: 'load' }))?.status() ?? 0,
    close: () => context.close(),
  }
}
