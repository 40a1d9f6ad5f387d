import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Page } from 'playwright-core'
import { placesOf, straitsPage } from './places.ts'
import type { Stage } from './stage.ts'

/** So many things of each page are gone through; a page that holds the keyboard fast comes to fewer. */
const mostStops = 60
/** Where a certain thing is looked for, it comes within so many. */
const mostToThing = 400

/** What somebody can do who has no mouse. */
export function keyboardTests(stage: () => Stage): void {
  it('the keyboard reaches all that can be used, in order, and shows where it is', async () => {
    const { page, go, faults, close } = await stage().open()
    const wrong: string[] = []
    for (const [place, path] of await placesOf(stage())) {
      await go(path)
      const usable = await page.evaluate<readonly string[]>(usableThings)
      const stops = await walkThrough(page)
      for (const [i, what] of usable.entries()) {
        if (stops[i]?.what !== what) wrong.push(`${place}: stop ${i + 1} is ${stops[i]?.what} and not ${what}`)
      }
      wrong.push(...stops.filter(({ seen }) => !seen).map(({ what }) => `${place}: focus can't be seen on ${what}`))
      if (stops[0]?.what !== 'To the content') wrong.push(`${place}: it begins with ${stops[0]?.what}`)
    }
    assert.deepEqual([...wrong, ...faults], [])
    await close()
  })

  it('a search is asked and a result opened by keys alone', async () => {
    const { page, go, faults, close } = await stage().open()
    await go('/search')
    await tabTo(page, 'input[name=q]')
    await page.keyboard.type('transponders')
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('1 statement').waitFor()
    await tabTo(page, '.item .whence a')
    await page.keyboard.press('Enter')
    await page.locator('.card:target').waitFor()
    assert.deepEqual(faults, [])
    await close()
  })

  it('in the reader, keys go from an entry to its place, light it up, and come back', async () => {
    const { page, go, faults, close } = await stage().open()
    await go(straitsPage)
    await tabTo(page, '.card .number')
    const id = await page.evaluate<string>('document.activeElement.closest("[data-frame]").dataset.frame')
    assert.ok((await page.locator(`article .lit[data-parts*="${id}."]`).count()) > 0, 'its words are lit')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.hash === `#in-text-${id}`)
    await page.keyboard.press('Tab')
    assert.equal(
      await page.evaluate('document.activeElement.closest("article") !== null'),
      true,
      'it goes on from there',
    )
    await tabTo(page, `.note a[href="#${id}"]`)
    await page.keyboard.press('Enter')
    await page.locator(`#${id}:target`).waitFor()
    assert.deepEqual(faults, [])
    await close()
  })

  it('in a dialogue, keys go from a mark of the time line to its turn and open the evidence', async () => {
    const { page, go, faults, close } = await stage().open()
    await go('/dialogue?a=EST&b=BLR')
    await tabTo(page, '.timeline a')
    await page.keyboard.press('Enter')
    await page.locator('.turn:target').waitFor()
    await tabTo(page, '.turn:target summary')
    await page.keyboard.press('Enter')
    await page.locator('.turn:target blockquote').waitFor()
    assert.deepEqual(faults, [])
    await close()
  })
}

/** What a person would say of the thing that has the focus. */
const named = `const named = (one) => one.textContent.trim().slice(0, 40) || one.name || one.outerHTML.slice(0, 60)`

const usableThings = `(() => {
  ${named}
  return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
    .filter((one) => one.tabIndex >= 0 && one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }))
    .slice(0, ${mostStops}).map(named)
})()`

type Stop = { readonly what: string; readonly seen: boolean }

/** Presses Tab through the first things of a page; a field that has parts of its own, as a date, is one stop. */
async function walkThrough(page: Page): Promise<readonly Stop[]> {
  const stops: Stop[] = []
  await page.evaluate('globalThis.stopped = new Set()')
  // A date has a stop for its day, month, year and picker.
  for (let i = 0; i < mostStops + 20 && stops.length < mostStops; i++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate<Stop | 'again' | null>(`(() => {
      const one = document.activeElement
      if (one === null || one === document.body) return null
      if (stopped.has(one)) return 'again'
      stopped.add(one)
      const { outlineStyle, outlineWidth } = getComputedStyle(one)
      ${named}
      return { what: named(one), seen: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 }
    })()`)
    if (stop === null) return stops
    if (stop !== 'again') stops.push(stop)
  }
  return stops
}

/** Presses Tab until an element that the selector names has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < mostToThing; i++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`)) return
  }
  throw new Error(`the keyboard does not come to ${selector}`)
}
