/** Investment in three series: gaps, targets, confirmations, and payments. The journeys follow one another. */
import assert from 'node:assert/strict'
import { journey } from '../harness/journey.ts'
import { names } from '../harness/people.ts'
import { becomes } from '../harness/wait.ts'

interface Line {
  code: string
  name: string
  confirmation: string
}
/** What a page of projects answers, as far as it is looked at here. */
interface Projects {
  rows: Line[]
  sum: { projects: number; confirmed: number }
}
interface Overview {
  done: string
  sectors: { sector: string | null; sum: { projects: number } }[]
}
interface Targets {
  targets: { unit: { name: string } | null; amount: string; tasks: string[]; series: { id: string } }[]
}
interface Months {
  months: { month: string; done: { payment: string | null }; until: { payment: string | null } }[]
}

/** Its target is set at desk and at phone size, each its own unit. */
const UNITS = { desk: '区房屋征收中心', phone: '区交通运输局' }
const PROJECTS = '/api/investments/projects?month=2023-03'

journey(
  'a gap is explained, with the unit that settles it, and its parts and remainder are shown',
  async ({ page, open, ask, picture, isAccessible }) => {
    await open('/investment')
    const { rows } = await ask<Projects>(`${PROJECTS}&gap=open&limit=1`)
    const first = rows[0]
    assert.ok(first)
    await page.getByRole('button', { name: `待说明：${first.name}` }).click()
    const drawer = page.getByRole('dialog', { name: first.name })
    await drawer.getByRole('button', { name: '增加说明' }).first().click()
    await drawer.getByLabel('金额（万元）').fill('1.5')
    await drawer.getByLabel('情况说明').fill('月末未结算')
    await drawer.getByRole('button', { name: /^责任单位（办理）/ }).click()
    await drawer.getByRole('combobox', { name: '查找单位' }).fill(UNITS.desk)
    await drawer.getByRole('option', { name: UNITS.desk }).click()
    await picture('investment-gap')
    await isAccessible()
    await drawer.getByRole('button', { name: '保存' }).first().click()
    await page.getByText('已保存').first().waitFor()
    const told = await ask<{
      gaps: { gap: { explained: string }; explanations: { unit: { name: string } }[] }[]
    }>(`/api/projects/${first.code}/investment?month=2023-03`)
    assert.equal(told.gaps[0]?.gap.explained, '1.5')
    assert.equal(told.gaps[0]?.explanations[0]?.unit.name, UNITS.desk)
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
    await picture('investment')
  },
  'desk',
)

journey(
  'targets are set by a form, by the curve or month by month, and the table shows those of units',
  async ({ page, open, ask, picture, isAccessible, fitsTheScreen, size }) => {
    await open('/investment')
    const set = page.getByRole('button', { name: '设定目标' })
    const form = page.getByRole('dialog', { name: '2023 年固定资产投资目标' })
    const save = form.getByRole('button', { name: '保存' })
    const curve = form.getByRole('checkbox', { name: '按全区进度曲线分解到月' })
    await set.click()
    await form.getByLabel(/^金额/).fill('310亿')
    if (size === 'desk') await form.getByLabel(/^增长率/).fill('15')
    await picture('investment-target-first')
    await save.click()
    await form.waitFor({ state: 'detached' })
    const { targets } = await ask<Targets>('/api/targets/2023')
    const district = targets.find(target => !target.unit)
    assert.equal(district?.amount, '3100000')
    await page
      .getByRole('link', { name: /^年度目标/ })
      .getByText('310')
      .waitFor()

    await set.click()
    const january = form.getByLabel('1月', { exact: true })
    await becomes(() => january.inputValue(), district?.tasks[0], 'the months that hold')
    await january.fill('0')
    await form
      .locator('p.bad')
      .getByText(/各月合计与年度目标相差/)
      .waitFor()
    assert.ok(await save.isDisabled(), 'the months have to sum to the year')
    await picture('investment-target')
    await fitsTheScreen()
    await isAccessible()

    await form.getByRole('button', { name: /^适用范围/ }).click()
    await form.getByRole('combobox', { name: '查找单位' }).fill(UNITS[size])
    await form.getByRole('option', { name: UNITS[size] }).click()
    await form.getByLabel(/^金额/).fill('12亿')
    if (!(await curve.isChecked())) await form.getByText('按全区进度曲线分解到月').click()
    await save.click()
    await form.waitFor({ state: 'detached' })
    const row = page
      .getByRole('region', { name: '分单位（本年累计，万元）' })
      .getByRole('row', { name: UNITS[size] })
    await row.getByText('120,000', { exact: true }).waitFor()
    await page.getByText(/^全区目标中未分解到单位/).waitFor()
  },
)

