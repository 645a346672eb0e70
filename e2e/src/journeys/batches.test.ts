/** The three batches: their lists, the ratios, the days of the periods, links and objections. The journeys follow one another. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { journey } from '../harness/journey.ts'
import { workbooks } from '../harness/paths.ts'
import { becomes, until } from '../harness/wait.ts'

interface Sum {
  items: number
  amount: string
}
interface Line {
  id: string
  name: string
  source: { name: string } | null
  clock: { state: string; due_on: string; workdays_left: number | null } | null
}
interface List {
  rows: Line[]
  total: Sum
}
interface Ratio {
  ratio: string
  rows: unknown[]
  after: { numerator: Sum; denominator: Sum }
}

const AS_OF = 'as_of=2023-03-31'
/** Signed in period 4. */
const SIGNED = '樱桃沟综合管廊'

const list = (query: string): string => `/api/batches?${AS_OF}&${query}`

async function listed(page: Page): Promise<number | undefined> {
  const summary = page.getByText(/^共 [\d,]+ 个项目，/)
  if ((await summary.count()) === 0) return undefined
  return Number(/^共 ([\d,]+)/.exec(await summary.first().innerText())?.[1])
}

journey(
  'without items the list says where they come from, and an import brings them',
  async ({ page, open, ask, picture }) => {
    await open('/batches')
    await page.getByText('导入三个一批台账后').waitFor()
    await picture('batches-none')
    await open('/import')
    await page.locator('input[type=file]').setInputFiles(workbooks('04'))
    await page.getByRole('button', { name: /^确认导入/ }).click()
    await becomes(async () => (await ask<List>(list('limit=1'))).total.items, 81, 'the list is taken')
  },
  'desk',
)

journey(
  'the list shows every item, its sums, and what is asked for',
  async ({ page, open, ask, picture, fitsTheScreen, isAccessible }) => {
    const all = await ask<List>(list('limit=1'))
    const signing = await ask<List>(list('stage=signing&limit=1'))
    await open('/batches')
    await becomes(() => listed(page), all.total.items, 'all items')
    await picture('batches')
    await fitsTheScreen()
    await isAccessible()
    await page.getByRole('search').getByRole('button', { name: '批次类别' }).click()
    await page.getByRole('checkbox', { name: '签约一批' }).check()
    await becomes(() => listed(page), signing.total.items, 'what was signed')
    assert.match(page.url(), /stage=signing/)
    await page.reload()
    await becomes(() => listed(page), signing.total.items, 'the address keeps the filter')
  },
)

journey(
  'the list is sorted by a column, and what it sums is what it shows',
  async ({ page, open, ask }) => {
    const down = await ask<List>(list('sort=-amount&limit=3'))
    await open('/batches')
    const column = page.getByRole('columnheader', { name: /投资额/ })
    await column.getByRole('button').click()
    await column.getByRole('button').click()
    await until(
      () => page.getByRole('grid').getByRole('row').nth(1).innerText(),
      first => assert.ok(first.includes(down.rows[0]?.name ?? 'no row'), first),
    )
    assert.match(await page.locator('.foot').innerText(), new RegExp(`合计 ${down.total.items} 个`))
  },
  'desk',
)

journey(
  'every ratio shows what it is divided from, and opens its rows',
  async ({ page, open, ask, picture, fitsTheScreen, isAccessible }) => {
    const ratios = await ask<Ratio[]>(`/api/batches/ratios?${AS_OF}`)
    await open('/batches/ratios')
    for (const { after } of ratios) {
      const share = `${after.numerator.items} / ${after.denominator.items}`
      await page.locator('.ratio').getByText(`按项目数 ${share}`).first().waitFor()
    }
    await page.getByRole('link', { name: /^投产率/ }).click()
    await page.waitForURL(/ratio=production_rate/)
    const opened = ratios.find(({ ratio }) => ratio === 'production_rate')
    await page.getByRole('heading', { name: `投产率构成：${opened?.rows.length} 个项目` }).waitFor()
    await picture('batches-ratios')
    await fitsTheScreen()
    await isAccessible()
  },
)

journey(
  'the day of a period starts the clocks of what was signed in it',
  async ({ page, open, ask, picture, fitsTheScreen, isAccessible }) => {
    await open('/batches/periods')
    await page.getByRole('button', { name: '编辑第4期的活动日期' }).click()
    const day = page.getByLabel('第4期的活动日期')
    await day.fill('2023-03-01')
    await day.press('Enter')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('row', { name: /第4期/ }).getByText('2023-03-01').waitFor()
    await picture('batches-periods')
    await fitsTheScreen()
    await isAccessible()
    const { rows } = await ask<List>(list(`q=${encodeURIComponent(SIGNED)}&stage=signing`))
    const clock = rows[0]?.clock
    assert.equal(clock?.state, 'running')
    await open(`/batches?stage=signing&q=${encodeURIComponent(SIGNED)}`)
    await page.getByText(`● 时限内 剩 ${clock?.workdays_left} 个工作日`).first().waitFor()
    await picture('batches-clock')
  },
)

