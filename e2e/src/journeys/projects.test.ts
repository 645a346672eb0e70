/** The list of projects: found, filtered, ordered, kept as a view, taken away as a workbook, left and come back to. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { journey } from '../harness/journey.ts'
import { becomes, projectsListed, until } from '../harness/wait.ts'

interface List {
  rows: { code: string; name: string }[]
  totals: { projects: number; total: string; plan: string; done: string }
}

const list = (query: string): string => `/api/projects?as_of=2023-03-31&${query}`
const grid = (page: Page): Locator => page.getByRole('grid', { name: '项目库' })
const finder = (page: Page): Locator => page.getByRole('searchbox', { name: /拼音首字母/ })
const grouped = (wan: string): string => Number(wan).toLocaleString('en', { maximumFractionDigits: 6 })

/** The codes of the first rows in sight. */
async function codes(page: Page, count: number): Promise<string[]> {
  const cells = grid(page).locator('[role=rowgroup] [role=row] > [role=gridcell]:first-child')
  return (await cells.allInnerTexts()).slice(0, count)
}

journey('the list can be read', async ({ page, open, ask, size, picture, fitsTheScreen, isAccessible }) => {
  const all = await ask<List>(list('limit=1'))
  await open('/projects')
  await becomes(() => projectsListed(page), all.totals.projects, 'all projects are listed')
  await picture('projects')
  await fitsTheScreen()
  await isAccessible()
  if (size === 'phone') return
  const sums = (await grid(page).getByRole('row').last().innerText()).replace(/\s+/g, ' ')
  const { projects, total, plan, done } = all.totals
  for (const sum of [`${projects} 个项目`, grouped(total), grouped(plan), grouped(done)])
    assert.ok(sums.includes(sum), `${sum} is in the line of sums: ${sums}`)
})

journey('a project is found by Chinese, by pinyin and by initials', async ({ page, open, ask }) => {
  for (const words of ['智慧港', 'zhihuigang', 'zbzhg', 'EQ2023-001']) {
    const found = await ask<List>(list(new URLSearchParams({ q: words }).toString()))
    await open('/projects')
    await finder(page).fill(words)
    await page.waitForURL(url => url.searchParams.get('q') === words)
    await becomes(() => projectsListed(page), found.totals.projects, `projects found by ${words}`)
    await page.getByText('国际·北方区域总部智慧港').first().waitFor()
    assert.ok(found.totals.projects < 10, `${words} finds few: ${found.totals.projects}`)
  }
})

journey(
  'a column is drawn wider by its edge, and stays so',
  async ({ page, open }) => {
    await open('/projects')
    const head = grid(page).getByRole('columnheader', { name: /^责任单位/ })
    const edge = grid(page).getByRole('separator', { name: /责任单位/ })
    const width = async (): Promise<number> => Math.round((await head.boundingBox())?.width ?? 0)
    const before = await width()
    const box = await edge.boundingBox()
    assert.ok(box, 'the column has an edge to draw at')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 40, y, { steps: 4 })
    await page.mouse.move(x + 90, y, { steps: 4 })
    await page.mouse.up()
    await page.mouse.move(x + 300, y)
    await becomes(width, before + 90, 'it follows the pointer until it is let go')
    await page.reload()
    await becomes(width, before + 90, 'the width is kept')
  },
  'desk',
)

journey(
  'a filter stands in the address, narrows the list, and goes again',
  async ({ page, open, ask, size, picture }) => {
    const red = await ask<List>(list('light=red'))
    const both = await ask<List>(list('light=red%2Cyellow&level=city'))
    await open('/projects')
    await page.getByRole('button', { name: '亮灯', exact: true }).first().click()
    await page.getByRole('checkbox', { name: '红' }).check()
    await page.waitForURL(url => url.searchParams.get('light') === 'red')
    await becomes(() => projectsListed(page), red.totals.projects, 'the reds')
    await page.getByRole('checkbox', { name: '黄' }).check()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '级别', exact: true }).first().click()
    await page.getByRole('checkbox', { name: '市重点' }).check()
    await page.waitForURL(url => url.searchParams.get('level') === 'city')
    await becomes(() => projectsListed(page), both.totals.projects, 'city projects in red or yellow')
    await picture('projects-filtered')
    await page.getByRole('button', { name: '清除筛选“级别”' }).click()
    await page.waitForURL(url => !url.searchParams.has('level'))
    await page.reload()
    await until(
      () => projectsListed(page),
      count => assert.ok(count && count > both.totals.projects && count < 360, `${count} projects`),
    )
    if (size === 'desk') await page.getByRole('button', { name: '清除筛选', exact: true }).click()
    else await page.getByRole('button', { name: '清除筛选', exact: true }).tap()
    await becomes(() => projectsListed(page), 360, 'everything again')
  },
)

