/** Bulletins: made once for a day, looked at, taken away as PDF and as Word. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { journey } from '../harness/journey.ts'
import { becomes } from '../harness/wait.ts'

interface Bulletin {
  id: string
  as_of: string
  number: string
  totals: { projects: number; done: string }
}

const made = (page: Page): Locator => page.getByRole('list', { name: '已生成的周通报' }).getByRole('listitem')

async function make(page: Page): Promise<void> {
  await page.getByRole('button', { name: '生成周通报' }).click()
  await page.waitForURL(url => url.searchParams.has('id'), { timeout: 60_000 })
}

journey(
  'a bulletin is made for the chosen day, and the list shows its figures',
  async ({ page, open, ask, picture, isAccessible }) => {
    await open('/bulletins')
    assert.equal(await page.getByLabel('数据截至').inputValue(), '2023-03-31')
    await page.getByText('还没有生成过周通报').waitFor()
    await isAccessible()
    await make(page)
    await becomes(() => made(page).count(), 1, 'one bulletin is listed')
    const words = await made(page).first().innerText()
    for (const part of ['截至 2023-03-31', '360 个项目', '432,679 万元'])
      assert.ok(words.includes(part), words)
    const bulletins = await ask<Bulletin[]>('/api/bulletins')
    assert.deepEqual(
      bulletins.map(({ as_of, totals }) => [as_of, totals.projects, totals.done]),
      [['2023-03-31', 360, '432679']],
    )
    await picture('bulletins-made')
  },
  'desk',
)

journey('a bulletin made again for the same day is the same bulletin', async ({ page, open, ask }) => {
  await open('/bulletins')
  await make(page)
  const once = await ask<Bulletin[]>('/api/bulletins')
  await open('/bulletins')
  await make(page)
  const twice = await ask<Bulletin[]>('/api/bulletins')
  const days = twice.map(({ as_of }) => as_of)
  assert.equal(new Set(days).size, days.length, `one bulletin for each day: ${days}`)
  assert.equal(twice.length, once.length)
  await becomes(() => made(page).count(), once.length, 'the list shows it once')
})

journey('the PDF is shown, and both files can be taken away', async ({ page, open, ask, client }) => {
  await open('/bulletins')
  await make(page)
  const [bulletin] = await ask<Bulletin[]>('/api/bulletins')
  const answer = await client().send('GET', `/api/bulletins/${bulletin?.id}/bulletin.pdf`)
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('content-type'), 'application/pdf')
  const kinds = { PDF: /^%PDF-/, Word: /^PK\u0003\u0004/ }
  for (const [kind, begins] of Object.entries(kinds)) {
    const download = page.waitForEvent('download', { timeout: 60_000 })
    await page.getByRole('link', { name: `下载 ${kind}` }).click()
    const bytes = await readFile(await (await download).path())
    assert.match(bytes.subarray(0, 8).toString('latin1'), begins, kind)
    assert.ok(bytes.length > 10_000, `${kind} has ${bytes.length} bytes`)
  }
})

journey(
  'the bulletins can be read on any screen',
  async ({ page, open, picture, fitsTheScreen, isAccessible }) => {
    await open('/bulletins')
    await make(page)
    await made(page).first().waitFor()
    await picture('bulletins')
    await fitsTheScreen()
    await isAccessible()
  },
)

journey(
  'a bulletin of another day stands beside it, each at its own address',
  async ({ page, open, ask }) => {
    await open('/bulletins')
    await make(page)
    await page.getByLabel('数据截至').fill('2023-02-28')
    const before = page.url()
    await page.getByRole('button', { name: '生成周通报' }).click()
    await page.waitForURL(url => url.href !== before, { timeout: 60_000 })
    await made(page).filter({ hasText: '截至 2023-02-28' }).waitFor()
    const bulletins = await ask<Bulletin[]>('/api/bulletins')
    const march = bulletins.find(({ as_of }) => as_of === '2023-03-31')
    await made(page).filter({ hasText: '截至 2023-03-31' }).getByRole('link').click()
    await page.waitForURL(url => url.searchParams.get('id') === march?.id)
    await page.getByRole('heading', { level: 2, name: new RegExp(march?.number ?? 'no number') }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { level: 2 }).first().waitFor()
    assert.notEqual(new URL(page.url()).searchParams.get('id'), march?.id)
  },
  'desk',
)
