import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Page } from 'playwright-core'
import { straitsPage } from './places.ts'
import type { Stage, Watched } from './stage.ts'

/** Walks through the pages as a person would, by what they show and not by addresses. */
export function walkTests(stage: () => Stage): void {
  const walk = (name: string, steps: (watched: Watched) => Promise<void>) =>
    it(name, async () => {
      const watched = await stage().open()
      await steps(watched)
      assert.deepEqual(watched.faults, [])
      await watched.close()
    })

  walk('from the overview to a pair, a turn, its evidence, and its place in the report', async ({ page, go }) => {
    await go('/')
    await page.getByRole('link', { name: /Estonia.*Belarus/ }).click()
    await heading(page, 'Estonia and Belarus')
    await page.locator('.timeline a').first().click()
    const turn = page.locator('.turn:target')
    await turn.waitFor()
    await turn.locator('summary').click()
    const evidence = turn.locator('blockquote')
    await evidence.waitFor()
    const marked = await evidence.locator('.is-anchor, .is-content').first().innerText()
    await turn.locator('.whence a').click()
    const card = page.locator('.card:target')
    await card.waitFor()
    assert.ok((await card.innerText()).includes(marked.slice(0, 20)))
  })

  walk('pointing at words lights up their entry, source, cue and content, and the other way round', async (watched) => {
    const { page, go } = watched
    await go(straitsPage)
    const card = page
      .locator('.card.statement')
      .filter({ has: page.locator('.chain') })
      .first()
    const id = await card.getAttribute('data-frame')
    await card.hover()
    await page.locator('article .lit').first().waitFor()
    for (const role of ['source', 'cue', 'content']) {
      const lit = page.locator(`article .lit-${role}`)
      assert.ok((await lit.count()) > 0, role)
      for (const one of await lit.all()) {
        assert.ok((await one.getAttribute('data-parts'))?.split(' ').includes(`${id}.${role}`))
      }
    }
    for (const role of ['source', 'cue', 'content']) {
      assert.equal(
        await page.locator(`article .first-${role}[data-parts*="${id}.${role}"]`).count(),
        1,
        'it is named once',
      )
    }
    await page.mouse.move(0, 0)
    await page.locator('.lit').first().waitFor({ state: 'detached' })
    await page.locator(`article [data-parts~="${id}.cue"]`).first().hover()
    await page.locator(`#${id}.lit`).waitFor()
  })

  walk('a search narrows, gives way again, and leads to the place in the report', async ({ page, go }) => {
    await go('/')
    await page.getByRole('link', { name: 'Search', exact: true }).click()
    await page.getByLabel('Words').fill('transponders')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('status').getByText('1 statement').waitFor()
    await page.getByLabel('Words').fill('')
    await page.locator('select[name=of]').selectOption('events')
    await page.getByRole('button', { name: 'Search' }).click()
    const all = await found(page)
    await page.locator('.facet').filter({ hasText: 'Status' }).getByRole('link', { name: 'negated' }).click()
    const fewer = await found(page)
    assert.ok(fewer > 0 && fewer < all, `${fewer} of ${all}`)
    assert.ok(await page.locator('select[name=status]').isVisible(), 'what is filled in is not folded away')
    await page.getByRole('link', { name: /Take away Status/ }).click()
    assert.equal(await found(page), all)
    assert.ok(!(await page.locator('select[name=status]').isVisible()))
    const month = page.locator('.facet').filter({ hasText: 'Published' }).locator('li').first()
    const within = Number(await month.locator('.count').innerText())
    await month.getByRole('link').click()
    assert.equal(await found(page), within)
    await page.locator('.item .whence a').first().click()
    await page.locator('.card:target').waitFor()
  })

  walk('a list is saved as CSV from its page', async ({ page, go }) => {
    await go('/search?of=events')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV', exact: true }).first().click(),
    ])
    assert.equal(download.suggestedFilename(), 'search.csv')
  })

  walk('from the actors to one of them, what they said, and a dialogue', async ({ page, go }) => {
    await go('/')
    await page.getByRole('link', { name: 'Actors', exact: true }).click()
    await page.getByLabel('Name').fill('Solheim')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('link', { name: 'Ingrid Solheim' }).first().click()
    await heading(page, 'Ingrid Solheim')
    assert.ok((await page.locator('#said blockquote').count()) > 0)
    await go('/actors/s_EST')
    await page.getByLabel(/^with/).fill('BLR')
    await page.getByRole('button', { name: 'Show' }).click()
    await heading(page, 'Estonia and Belarus')
  })

  walk('from the happenings to one, who asserts it, and a report that tells of it', async ({ page, go }) => {
    await go('/')
    await page.getByRole('link', { name: 'Happenings', exact: true }).click()
    await page.locator('.item a').first().click()
    await page.getByRole('heading', { name: 'Who says that it is so' }).waitFor()
    await page.locator('.item a').first().click()
    await page.locator('.card:target').waitFor()
  })

  walk('reports are listed, and what could not be read says why', async ({ page, go }) => {
    await go('/')
    await page.getByRole('link', { name: 'Reports', exact: true }).click()
    await page.getByLabel('Words').fill('trawlers')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('link', { name: /trawlers were turned back/ }).click()
    await page.getByRole('heading', { name: 'What was found' }).waitFor()
    await go('/')
    await page
      .getByRole('link', { name: /could not be read|failure/ })
      .first()
      .click()
    await page.getByText('This is a picture').waitFor()
  })

  walk('a text is pasted, read, and kept when asked', async ({ page, go }) => {
    await go('/')
    await page.getByRole('link', { name: 'Paste', exact: true }).click()
    await page.getByLabel('Text or HTML').fill('Toland said on Monday that no pilot had been asked aboard in Velmar.')
    await page.getByRole('button', { name: 'Read', exact: true }).click()
    assert.match(await page.locator('article').innerText(), /no pilot had been asked/)
    assert.equal(await page.getByText('It is kept').count(), 0)
    await page.getByRole('button', { name: 'Read and keep' }).click()
    await page.getByRole('link', { name: 'open it in the archive' }).click()
    assert.match(await page.locator('article').innerText(), /no pilot had been asked/)
  })

  walk('a file is dropped on the form and read', async ({ page, go }) => {
    await go('/paste')
    await page.evaluate(`{
      const data = new DataTransfer()
      data.items.add(new File(['Toland said that the file was read.'], 'told.txt', { type: 'text/plain' }))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    }`)
    await page.getByRole('button', { name: 'Read', exact: true }).click()
    assert.match(await page.locator('article').innerText(), /the file was read/)
  })

  walk('a question to the API is tried out from its page', async ({ page, go }) => {
    await go('/')
    await page.getByRole('link', { name: 'API', exact: true }).click()
    const route = page.locator('.route').filter({ has: page.getByText('/api/statements', { exact: true }) })
    await route.getByText('Try it').click()
    await route.locator('input[name=q]').fill('transponders')
    await route.getByRole('button', { name: 'Ask' }).click()
    const answer = JSON.parse(await page.locator('body').innerText()) as { items: unknown[] }
    assert.equal(answer.items.length, 1)
  })

  it('a token is asked for, refused where it is wrong, and opens the pages where it is right', async () => {
    const address = await stage().serve([], { token: 'a-long-enough-token' })
    const watched = await stage().open({ baseURL: address })
    const { page, go } = watched
    assert.equal(await go('/'), 401)
    await page.getByRole('link', { name: 'Enter the token' }).click()
    await page.getByLabel('Token').fill('not-the-right-token')
    await page.getByRole('button', { name: 'Enter' }).click()
    await page.getByText('That is not the token').waitFor()
    await page.getByLabel('Token').fill('a-long-enough-token')
    await page.getByRole('button', { name: 'Enter' }).click()
    await heading(page, 'What is in the archive')
    assert.deepEqual(watched.faults, [])
    await watched.close()
  })
}

async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

/** How many results a search counts. */
async function found(page: Page): Promise<number> {
  const told = await page.getByRole('status').innerText()
  return Number(/^\d+/.exec(told.replace(/\s(?=\d)/g, ''))?.[0] ?? Number.NaN)
}
