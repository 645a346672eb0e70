/** The frame around every page: it loads, it can be read, it can be used from the keyboard, it fits. */
import assert from 'node:assert/strict'
import { journey } from '../harness/journey.ts'

journey('the application opens with a title and a main part', async ({ page, open, picture }) => {
  await open('/')
  assert.match(await page.title(), /挂图|Guatu/)
  await page.getByRole('main').waitFor()
  await picture('shell')
})

journey(
  'the application has no barrier and does not scroll sideways',
  async ({ open, isAccessible, fitsTheScreen }) => {
    await open('/')
    await fitsTheScreen()
    await isAccessible()
  },
)

journey(
  'the first key press makes the focus visible',
  async ({ page, open }) => {
    await open('/')
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => document.activeElement !== document.body)
    assert.ok(focused, 'something has the focus')
  },
  'desk',
)

journey('an address below the application is served by the application', async ({ page, open }) => {
  await open('/projects')
  await page.reload()
  await page.getByRole('main').waitFor()
})
