/** Who looks after a project: assigned, handed over, visited; the page of whoever is assigned; what a project needs. */
import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'
import { journey, type Traveller } from '../harness/journey.ts'
import { names } from '../harness/people.ts'
import { becomes } from '../harness/wait.ts'

interface Visit {
  step: string
  text: string | null
  reason: string | null
}
interface Mine {
  as_of: string
  projects: { line: { code: string; name: string }; visits: Visit[] }[]
}
interface People {
  now: { role: string; holder: { label: string } }[]
  others: { role: string; holder: { label: string }; to: string | null; reason: string | null }[]
  visits: Visit[]
}

/** Red by the rules; at desk and at phone size each its own. */
const REDS = { desk: 'EQ2023-149', phone: 'EQ2023-270' }

async function todayOf({ ask }: Traveller): Promise<string> {
  return (await ask<{ today: string }>('/api/session')).today
}

/** A dialog that has come to rest: it gives the focus to its first field, and no calendar stands above it. */
async function atRest(dialog: Locator): Promise<void> {
  await becomes(() => dialog.locator(':focus').count(), 1, 'the dialog has the focus')
  const calendars = dialog.page().locator('.el-date-picker').filter({ visible: true })
  await becomes(() => calendars.count(), 0, 'the calendar is away')
}

journey(
  'assignments show who has been to whom, and a colleague is assigned to a project',
  async traveller => {
    const { page, open, ask, size, picture, isAccessible, fitsTheScreen } = traveller
    await open('/assignments')
    await page.getByText('应走访明细').waitFor()
    await picture('assignments')
    await isAccessible()
    await fitsTheScreen()
    await page.getByRole('button', { name: '登记分工' }).click()
    const form = page.getByRole('dialog', { name: '登记分工' })
    await form.getByRole('combobox', { name: '身份' }).press('Enter')
    await page.getByRole('option', { name: '首席服务员' }).click()
    await form.getByRole('button', { name: /^人员/ }).click()
    await form.getByRole('combobox', { name: /姓名/ }).fill('负责人')
    await form.getByRole('option', { name: /head/ }).click()
    const from = form.getByLabel(/^起始日期/)
    await from.fill('2023-03-01')
    await from.press('Enter')
    await form.getByRole('button', { name: /^项目/ }).click()
    await form.getByRole('combobox', { name: '查找项目' }).fill(REDS[size])
    await form.getByRole('option', { name: new RegExp(REDS[size]) }).click()
    await form.getByRole('list', { name: '项目（已选 1 个）' }).waitFor()
    await picture('assignment-form')
    await isAccessible()
    await form.getByRole('button', { name: '登记分工' }).click()
    await form.waitFor({ state: 'detached' })
    const { now } = await ask<People>(`/api/projects/${REDS[size]}/people`)
    assert.equal(now.find(({ role }) => role === 'chief_service_officer')?.holder.label, '重点项目办负责人')
    await page.getByRole('button', { name: '走访次数' }).click()
    const quotas = page.getByRole('dialog', { name: '走访次数' })
    await quotas.getByText('联络员').waitFor()
    await atRest(quotas)
    await picture('visit-quotas')
    await isAccessible()
    await quotas.getByRole('button', { name: '取消' }).click()
    await quotas.waitFor({ state: 'detached' })
    await page
      .getByRole('button', { name: /^提醒县处级领导/ })
      .first()
      .click()
    await page.getByText(/^提醒函.*已制发$/).waitFor()
    await page.getByRole('tab', { name: '提醒函' }).click()
    await page.getByRole('list', { name: '提醒函' }).waitFor()
    await picture('reminders')
    await isAccessible()
    await fitsTheScreen()
  },
)