journey(
  'an item shows its facts and its chain, is linked to what it came from, and is cut off again',
  async ({ page, open, ask, picture, isAccessible }) => {
    await open('/batches/links')
    await page.getByRole('heading', { name: '待关联' }).waitFor()
    await picture('batches-links')
    await isAccessible()
    const { rows } = await ask<List>(list('stage=start&period=7'))
    const item = rows[0]
    assert.ok(item)
    await open(`/batches?item=${item.id}`)
    const drawer = page.getByRole('dialog', { name: item.name })
    await drawer.getByText('本项目为直接申报').waitFor()
    await drawer.getByRole('button', { name: '关联来源' }).click()
    const link = page.getByRole('dialog', { name: `关联来源：${item.name}` })
    await link.getByRole('button', { name: /^来源项目/ }).click()
    await link.getByRole('combobox').fill(SIGNED)
    await link.getByRole('option', { name: SIGNED }).click()
    await link.getByRole('button', { name: '关联来源' }).click()
    await link.waitFor({ state: 'detached' })
    const today = await ask<{ line: Line }>(`/api/batches/items/${item.id}`)
    assert.equal(today.line.source?.name, SIGNED)
    await open(`/batches?item=${item.id}&as_of=${(await ask<{ today: string }>('/api/session')).today}`)
    await drawer.getByRole('button', { name: `签约一批 · 第4期 · ${SIGNED}` }).waitFor()
    await picture('batches-linked')
    await isAccessible()
    await drawer.getByRole('button', { name: '关联来源' }).click()
    await link.getByRole('button', { name: '解除关联' }).click()
    await link.waitFor({ state: 'detached' })
    await drawer.getByText('本项目为直接申报').waitFor()
  },
  'desk',
)

journey(
  'an item is changed by a form that says what is wrong',
  async ({ page, open, ask, picture, isAccessible, expectFault }) => {
    expectFault(/status of 422/)
    const { rows } = await ask<List>(list(`q=${encodeURIComponent(SIGNED)}&stage=signing`))
    await open(`/batches?item=${rows[0]?.id}`)
    const drawer = page.getByRole('dialog', { name: SIGNED, exact: true })
    await drawer.getByRole('button', { name: '编辑' }).click()
    const form = page.getByRole('dialog', { name: `编辑：${SIGNED}` })
    await form.getByLabel(/^期次/).fill('下一期')
    await form.getByRole('button', { name: '保存' }).click()
    await form.getByRole('alert').waitFor()
    await picture('batches-form')
    await isAccessible()
    await form.getByLabel(/^期次/).fill('第四期')
    await form.getByLabel('备注').fill('已完成选址')
    await form.getByRole('button', { name: '保存' }).click()
    await form.waitFor({ state: 'detached' })
    await drawer.getByText('已完成选址').waitFor()
  },
)

journey(
  'an item is asked to leave a denominator, and the request is seen where it belongs',
  async ({ page, open, ask, picture, isAccessible }) => {
    const { rows } = await ask<List>(list(`q=${encodeURIComponent(SIGNED)}&stage=signing`))
    await open(`/batches?item=${rows[0]?.id}`)
    const drawer = page.getByRole('dialog', { name: SIGNED, exact: true })
    await drawer.getByRole('button', { name: '申请移出分母' }).click()
    const dialog = page.getByRole('dialog', { name: '申请移出分母' })
    await dialog.getByLabel(/^事由/).fill('高压线迁改受阻')
    await picture('batches-object')
    await isAccessible()
    await dialog.getByRole('button', { name: '提请审批' }).click()
    await dialog.waitFor({ state: 'detached' })
    await drawer.getByText('待审批').waitFor()
    await drawer.getByText(/高压线迁改受阻/).waitFor()
    await picture('batches-item')
    await isAccessible()
  },
  'desk',
)

journey(
  'an item that no list has brought is registered by a form',
  async ({ page, open, ask, picture, isAccessible, fitsTheScreen, expectFault, size }) => {
    expectFault(/status of 422/)
    const name = `冷链物流园${size}`
    await open('/batches')
    await page.getByRole('button', { name: '登记项目' }).click()
    const form = page.getByRole('dialog', { name: '登记项目' })
    const save = form.getByRole('button', { name: '保存' })
    await form.getByRole('combobox', { name: '批次类别' }).press('Enter')
    await page.getByRole('option', { name: '签约一批' }).click()
    await form.getByLabel(/^项目名称/).fill(SIGNED)
    assert.ok(await save.isDisabled(), 'a period is missing')
    await form.getByLabel(/^期次/).fill('第四期')
    await save.click()
    await form.getByText('已有同名的').waitFor()
    await picture('batches-new')
    await isAccessible()
    await fitsTheScreen()
    await form.getByLabel(/^项目名称/).fill(name)
    await form.getByLabel(/^投资额/).fill('约6亿')
    await save.click()
    await form.waitFor({ state: 'detached' })
    await page.getByRole('dialog', { name, exact: true }).getByText('约 60,000').waitFor()
    const { rows } = await ask<List>(list(`q=${encodeURIComponent(name)}`))
    assert.deepEqual(
      rows.map(row => row.name),
      [name],
    )
  },
)