journey(
  'a click on a column sorts by it, another the other way',
  async ({ page, open, ask }) => {
    const up = await ask<List>(list('sort=total&limit=5'))
    const down = await ask<List>(list('sort=-total&limit=5'))
    await open('/projects')
    const column = grid(page).getByRole('columnheader', { name: /总投资/ })
    await column.getByRole('button').click()
    await becomes(
      () => codes(page, 5),
      up.rows.map(({ code }) => code),
      'the smallest first',
    )
    assert.equal(await column.getAttribute('aria-sort'), 'ascending')
    await column.getByRole('button').click()
    await becomes(
      () => codes(page, 5),
      down.rows.map(({ code }) => code),
      'the largest first',
    )
    assert.equal(await column.getAttribute('aria-sort'), 'descending')
    assert.match(page.url(), /sort=-total/)
  },
  'desk',
)

journey(
  'a view is saved, opened again and deleted',
  async ({ page, open, picture }) => {
    await open('/projects?light=red&sort=-total')
    await page.getByRole('button', { name: '常用视图' }).click()
    await page.getByRole('textbox', { name: /保存为/ }).fill('红灯按总投资')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByRole('button', { name: '红灯按总投资', exact: true }).waitFor()
    await picture('projects-views')
    await open('/projects')
    await becomes(() => projectsListed(page), 360, 'all projects')
    await page.getByRole('button', { name: '常用视图' }).click()
    await page.getByRole('button', { name: '红灯按总投资', exact: true }).click()
    await page.waitForURL(url => url.searchParams.get('light') === 'red')
    assert.equal(new URL(page.url()).searchParams.get('sort'), '-total')
    await page.getByRole('button', { name: '删除视图“红灯按总投资”' }).click()
    await becomes(
      () => page.getByRole('button', { name: '红灯按总投资', exact: true }).count(),
      0,
      'the view is gone',
    )
  },
  'desk',
)

journey('what is shown is taken away as a workbook', async ({ page, open }) => {
  await open('/projects?light=red')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出 Excel' }).click()
  const file = await download
  assert.match(file.suggestedFilename(), /\.xlsx$/)
  const bytes = await readFile(await file.path())
  assert.equal(bytes.subarray(0, 4).toString('latin1'), 'PK\u0003\u0004', 'a workbook is a zip')
  assert.ok(bytes.length > 4000, `${bytes.length} bytes`)
})

journey(
  'the keyboard walks the list, opens a row, and the way back restores everything',
  async ({ page, open, ask }) => {
    const shown = await ask<List>(list('light=red&sort=-total&limit=3'))
    const third = shown.rows[2]
    assert.ok(third)
    await open('/projects?light=red&sort=-total')
    await becomes(
      () => codes(page, 3),
      shown.rows.map(({ code }) => code),
      'the first three',
    )
    await grid(page).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const active = await grid(page).getAttribute('aria-activedescendant')
    assert.match(await page.locator(`#${active}`).innerText(), new RegExp(third.code))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: third.name }).waitFor()
    assert.match(page.url(), /as_of=2023-03-31/)
    await page.goBack()
    await becomes(() => projectsListed(page), shown.totals.projects, 'the reds again')
    await becomes(
      () => codes(page, 3),
      shown.rows.map(({ code }) => code),
      'in the same order',
    )
    assert.match(page.url(), /light=red&sort=-total|sort=-total.*light=red/)
  },
  'desk',
)

journey(
  'the last row of a long list can be reached',
  async ({ page, open, ask }) => {
    const last = await ask<List>(list('sort=code&offset=359&limit=1'))
    await open('/projects?sort=code')
    await becomes(() => projectsListed(page), 360, 'all projects')
    await grid(page).focus()
    await page.keyboard.press('Control+End')
    await grid(page)
      .getByText(last.rows[0]?.code ?? 'no row', { exact: true })
      .waitFor()
  },
  'desk',
)

journey('a list without a match says so and offers the way out', async ({ page, open, picture }) => {
  await open('/projects?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA%E9%A1%B9%E7%9B%AE')
  await page.getByText('没有符合条件的记录').waitFor()
  await picture('projects-none')
  await page.getByRole('main').getByRole('button', { name: '清除筛选' }).last().click()
  await becomes(() => projectsListed(page), 360, 'everything again')
})

journey(
  'a card on a phone opens its project, and back returns to the cards',
  async ({ page, open, ask }) => {
    const { rows } = await ask<List>(list('light=red&limit=1'))
    await open('/projects?light=red')
    const card = grid(page).getByRole('link').first()
    assert.match(await card.innerText(), new RegExp(rows[0]?.code ?? 'no row'))
    await card.tap()
    await page.getByRole('heading', { level: 1, name: rows[0]?.name }).waitFor()
    await page.goBack()
    await becomes(() => projectsListed(page), 28, 'the reds again')
  },
  'phone',
)