journey(
  'many are confirmed at once, and one confirmation is taken back with a reason',
  async ({ page, open, ask, picture, isAccessible }) => {
    const before = await ask<Projects>(`${PROJECTS}&confirmation=open&limit=2`)
    const [one, other] = before.rows
    assert.ok(one && other)
    await open('/investment?confirmation=open')
    const table = page.getByRole('region', { name: '分项目（本年累计，万元）' })
    for (const { name } of [one, other])
      await table.getByRole('checkbox', { name, exact: true }).first().check()
    await page.getByRole('button', { name: '确认所选（2）' }).click()
    await page.getByText('已确认 2 个项目').waitFor()
    await page.getByRole('button', { name: /^调度确认/ }).click()
    await page.getByRole('radio', { name: '已确认', exact: true }).check()
    await page.keyboard.press('Escape')
    await table.getByRole('checkbox', { name: one.name, exact: true }).first().check()
    await page.getByRole('button', { name: '撤回确认（1）' }).click()
    const dialog = page.getByRole('dialog', { name: '撤回调度确认' })
    const back = dialog.getByRole('button', { name: '撤回确认' })
    assert.ok(await back.isDisabled(), 'without a reason')
    await dialog.getByLabel(/^事由/).fill('单位更正数据')
    await picture('investment-take-back')
    await isAccessible()
    await back.click()
    await dialog.waitFor({ state: 'detached' })
    const told = await ask<{ confirmation: { state: string; reason: string } }>(
      `/api/projects/${one.code}/investment?month=2023-03`,
    )
    assert.deepEqual([told.confirmation.state, told.confirmation.reason], ['open', '单位更正数据'])
    assert.equal((await ask<Projects>(`${PROJECTS}&confirmation=confirmed&limit=1`)).sum.projects, 1)
  },
  'desk',
)

journey(
  'every figure opens its rows: units, categories, months and all projects',
  async ({ page, open, ask, picture, isAccessible, fitsTheScreen }) => {
    const { sectors } = await ask<Overview>('/api/investments?month=2023-03')
    const all = await ask<Projects>(`${PROJECTS}&limit=101`)
    await open('/investment')
    await page.getByRole('region', { name: '分单位（本年累计，万元）' }).getByRole('row').nth(1).waitFor()
    await picture('investment-units')
    await page.getByRole('link', { name: /^应完成/ }).click()
    await page.getByRole('region', { name: '分月（累计，万元）' }).getByRole('row').nth(12).waitFor()
    await picture('investment-months')
    await page.getByRole('tab', { name: '分类别' }).click()
    const sector = sectors.find(group => group.sector)
    await page.getByRole('button', { name: sector?.sector ?? '', exact: true }).click()
    await page.getByText(`共 ${sector?.sum.projects} 个项目`).waitFor()
    await picture('investment-sectors')
    await page.getByRole('button', { name: `取消只看 ${sector?.sector}` }).click()
    await page.getByText(`共 ${all.sum.projects} 个项目`).waitFor()
    await page.getByRole('link', { name: /^已完成/ }).click()
    await page.getByRole('button', { name: '下一页' }).click()
    await page
      .getByRole('link', { name: all.rows[100]?.name ?? '', exact: true })
      .first()
      .waitFor()
    await picture('investment-projects')
    await fitsTheScreen()
    await isAccessible()
  },
)

journey(
  'the finance bureau enters a payment on the page of a project, which shows its year in three series',
  async ({
    page,
    open,
    ask,
    client,
    become,
    people,
    picture,
    isAccessible,
    fitsTheScreen,
    expectFault,
    size,
  }) => {
    expectFault(/status of 422/)
    const { rows } = await ask<Projects>(`${PROJECTS}&limit=2`)
    const { code } = rows[size === 'desk' ? 0 : 1] ?? { code: '' }
    await become(names.security)
    const roles = await ask<{ id: string; code: string }[]>('/api/access/roles')
    const role = roles.find(one => one.code === 'finance')?.id
    if (size === 'desk')
      await client().ask('POST', '/api/access/grants', {
        account: people[names.heir]?.id,
        role,
        reason: '任职',
      })
    await become(names.heir)
    await open(`/projects/${code}`)
    const panel = page
      .locator('section.panel')
      .filter({ has: page.getByRole('heading', { name: '2023 年投资三口径（万元）' }) })
    await panel.getByRole('row').nth(3).waitFor()
    await panel.getByRole('button', { name: '登记支付' }).click()
    const form = page.getByRole('dialog', { name: '登记支付' })
    await form.getByLabel(/^本月支付资金/).fill('若干')
    await form.getByRole('button', { name: '保存' }).click()
    await form.getByText(/无法识别金额/).waitFor()
    await picture('investment-payment')
    await isAccessible()
    await form.getByLabel(/^本月支付资金/).fill('-12.5')
    await form.getByRole('button', { name: '保存' }).click()
    await form.waitFor({ state: 'detached' })
    await panel.getByRole('row', { name: /^3月/ }).getByText('累计 -12.5', { exact: true }).waitFor()
    const { months } = await ask<Months>(`/api/projects/${code}/investment?month=2023-03`)
    assert.equal(months[2]?.done.payment, '-12.5')
    await panel.scrollIntoViewIfNeeded()
    await picture('investment-project')
    await fitsTheScreen()
    await isAccessible()
  },
)
