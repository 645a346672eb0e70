/** The page of a project: its light and why, its curve, milestones, reports and history; and changing what it says. */
import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import { journey } from '../harness/journey.ts'
import { becomes, until } from '../harness/wait.ts'

interface Text {
  zh: string
}
interface Project {
  line: { name: string; place: string | null }
  light: { light: string; reason: Text; to_green: Text | null }
  milestones: { name: string; planned_on: string; achieved_on: string | null }[]
  reports: { month: string; done_month: string }[]
}

/** Red: two overdue milestones, and behind with its money. */
const RED = 'EQ2023-149'
/** Red because of one overdue milestone alone; with its money it is a little behind. */
const LATE = 'EQ2023-270'
const LATE_MILESTONE = '主体封顶'
/** Changed at desk and at phone size, each its own project. */
const EDITED = { desk: 'EQ2023-002', phone: 'EQ2023-003' }

const address = (code: string): string => `/api/projects/${code}?as_of=2023-03-31`

function panel(page: Page, heading: string | RegExp): Locator {
  return page.locator('section.panel').filter({ has: page.getByRole('heading', { name: heading }) })
}

journey(
  'a project says which light it has, why, and what would turn it green',
  async ({ page, open, ask, picture, fitsTheScreen, isAccessible }) => {
    const { line, light } = await ask<Project>(address(RED))
    await open(`/projects/${RED}`)
    const head = page
      .locator('header.head')
      .filter({ has: page.getByRole('heading', { level: 1, name: line.name }) })
    assert.match(await head.innerText(), /红/)
    assert.ok(
      (await head.innerText()).includes(light.reason.zh),
      'the sentence of the light stands at the top',
    )
    const why = panel(page, '亮灯说明')
    assert.ok((await why.innerText()).includes(light.to_green?.zh ?? 'no way'), 'the way to green')
    await why.locator('details').evaluate(details => ((details as HTMLDetailsElement).open = true))
    const inputs = await why.locator('details dl').innerText()
    for (const input of [/年度计划\s+12,270 万元/, /施工许可/, /188/]) assert.match(inputs, input)
    assert.match((await why.getByRole('listitem', { name: /^2023-03/ }).getAttribute('title')) ?? '', /红/)
    await picture('project')
    await fitsTheScreen()
    await isAccessible()
  },
)

journey('a project shows its curve, its milestones and its reports', async ({ page, open, ask }) => {
  const { milestones, reports } = await ask<Project>(address(RED))
  await open(`/projects/${RED}`)
  const curve = page.getByRole('img', { name: /^投资进度图：年度计划 12,270 万元.*累计完成 1,280$/ })
  await curve.scrollIntoViewIfNeeded()
  assert.equal(await curve.locator('canvas').count(), 1, 'the curve is drawn')
  const rows = panel(page, '节点计划').locator('tbody tr')
  const shown = (await rows.allInnerTexts()).join('\n')
  assert.equal(await rows.count(), milestones.length)
  for (const { name, planned_on, achieved_on } of milestones) {
    assert.ok(shown.includes(name) && shown.includes(planned_on), `${name} is planned on ${planned_on}`)
    if (achieved_on !== null) assert.ok(shown.includes(`${achieved_on} 完成`), `${name} was achieved`)
  }
  assert.match(shown, /施工许可[\s\S]*逾期 188 天/)
  const months = await panel(page, /^月度进展/)
    .getByRole('rowheader')
    .allInnerTexts()
  assert.deepEqual(
    months,
    reports
      .map(({ month }) => month)
      .sort()
      .reverse(),
  )
  await until(
    () => panel(page, '变更记录').innerText(),
    history => {
      assert.match(history, /03-进展月报-2023-03\.xlsx/)
      assert.match(history, /登记项目/)
    },
  )
})

journey('a fact of a project leads to the projects that share it', async ({ page, open }) => {
  await open(`/projects/${RED}`)
  await panel(page, '基本情况').getByRole('link', { name: '樱桃沟管委会' }).click()
  await page.waitForURL(/\/projects\?.*unit=/)
  await page.getByText(/^共 14 个项目/).waitFor()
})