journey('an assignment is handed over to a colleague, who is its holder from that day', async traveller => {
  const { page, open, ask, client, size, picture, isAccessible, fitsTheScreen } = traveller
  const code = REDS[size]
  await client().ask('POST', '/api/assignments', {
    role: 'task_force',
    post: `工作专班${size}`,
    projects: [code],
    from: '2023-03-01',
  })
  await open('/assignments?tab=list')
  await page.getByText(/\d+ 项分工，\d+ 个项目/).waitFor()
  await page.getByRole('searchbox', { name: '项目名称、编码或责任人' }).fill(`工作专班${size}`)
  const row = page.getByRole('checkbox', { name: new RegExp(`工作专班${size}`) })
  await row.check()
  await picture('assignment-list')
  await isAccessible()
  await fitsTheScreen()
  await page.getByRole('button', { name: '交接 1 项' }).click()
  const form = page.getByRole('dialog', { name: '办理交接' })
  await form.getByRole('button', { name: /^人员/ }).click()
  await form.getByRole('combobox', { name: /姓名/ }).fill('单位联络员')
  await form.getByRole('option', { name: /reporter/ }).click()
  const on = form.getByLabel(/^接任日期/)
  await on.fill('2023-03-15')
  await on.press('Enter')
  await form.getByLabel(/^事由/).fill('岗位调整')
  await atRest(form)
  await picture('hand-over')
  await isAccessible()
  await form.getByRole('button', { name: '办理交接' }).click()
  await form.waitFor({ state: 'detached' })
  const people = await ask<People>(`/api/projects/${code}/people?as_of=2023-03-31`)
  assert.equal(people.now.find(({ role }) => role === 'task_force')?.holder.label, '单位联络员')
  const before = people.others.find(({ holder }) => holder.label === `工作专班${size}`)
  assert.deepEqual([before?.to, before?.reason], ['2023-03-14', '岗位调整'])
})

journey(
  'whoever is assigned sees what is red and who owes what, plans a visit and ends it',
  async traveller => {
    const { page, open, ask, client, size, picture, isAccessible, fitsTheScreen } = traveller
    const code = REDS[size]
    const today = await todayOf(traveller)
    await client().ask('POST', '/api/assignments', {
      role: 'charge_pairing',
      level: 'district',
      projects: [code],
      login: names.office,
      from: '2023-01-01',
    })
    const mine = async () => {
      const { projects } = await ask<Mine>('/api/my-projects')
      return projects.find(({ line }) => line.code === code)
    }
    const own = await mine()
    assert.ok(own)
    await open('/my-projects')
    const card = page.locator('article', { hasText: own.line.name })
    await card.getByText('谁欠什么').waitFor()
    await picture('my-projects')
    await isAccessible()
    await fitsTheScreen()
    await open(`/my-projects?as_of=${today}`)
    await card.getByRole('button', { name: '登记走访' }).click()
    const form = page.getByRole('dialog')
    await form.getByRole('button', { name: '计划走访' }).click()
    await form.getByRole('button', { name: '保存' }).click()
    await form.waitFor({ state: 'detached' })
    await card.getByText('未办结的走访').waitFor()
    await picture('my-projects-planned')
    await fitsTheScreen()
    await card.getByRole('button', { name: /^登记情况：/ }).click()
    await form.getByRole('textbox', { name: /^走访情况/ }).fill('现场查看基坑支护，督促补报月报')
    await picture('visit-form')
    await isAccessible()
    await form.getByRole('button', { name: '保存' }).click()
    await form.waitFor({ state: 'detached' })
    await becomes(async () => (await mine())?.visits, [], 'nothing more is to be said about it')
    const { visits } = await ask<People>(`/api/projects/${code}/people`)
    assert.deepEqual([visits[0]?.step, visits[0]?.text], ['recorded', '现场查看基坑支护，督促补报月报'])
  },
)

journey('the page of a project tells its visits, and a planned one is cancelled there', async traveller => {
  const { page, open, ask, client, size, picture, isAccessible, fitsTheScreen } = traveller
  const code = REDS[size]
  const today = await todayOf(traveller)
  const post = `联络员${size}`
  await client().ask('POST', '/api/assignments', { role: 'contact', post, projects: [code] })
  const { rows } = await ask<{ rows: { id: string }[] }>(
    `/api/assignments?holder=${encodeURIComponent(post)}`,
  )
  await client().ask('POST', '/api/visits', { project: code, assignment: rows[0]?.id, planned_on: today })
  await open(`/projects/${code}?as_of=${today}`)
  const cancel = page.getByRole('button', { name: `取消走访：${today} ${post}` })
  await cancel.scrollIntoViewIfNeeded()
  await picture('people-panel')
  await fitsTheScreen()
  await cancel.click()
  const form = page.getByRole('dialog')
  await form.getByLabel(/^事由/).fill('暴雨停工')
  await picture('visit-cancel')
  await isAccessible()
  await form.getByRole('button', { name: '取消走访' }).click()
  await form.waitFor({ state: 'detached' })
  await page.getByText('取消原因：暴雨停工').waitFor()
  const { visits } = await ask<People>(`/api/projects/${code}/people`)
  assert.ok(visits.some(({ step, reason }) => step === 'cancelled' && reason === '暴雨停工'))
})

