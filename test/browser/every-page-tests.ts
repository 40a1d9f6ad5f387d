import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { placesOf } from './places.ts'
import { type Stage, shots, type Watched } from './stage.ts'

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** Screens as people have them: a phone, a tablet or half a screen, a desk. */
const screens = [
  { name: 'phone', width: 360, height: 740 },
  { name: 'tablet', width: 820, height: 1_100 },
  { name: 'desk', width: 1_440, height: 900 },
] as const

/** What must hold of every page, whatever it shows. */
export function everyPageTests(stage: () => Stage): void {
  for (const { name, width, height } of screens) {
    // The dark changes nothing of where things stand: one width of it is enough.
    for (const colorScheme of name === 'desk' ? (['light', 'dark'] as const) : (['light'] as const)) {
      it(`every page fits on a ${name}, ${colorScheme}`, async () => {
        const options = {
          viewport: { width, height },
          colorScheme,
          isMobile: name === 'phone',
          hasTouch: name === 'phone',
        }
        await eachPage(stage(), options, async ({ page }, place) => {
          await page.screenshot({ path: join(shots, `${place}-${name}-${colorScheme}.png`), fullPage: true })
          const wide: number = await page.evaluate(
            'document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth',
          )
          const broken = await page.evaluate<string[]>(brokenHeads)
          return [
            ...(wide > 0 ? [`it scrolls sideways by ${wide}`] : []),
            ...broken.map((head) => `a table's head "${head}" is broken`),
          ]
        })
      })
    }
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`axe-core finds no serious fault in any page, ${colorScheme}`, async () => {
      await eachPage(stage(), { colorScheme }, async ({ page }) => seriousFaults(page))
    })
  }

  it('axe-core finds what is there to be found', async () => {
    const { page, go, close } = await stage().open()
    await go('/token')
    await page.evaluate('document.querySelector("h1").style.color = "#ccc"')
    assert.match((await seriousFaults(page)).join(), /color-contrast/)
    await close()
  })

  it('every page has its heading and all its words without a script', async () => {
    const withScript = new Map<string, string>()
    await eachPage(stage(), {}, async ({ page }, place) => {
      // What tells of keys is shown with the script that hears them.
      await page.evaluate(`for (const hint of document.querySelectorAll('.keys-hint')) hint.hidden = true`)
      withScript.set(place, await page.locator('main').innerText())
      return []
    })
    await eachPage(stage(), { javaScriptEnabled: false }, async ({ page }, place) => {
      assert.equal(await page.locator('h1').count(), 1, place)
      return (await page.locator('main').innerText()) === withScript.get(place)
        ? []
        : ['it reads otherwise without a script']
    })
  })

  it('every page prints as ink on white, whatever the screen has, without what only a screen can use', async () => {
    await eachPage(stage(), { colorScheme: 'dark' }, async ({ page }, place) => {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
      const [paper, ink] = await page.evaluate<[string, string]>(
        '[document.body, document.querySelector("h1")].map((e, i) => getComputedStyle(e)[i ? "color" : "backgroundColor"])',
      )
      const shown = await page.locator('header.top, form, button').filter({ visible: true }).count()
      if (place === 'reports-one') await page.pdf({ path: join(shots, 'reader.pdf'), format: 'A4' })
      return [
        ...(paper === 'rgb(255, 255, 255)' ? [] : [`its paper is ${paper}`]),
        ...(ink === 'rgb(0, 0, 0)' ? [] : [`its ink is ${ink}`]),
        ...(shown === 0 ? [] : [`${shown} buttons, forms or heads are printed`]),
      ]
    })
  })
}

/** Heads of tables that stand on more than one line. */
const brokenHeads = `[...document.querySelectorAll('thead th')].filter((head) => {
  const range = document.createRange()
  range.selectNodeContents(head)
  return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1
}).map((head) => head.textContent)`

type Options = Parameters<Stage['open']>[0]

/** Goes through all pages, and fails with everything that was found wrong on any, by the watch or by `look`. */
async function eachPage(
  stage: Stage,
  options: Options,
  look: (watched: Watched, place: string) => Promise<readonly string[]>,
): Promise<void> {
  const wrong: string[] = []
  const watched = await stage.open(options)
  for (const [place, path] of await placesOf(stage)) {
    const status = await watched.go(path)
    if (status !== (place === 'nothing' ? 404 : 200)) wrong.push(`${place}: status ${status}`)
    wrong.push(...(await look(watched, place)).map((fault) => `${place}: ${fault}`))
  }
  assert.deepEqual([...wrong, ...watched.faults], [])
  await watched.close()
}

/** What axe-core calls serious or critical (https://github.com/dequelabs/axe-core), with the first element it stands at. */
async function seriousFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  return page.evaluate<string[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ' at ' + nodes.length + ', first ' + nodes[0].html.slice(0, 200)))`,
  )
}