journey(
  'a milestone that was achieved changes the light, and only from that day on',
  async ({ page, open, ask, picture }) => {
    await open(`/projects/${LATE}`)
    const sentence = page.locator('.sentence')
    assert.match(await sentence.innerText(), /红[\s\S]*主体封顶.*逾期110天/)
    await panel(page, '节点计划').getByRole('button', { name: LATE_MILESTONE }).click()
    const form = page.getByRole('dialog', { name: `节点：${LATE_MILESTONE}` })
    const achieved = form.getByLabel('实际完成时间')
    await achieved.fill('2023-03-30')
    await achieved.press('Enter')
    await form.getByRole('button', { name: '保存' }).click()
    await form.waitFor({ state: 'detached' })
    await until(
      () => sentence.innerText(),
      words => assert.match(words, /^蓝\s+截至3月底/),
    )
    await picture('project-achieved')
    const before = await ask<Project>(`/api/projects/${LATE}?as_of=2023-03-29`)
    assert.equal(before.light.light, 'red', 'the day before keeps its light')
    const today = await ask<{ code: string; light: string }[]>('/api/lights?as_of=2023-03-31')
    assert.equal(today.find(({ code }) => code === LATE)?.light, 'blue', 'the list of lights agrees')
    await until(
      () => panel(page, '变更记录').innerText(),
      history => assert.match(history, /2023-03-30/),
    )
  },
  'desk',
)

journey(
  'what is changed is kept, with what it was before',
  async ({ page, open, size, ask, isAccessible, picture }) => {
    const code = EDITED[size]
    const before = await ask<Project>(address(code))
    await open(`/projects/${code}`)
    await page.getByRole('button', { name: '编辑' }).click()
    const form = page.getByRole('dialog')
    const save = form.getByRole('button', { name: '保存' })
    await form.waitFor()
    assert.equal(await save.isDisabled(), true, 'nothing to save while nothing has changed')
    await form.getByLabel('建设地点').fill('航海路与大学路交叉口')
    await picture('project-edit')
    await isAccessible()
    await save.click()
    await form.waitFor({ state: 'detached' })
    await becomes(
      async () => (await panel(page, '基本情况').innerText()).includes('航海路与大学路交叉口'),
      true,
      'the new place is shown',
    )
    const change = `建设地点：${before.line.place} → 航海路与大学路交叉口`
    await until(
      () => panel(page, '变更记录').innerText(),
      history => assert.ok(history.includes(change), `${change} in: ${history.slice(0, 200)}`),
    )
  },
)

journey(
  'a wrong amount is refused with the reason, and nothing is lost',
  async ({ page, open, expectFault }) => {
    expectFault(/status of 4\d\d/)
    await open(`/projects/${RED}`)
    await page.getByRole('button', { name: '编辑' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel(/^总投资/).fill('很多')
    await form.getByRole('button', { name: '保存' }).click()
    const problem = form.getByRole('alert')
    await problem.waitFor()
    assert.match(await problem.innerText(), /无法识别金额/)
    assert.equal(
      await form.getByLabel(/^总投资/).evaluate(field => field === document.activeElement),
      true,
      'and the field has the focus',
    )
    assert.equal(await form.getByLabel(/^总投资/).inputValue(), '很多', 'what was typed is still there')
  },
  'desk',
)

journey(
  'who changes what another has changed meanwhile is told so',
  async ({ page, open, anotherTab, expectFault, ask }) => {
    expectFault(/status of 409/)
    await open('/projects/EQ2023-005')
    await page.getByRole('button', { name: '编辑' }).click()
    const first = page.getByRole('dialog')
    await first.getByLabel('建设地点').fill('第一个人写的地点')
    const tab = await anotherTab()
    await tab.goto('/projects/EQ2023-005?as_of=2023-03-31')
    await tab.getByRole('button', { name: '编辑' }).click()
    const second = tab.getByRole('dialog')
    await second.getByLabel('建设地点').fill('第二个人写的地点')
    await first.getByRole('button', { name: '保存' }).click()
    await first.waitFor({ state: 'detached' })
    await second.getByRole('button', { name: '保存' }).click()
    await second.getByRole('alert').filter({ hasText: '其他人刚刚修改过' }).waitFor()
    assert.equal(await second.getByLabel('建设地点').inputValue(), '第二个人写的地点')
    assert.equal((await ask<Project>(address('EQ2023-005'))).line.place, '第一个人写的地点')
  },
  'desk',
)

journey(
  'an unknown code gets a page that says so and leads on',
  async ({ page, open, expectFault, picture }) => {
    expectFault(/status of 404/)
    await open('/projects/EQ1999-404')
    await page.getByText('没有编码为“EQ1999-404”的项目').waitFor()
    await picture('project-unknown')
    await page.getByRole('link', { name: '去项目库' }).click()
    await page.waitForURL(/\/projects\?/)
  },
)

journey('another date shows the project as it stood then', async ({ page, open, ask }) => {
  const then = await ask<Project>(`/api/projects/${RED}?as_of=2023-01-31`)
  await open(`/projects/${RED}?as_of=2023-01-31`)
  await page.getByText(then.light.reason.zh).first().waitFor()
  const months = await panel(page, /^月度进展/)
    .getByRole('rowheader')
    .allInnerTexts()
  assert.deepEqual(months, ['2023-01'])
})