journey('a factor is asked for, and the unit that owes it answers', async traveller => {
  const { page, open, ask, become, size, picture, isAccessible, fitsTheScreen } = traveller
  const today = await todayOf(traveller)
  const unit = (await ask<{ name: string }[]>('/api/orgs'))[0]?.name ?? ''
  const need = `用地报批${size}`
  await open('/factors')
  await page.getByRole('button', { name: '提出需求' }).click()
  const form = page.getByRole('dialog', { name: '提出需求' })
  await form.getByRole('button', { name: /^项目/ }).click()
  await form.getByRole('combobox', { name: '查找项目' }).fill(REDS[size])
  await form.getByRole('option').first().click()
  await form.getByLabel(/^需求内容/).fill(need)
  await form.getByLabel(/^数量/).fill('35.5')
  await form.getByRole('combobox', { name: '保障单位' }).fill(unit)
  await page.getByRole('option', { name: unit, exact: true }).click()
  await picture('factor-form')
  await isAccessible()
  await form.getByRole('button', { name: '提出需求' }).click()
  await form.waitFor({ state: 'detached' })
  const drawer = page.getByRole('dialog', { name: need })
  await drawer.getByText('待答复').first().waitFor()
  assert.match(page.url(), new RegExp(`as_of=${today}`), 'what is asked today shows on the page of today')

  await become(names.reporter)
  await open(`/factors?as_of=${today}`)
  await page.getByRole('button', { name: need }).waitFor()
  await picture('factors')
  await isAccessible()
  await fitsTheScreen()
  await page.getByRole('button', { name: need }).click()
  await drawer.getByRole('button', { name: '承诺' }).click()
  const answer = page.getByRole('dialog', { name: '承诺' })
  await answer.getByLabel(/^承诺日期/).waitFor()
  await picture('factor-answer')
  await isAccessible()
  await answer.getByRole('button', { name: '承诺' }).click()
  await answer.waitFor({ state: 'detached' })
  await drawer.getByText('已承诺').first().waitFor()
  await drawer.getByRole('button', { name: '已保障' }).click()
  const met = page.getByRole('dialog', { name: '已保障' })
  await met.getByLabel(/^办理情况/).fill('批次用地已批')
  await met.getByRole('button', { name: '已保障' }).click()
  await met.waitFor({ state: 'detached' })
  await drawer.getByText('批次用地已批').first().waitFor()
  await picture('factor')
  await isAccessible()
  const { rows } = await ask<{ rows: { state: string; need: string; met: string }[] }>('/api/factors')
  const row = rows.find(one => one.need === need)
  assert.deepEqual([row?.state, row?.met], ['met', '35.5'])
})

journey('the balance tells what is left of what the district has to give', async traveller => {
  const { page, open, ask, picture, isAccessible, fitsTheScreen } = traveller
  const today = await todayOf(traveller)
  const year = today.slice(0, 4)
  await open(`/factors?tab=balance&as_of=${today}`)
  const land = page.locator('section.panel', { hasText: '土地（亩）' })
  await land.getByRole('button', { name: '录入指标' }).click()
  const form = page.getByRole('dialog', { name: `录入${year}年土地指标` })
  await form.getByLabel(/^年度指标/).fill('120')
  await picture('factor-supply')
  await isAccessible()
  await form.getByRole('button', { name: '保存' }).click()
  await form.waitFor({ state: 'detached' })
  await land.getByText('120', { exact: true }).first().waitFor()
  await picture('factor-balance')
  await isAccessible()
  await fitsTheScreen()
  const { lines } = await ask<{ lines: { supply: string }[] }>(`/api/factors/balance/${year}`)
  assert.equal(lines[0]?.supply, '120')
  await page.getByRole('button', { name: '答复时限' }).click()
  await atRest(page.getByRole('dialog', { name: '答复时限' }))
  await picture('factor-limits')
  await isAccessible()
})
