/** Consent in steps: the steps are changed, a request is sent back, taken up again, signed, and approved; somebody signs for another. */
import assert from 'node:assert/strict'
import { approve } from '../harness/approve.ts'
import { journey } from '../harness/journey.ts'
import { names } from '../harness/people.ts'
import { becomes } from '../harness/wait.ts'

interface Row {
  code: string
}
interface Request {
  id: string
  kind: string
  answer: string | null
  steps: { name: string; state: string }[]
}

journey(
  'a request goes through the steps that were written for its kind, and back where something is missing',
  async traveller => {
    const { page, open, ask, client, become, size, picture, fitsTheScreen, isAccessible } = traveller
    await become(names.reporter)
    const rows = (await ask<{ rows: Row[] }>('/api/projects?limit=2')).rows
    const code = rows[size === 'desk' ? 0 : 1]?.code ?? ''
    await become(names.office)
    await open('/procedures')
    const kind = page.locator('.kind', { hasText: '亮灯调整' })
    await kind.getByRole('button', { name: '调整' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '在最前增加环节' }).click()
    const step = dialog.getByRole('group', { name: '第 1 环节' })
    await step.getByLabel(/^环节名称/).fill(`责任单位意见（${size}）`)
    await step.getByLabel(/^办理时限/).fill('3')
    await step.getByText('添加签批人').click()
    await page.getByRole('option', { name: '指定人员…' }).click()
    await step.getByRole('button', { name: /^签批人/ }).click()
    await step.getByRole('combobox', { name: /姓名|查找/ }).fill('联络')
    await page.getByRole('option', { name: /单位联络员/ }).click()
    await step.getByText('单位联络员').first().waitFor()
    await dialog.getByLabel(/^事由/).fill('亮灯调整须先征求责任单位意见')
    await picture('procedure')
    await isAccessible()
    await dialog.getByRole('button', { name: '提请批准' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.locator('.requests').getByText('调整审批流程').waitFor()
    await approve(traveller, 'procedure')

    await become(names.office)
    const body = { light: 'blue', until: '2030-12-31', reason: '环保管控停工' }
    const asked = await client().ask<Request>('POST', `/api/projects/${code}/light`, body)
    assert.deepEqual(
      asked.steps.map(({ state }) => state),
      asked.steps.map((_, number) => (number === 0 ? 'now' : 'to_come')),
    )
    const card = page.locator(`#approval-${asked.id}`)
    const show = () => open(`/approvals?id=${asked.id}`)
    const told = async () =>
      (await ask<Request[]>('/api/approvals?all=true')).find(({ id }) => id === asked.id)

    await become(names.reporter)
    await show()
    await card.getByText('办理中').waitFor()
    await picture('approval-steps')
    await isAccessible()
    await fitsTheScreen()
    await card.getByRole('textbox', { name: /审批意见/ }).fill('请附管控通知')
    await card.getByRole('button', { name: '退回' }).click()
    assert.equal(await dialog.getByLabel(/^事由/).inputValue(), '请附管控通知', 'what was typed goes along')
    await picture('approval-return')
    await dialog.getByRole('button', { name: '退回' }).click()
    await dialog.waitFor({ state: 'detached' })

    await become(names.office)
    await show()
    await card.getByText('已退回，待补充').waitFor()
    await picture('approval-returned')
    await card.getByRole('button', { name: '补充后继续' }).click()
    await dialog.getByLabel(/^事由/).fill('已附环委办〔2023〕3号')
    await dialog.getByRole('button', { name: '补充后继续' }).click()
    await dialog.waitFor({ state: 'detached' })

    await become(names.reporter)
    for (const number of asked.steps.slice(1).keys()) {
      await show()
      await card.getByRole('button', { name: '签批同意' }).click()
      await becomes(async () => (await told())?.steps[number]?.state, 'signed', 'the step is signed')
    }
    // What the page asks anew would be asked by whoever sits down next.
    await page.goto('about:blank')
    await become(names.head)
    await show()
    await card.getByRole('button', { name: '批准', exact: true }).click()
    await becomes(async () => (await told())?.answer, 'approved', 'the last signature decides')
    await open(`/approvals?list=settled&id=${asked.id}`)
    await card.getByText(/^办理过程/).click()
    await card.getByText(/补充后继续审批：已附环委办/).waitFor()
    await picture('approval-history')
    await fitsTheScreen()
    await isAccessible()
  },
)

journey('somebody names who signs for them while they are away, and ends it', async traveller => {
  const { page, open, become, picture, isAccessible, fitsTheScreen } = traveller
  await become(names.head)
  await open('/approvals')
  await page.getByRole('button', { name: '委托代签' }).click()
  const dialog = page.getByRole('dialog', { name: '委托代签' })
  await dialog.getByRole('button', { name: /^受托人/ }).click()
  await dialog.getByRole('combobox', { name: /姓名|查找/ }).fill('重点项目办')
  await dialog.getByRole('option', { name: /office/ }).click()
  const until = dialog.getByLabel(/^截止日期/)
  await until.fill('2027-01-31')
  await until.press('Enter')
  await dialog.getByLabel(/^事由/).fill('外出培训')
  await dialog.getByRole('button', { name: '委托', exact: true }).click()
  const row = dialog.getByRole('listitem').filter({ hasText: '生效中' })
  await row.getByText('委托 重点项目办 代签').waitFor()
  await picture('delegation')
  await isAccessible()
  await fitsTheScreen()
  await row.getByRole('button', { name: '终止' }).click()
  await dialog.getByText('已终止').first().waitFor()
})
