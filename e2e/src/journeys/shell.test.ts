/** The frame around every page: menu, search, date and language, from the keyboard and on a phone. */
import assert from 'node:assert/strict'
import { journey } from '../harness/journey.ts'
import { becomes, projectsListed, until } from '../harness/wait.ts'

const pages = {
  挂图: ['/wall', /重点项目挂图作战/],
  项目: ['/projects', /项目库/],
  进度填报: ['/reporting', /进度填报/],
  导入: ['/import', /导入/],
  周通报: ['/bulletins', /周通报/],
} as const

journey('the application opens with the wall', async ({ page, open, picture }) => {
  await open('/')
  assert.match(await page.title(), /挂图|Guatu/)
  await page.getByRole('heading', { level: 1, name: /挂图作战/ }).waitFor()
  await picture('shell')
})

journey(
  'the menu leads to every page, marks where one is, and keeps the date',
  async ({ page, open, size }) => {
    await open('/wall')
    const menu = page.getByRole('navigation', { name: '主菜单' })
    for (const [name, [path, heading]] of Object.entries(pages).reverse()) {
      const entry = menu.getByRole('link', { name, exact: true }).last()
      if (size === 'phone') {
        const box = await entry.boundingBox()
        assert.ok(
          box && box.height >= 44 && box.width >= 44,
          `${name} can be touched: ${JSON.stringify(box)}`,
        )
        await entry.tap()
      } else await entry.click()
      await page.waitForURL(url => url.pathname === path)
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      assert.equal(new URL(page.url()).searchParams.get('as_of'), '2023-03-31', `${name} keeps the date`)
      assert.equal(await entry.getAttribute('aria-current'), 'page')
    }
  },
)

journey(
  'Ctrl+K finds a project by its initials and opens it',
  async ({ page, open, picture, isAccessible }) => {
    await open('/wall')
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: '搜索' })
    await field.waitFor()
    await becomes(
      () => page.evaluate(() => document.activeElement?.getAttribute('role')),
      'combobox',
      'one can type at once',
    )
    await page.keyboard.type('zbzhg')
    const hit = page.getByRole('option', { name: /国际·北方区域总部智慧港/ })
    await hit.waitFor()
    await becomes(() => hit.getAttribute('aria-selected'), 'true', 'the first hit is chosen')
    await picture('shell-search')
    await isAccessible()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/projects\/EQ2023-001/)
    await page.getByRole('heading', { level: 1, name: '国际·北方区域总部智慧港' }).waitFor()
  },
  'desk',
)

journey(
  'the search finds a unit and shows its projects, and says when there is nothing',
  async ({ page, open }) => {
    await open('/wall')
    await page.getByRole('button', { name: '搜索' }).click()
    const field = page.getByRole('combobox', { name: '搜索' })
    await field.fill('没有这样的东西')
    await page.getByText(/没有找到与“没有这样的东西”有关的内容/).waitFor()
    await field.fill('ytggwh')
    await page.getByRole('option', { name: /樱桃沟管委会/ }).click()
    await page.waitForURL(/\/projects\?.*unit=/)
    await becomes(() => projectsListed(page), 14, 'the projects of the unit')
  },
)

journey('an address below the application opens as it stands, with its date', async ({ page, open }) => {
  await open('/projects?light=red&as_of=2023-02-28')
  await page.reload()
  await page.getByRole('heading', { level: 1, name: '项目库' }).waitFor()
  assert.equal(await page.getByLabel('数据日期').inputValue(), '2023-02-28')
  const february = await projectsListedOnce(page)
  await open('/projects?light=red')
  assert.notEqual(await projectsListedOnce(page), february, 'March has other reds')
})

/** The number of projects listed, once the list has answered. */
async function projectsListedOnce(page: Parameters<typeof projectsListed>[0]): Promise<number> {
  await page
    .getByText(/^共 [\d,]+ 个项目/)
    .first()
    .waitFor()
  return (await projectsListed(page)) ?? NaN
}

journey('an address that leads nowhere gets a page that leads back', async ({ page, open }) => {
  await open('/nowhere/at/all')
  await page.getByText('没有这个页面').waitFor()
  await page.getByRole('link', { name: '返回挂图' }).click()
  await page.waitForURL(/\/wall/)
})

journey(
  'the keyboard can see where it is, and skip the menu',
  async ({ page, open }) => {
    await open('/projects')
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: '跳到正文' })
    assert.equal(
      await skip.evaluate(link => link === document.activeElement),
      true,
      'first comes the way past the menu',
    )
    for (let step = 0; step < 8; step++) {
      const focused = () =>
        page.evaluate(() => {
          const active = document.activeElement ?? document.body
          const box = active.getBoundingClientRect()
          const outlined = [active, active.parentElement ?? active].some(element => {
            const { outlineStyle, outlineWidth } = getComputedStyle(element)
            return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0
          })
          return [active.outerHTML.slice(0, 120), outlined && box.width > 0 && box.top >= 0] as const
        })
      // The way past the menu slides in: it is seen a moment after it has the focus.
      await until(focused, ([where, seen]) => assert.equal(seen, true, `the focus is seen on ${where}`))
      await page.keyboard.press('Tab')
    }
  },
  'desk',
)

journey(
  'the menu can be folded, and stays so',
  async ({ page, open, isAccessible }) => {
    await open('/projects')
    await page.getByRole('button', { name: '收起菜单' }).click()
    await page.reload()
    const fold = page.locator('nav button[aria-expanded=false]')
    await fold.waitFor()
    await isAccessible()
    await fold.click()
    await page.getByRole('button', { name: '收起菜单' }).waitFor()
  },
  'desk',
)

journey(
  'the first page comes in under 350 kB',
  async ({ page, open }) => {
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    let bytes = 0
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
    await open('/projects')
    assert.ok(bytes > 20_000 && bytes < 350_000, `${bytes} bytes came over the wire`)
  },
  'phone',
)
