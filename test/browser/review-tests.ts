import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { reportKey } from '../../src/archive/keys.ts'
import { numbered, sarvia } from '../archive/some-records.ts'
import { type Stage, shots, type Watched } from './stage.ts'

const report = reportKey(sarvia.fingerprint)

/** Review by keys and by mouse, over an archive of its own, since what is decided changes what others see. */
export function reviewTests(stage: () => Stage): void {
  describe('review', () => {
    let address = ''
    before(async () => {
      address = await stage().serve([sarvia, numbered(1)])
    })
    const walk = (name: string, steps: (watched: Watched) => Promise<void>) =>
      it(name, async () => {
        const watched = await stage().open({ baseURL: address })
        await watched.go('/review')
        await watched.page.getByLabel('Who reviews').fill('Ana')
        await step(watched.page, () => watched.page.getByRole('button', { name: 'That is me' }).click())
        await steps(watched)
        assert.deepEqual(watched.faults, [])
        await watched.close()
      })
    const record = async () => {
      const got = await fetch(`${address}/api/reports/${report}`)
      return (await got.json()) as { record: typeof sarvia; reviews: { id: string; state: string }[] }
    }
    const states = async () => Object.fromEntries((await record()).reviews.map(({ id, state }) => [id, state]))

    walk('y, n and h decide and go on; Mod+Z takes the last back; ? lists the keys', async ({ page, go }) => {
      await go(`/review?report=${report}`)
      const decided: string[] = []
      for (const [key, verdict] of [
        ['y', 'right'],
        ['n', 'wrong'],
        ['h', 'unsure'],
      ] as const) {
        decided.push(await shown(page))
        await step(page, () => page.keyboard.press(key))
        assert.match(await page.locator('.done').innerText(), new RegExp(`Kept: ${verdict}`))
        assert.ok(!decided.includes(await shown(page)))
      }
      const after = await states()
      assert.deepEqual(
        decided.map((id) => after[id]),
        ['right', 'wrong', 'unsure'],
      )
      await step(page, () => page.keyboard.press('Control+z'))
      assert.match(await page.locator('.done').innerText(), /Taken back/)
      assert.equal(await shown(page), decided[2])
      assert.equal((await states())[decided[2] ?? ''], undefined)
      const here = await shown(page)
      await step(page, () => page.keyboard.press('ArrowRight'))
      assert.notEqual(await shown(page), here)
      await step(page, () => page.keyboard.press('ArrowLeft'))
      assert.equal(await shown(page), here)
      await page.keyboard.press('?')
      const keys = page.getByRole('dialog')
      await keys.waitFor()
      await page.screenshot({ path: `${shots}review-keys.png` })
      await page.keyboard.press('y')
      assert.ok(await keys.isVisible(), 'no verdict behind the list of keys')
      await page.keyboard.press('Escape')
      await keys.waitFor({ state: 'hidden' })
    })

    walk('spans are mended by keys', async ({ page, go }) => {
      await go(`/review?at=${report}/e1`)
      const done = page.locator('input[name=anchor]')
      await page.keyboard.press('m')
      await page.keyboard.press('1')
      await page.keyboard.press('ArrowRight')
      assert.equal(await done.inputValue(), 'refuse 𝔸ll')
      assert.equal(await page.locator('#text .is-anchor').filter({ hasText: '𝔸ll' }).count(), 1)
      await page.keyboard.press('Shift+ArrowLeft')
      assert.equal(await done.inputValue(), 'We refuse 𝔸ll')
      await page.keyboard.press('3')
      await page.keyboard.press('Delete')
      assert.equal(await page.locator('input[name=target]').inputValue(), '')
      await page.screenshot({ path: `${shots}review-mending.png`, fullPage: true })
      await page.keyboard.press('Escape')
      assert.equal(await done.inputValue(), 'refuse', 'Esc leaves all as it was')
      await page.keyboard.press('m')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('3')
      await page.keyboard.press('Delete')
      await page.locator('.mend-fields select[name=type]').selectOption('SANCTION')
      await page.locator('h1').click()
      await step(page, () => page.keyboard.press('Enter'))
      const event = (await record()).record.events.find(({ id }) => id === 'e1')
      assert.deepEqual(
        [event?.type, event?.anchor.spans.map(({ text }) => text), event?.target.spans],
        ['SANCTION', ['refuse 𝔸ll'], []],
      )
    })

    walk('spans are mended with the mouse, in several pieces with Shift', async ({ page, go }) => {
      await go(`/review?at=${report}/s2`)
      await page.getByText('Mend it').click()
      await page.getByRole('button', { name: /Who speaks/ }).click()
      await drag(page, 'foreign', 'minister')
      assert.equal(await page.locator('input[name=source]').inputValue(), 'foreign minister')
      await page.keyboard.down('Shift')
      await drag(page, 'Ana', 'Dorn')
      await page.keyboard.up('Shift')
      await page.locator('select[name=speaker]').selectOption({ label: 'Toland' })
      await step(page, () => page.getByRole('button', { name: /Keep as mended/ }).click())
      const said = (await record()).record.statements.find(({ id }) => id === 's2')
      assert.deepEqual(
        [said?.source.spans.map(({ text }) => text), said?.source.actor],
        [['foreign minister', 'Ana Dorn'], 'a2'],
      )
      await go(`/reports/${report}`)
      assert.match(await page.locator('#s2').innerText(), /mended/)
    })

    it('without a script a verdict is given by button, and words are typed', async () => {
      const { page, go, faults, close } = await stage().open({ baseURL: address, javaScriptEnabled: false })
      await go(`/review?at=${report}/s3`)
      await page.getByText('Mend it').click()
      assert.equal(await page.locator('.role:visible').count(), 0, 'no button that needs a script')
      await page.getByLabel('Your name').fill('Mira')
      await page.getByLabel('What is said').fill('Dorn had asked for talks')
      await step(page, () => page.getByRole('button', { name: /Keep as mended/ }).click())
      assert.match(await page.locator('.done').innerText(), /Kept: mended/)
      const said = (await record()).record.statements.find(({ id }) => id === 's3')
      assert.equal(said?.content.spans[0]?.text, 'Dorn had asked for talks')
      assert.deepEqual(faults, [])
      await close()
    })
  })
}

/** The id of the statement or event that stands on the page. */
function shown(page: Page): Promise<string> {
  return page.locator('.frame .what a').innerText()
}

/** Does something that leads to another page, and waits for that. */
async function step(page: Page, act: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForEvent('load'), act()])
}

/** Selects words of the text with the mouse, from the middle of one word to the middle of another. */
async function drag(page: Page, from: string, to: string): Promise<void> {
  const at = async (word: string) => {
    const words = page.locator('#text [data-at]').filter({ hasText: new RegExp(`^${word}$`) })
    const box = await words.first().boundingBox()
    assert.ok(box !== null, word)
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  const [start, end] = [await at(from), await at(to)]
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(end.x, end.y, { steps: 4 })
  await page.mouse.up()
}
