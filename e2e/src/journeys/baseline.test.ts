/** Plans that are frozen once they are approved, and changed by approved revisions alone. The journeys follow one another. */
import assert from 'node:assert/strict'
import { approve } from '../harness/approve.ts'
import { journey } from '../harness/journey.ts'
import { names } from '../harness/people.ts'
import { until } from '../harness/wait.ts'

interface Board {
  frozen: number
  open: number
  revised: { project: { code: string }; fields: string[] }[]
}
interface Project {
  line: { plan: { money: string } }
  baseline: { number: number; original_plan: string } | null
  milestones: { name: string; planned_on: string; original_on: string | null }[]
}

const CODE = 'EQ2023-149'
const MILESTONE = '施工许可'

journey(
  'the plans of the year are frozen once it was asked for and approved',
  async traveller => {
    const { page, open, ask, become, picture, isAccessible, fitsTheScreen } = traveller
    const { open: count } = await ask<Board>('/api/baselines/2023?as_of=2023-03-31')
    await open('/baselines')
    await page.getByRole('heading', { name: '2023 年度计划基准' }).waitFor()
    await page.getByRole('button', { name: '提请冻结' }).click()
    const dialog = page.getByRole('dialog', { name: '提请冻结 2023 年度计划' })
    await dialog.getByText(`尚未冻结的 ${count} 个项目`).waitFor()
    await dialog.getByLabel(/^事由/).fill('区政府常务会议审议通过')
    await picture('baseline-ask')
    await isAccessible()
    await dialog.getByRole('button', { name: '提请审批' }).click()
    await page.locator('.requests').getByText('待审批').first().waitFor()
    assert.equal(await page.getByRole('button', { name: '提请冻结' }).isDisabled(), true, 'once is enough')
    await approve(traveller, 'plan_freeze')
    await become(names.office)
    await open('/baselines')
    await page.getByText('全部计划已冻结').waitFor()
    await picture('baseline')
    await fitsTheScreen()
    await isAccessible()
    const board = await ask<Board>('/api/baselines/2023?as_of=2023-03-31')
    assert.deepEqual([board.frozen, board.open], [count, 0])
  },
  'desk',
)

journey(
  'who changes a frozen plan is led to asking for a revision, which holds once it is approved',
  async traveller => {
    const { page, open, ask, become, picture, isAccessible, expectFault } = traveller
    expectFault(/status of 409/)
    const address = `/api/projects/${CODE}?as_of=2023-03-31`
    const before = await ask<Project>(address)
    await open(`/projects/${CODE}`)
    await page.getByRole('button', { name: '编辑' }).click()
    const form = page.getByRole('dialog', { name: /^编辑/ })
    await form.getByLabel(/^年度计划/).fill('10000')
    await form.getByRole('button', { name: '保存' }).click()
    await form.getByRole('alert').getByRole('button', { name: '提请调整计划' }).click()

    const revision = page.getByRole('dialog', { name: '提请调整 2023 年度计划' })
    const send = revision.getByRole('button', { name: /^提请审批/ })
    await revision.waitFor()
    assert.equal(await send.isDisabled(), true, 'nothing to ask for while nothing has changed')
    await revision.getByLabel(/^年度计划/).fill('1亿')
    const day = revision.getByLabel(`“${MILESTONE}”的计划时间`)
    await day.fill('2023-05-31')
    await day.press('Enter')
    await revision.getByLabel(/^事由/).fill('征迁范围调整')
    await picture('revision-ask')
    await isAccessible()
    await revision.getByRole('button', { name: '提请审批（2 项）' }).click()
    await page.locator('.requests').getByText('待审批').first().waitFor()
    assert.equal((await ask<Project>(address)).line.plan.money, before.line.plan.money, 'not yet')

    await approve(traveller, 'plan_revision')
    await become(names.office)
    await open(`/projects/${CODE}`)
    const after = await ask<Project>(address)
    assert.deepEqual([after.line.plan.money, after.baseline?.number], ['10000', 1])
    const moved = after.milestones.find(({ name }) => name === MILESTONE)
    await until(
      () => page.locator('.baseline').innerText(),
      words => {
        assert.match(words, /原计划 12,270 万元，现计划 10,000 万元，已调整 1 次/)
        assert.match(words, /第 1 次调整[\s\S]*征迁范围调整[\s\S]*重点项目办 提请，重点项目办负责人 批准/)
      },
    )
    await page.getByText(`原 ${moved?.original_on}`).waitFor()
    await picture('revision')
    await isAccessible()
  },
  'desk',
)

journey(
  'a frozen plan is read-only in the form of the project, which says where it is changed',
  async ({ page, open }) => {
    await open(`/projects/${CODE}`)
    await page.getByRole('button', { name: '编辑' }).click()
    const form = page.getByRole('dialog', { name: /^编辑/ })
    await form.getByText('2023 年度计划已批准冻结').waitFor()
    assert.equal(await form.getByLabel(/^年度计划/).isDisabled(), true)
    assert.equal(await form.getByLabel('建设地点').isDisabled(), false)
    await form.getByRole('button', { name: '提请调整计划' }).click()
    await page.getByRole('dialog', { name: '提请调整 2023 年度计划' }).waitFor()
  },
  'desk',
)

journey('revised plans are listed with what differs', async ({ page, open, ask, picture, fitsTheScreen }) => {
  const { revised } = await ask<Board>('/api/baselines/2023?as_of=2023-03-31')
  assert.deepEqual(
    revised.map(({ project, fields }) => [project.code, fields]),
    [[CODE, ['plan', 'milestones']]],
  )
  await open('/baselines')
  const row = page.getByRole('row').filter({ hasText: CODE })
  assert.match(await row.innerText(), /年度计划、节点时间/)
  await picture('baseline-revised')
  await fitsTheScreen()
  await row.getByRole('link').click()
  await page.waitForURL(new RegExp(`/projects/${CODE}`))
})

journey('a year without plans says what to do', async ({ page, open, picture }) => {
  await open('/baselines?as_of=2022-12-31')
  await page.getByText('2022 年还没有年度计划').waitFor()
  await page.getByRole('link', { name: '去导入' }).waitFor()
  await picture('baseline-none')
})
