/** The whole life of projects, walked on their pages through every stage there is; a step that is refused says why. */
import assert from 'node:assert/strict'
import { approve } from '../harness/approve.ts'
import { journey, type Traveller } from '../harness/journey.ts'
import { names } from '../harness/people.ts'
import { sheet } from '../harness/sheet.ts'
import { becomes, until } from '../harness/wait.ts'

interface Life {
  stage: string | null
  stages: { stage: string }[]
}
interface Step {
  to: string
  code: string
  /** What is shown for it. */
  proof?: string
}

const MAIN: Step[] = [
  { to: '线索', code: 'lead' },
  { to: '谋划', code: 'planning' },
  { to: '招引', code: 'sourcing' },
  { to: '签约', code: 'signed' },
  { to: '履约', code: 'fulfilled' },
  { to: '落地', code: 'landed' },
  { to: '停滞', code: 'stalled' },
  { to: '落地', code: 'landed' },
  { to: '前期', code: 'preparing' },
  { to: '开工', code: 'started', proof: '施工许可证' },
  { to: '停工', code: 'suspended' },
  { to: '开工', code: 'started' },
  { to: '在建', code: 'building', proof: '入库纳统' },
  { to: '竣工', code: 'completed', proof: '验收' },
  { to: '投产', code: 'in_production', proof: '投产证明' },
  { to: '达效', code: 'at_yield' },
]

const today = new Date().toISOString().slice(0, 10)
const stage = async ({ ask }: Traveller, code: string): Promise<string | null> =>
  (await ask<Life>(`/api/projects/${code}/life`)).stage

/** Opens the form of a stage on the page and fills it in. */
async function fill(
  { page }: Traveller,
  { to, proof }: Omit<Step, 'code'>,
): Promise<ReturnType<typeof page.getByRole>> {
  await page.getByRole('button', { name: '登记阶段' }).click()
  const dialog = page.getByRole('dialog', { name: '登记阶段' })
  await dialog.getByRole('combobox', { name: '转为' }).press('Enter')
  await page.getByRole('option', { name: new RegExp(`^${to}`) }).click()
  if (proof) await dialog.locator('label', { hasText: proof }).first().click()
  await dialog.getByLabel(/^事由/).fill(`进入${to}阶段`)
  return dialog
}

journey(
  'a project goes from a lead to full output through every stage, and back from the side ways',
  async traveller => {
    const { page, open, ask, picture, isAccessible } = traveller
    await open('/import')
    const head = ['项目编码', '项目名称', '责任单位', '总投资（万元）', '2023年度计划投资（万元）']
    const rows = sheet('list.csv', head, ['EQ2026-901', '生命周期示例项目', '马寨镇', '5000', '1000'])
    await page.locator('input[type=file]').setInputFiles(rows)
    await page.getByRole('button', { name: /^确认导入/ }).click()
    await becomes(
      async () => (await ask<{ rows: unknown[] }>(`/api/projects?q=EQ2026-901&as_of=${today}`)).rows.length,
      1,
      'the project is registered',
    )
    await open(`/projects/EQ2026-901?as_of=${today}`)
    for (const step of MAIN) {
      const dialog = await fill(traveller, step)
      await dialog.getByRole('button', { name: '保存' }).click()
      await dialog.waitFor({ state: 'detached' })
      await becomes(() => stage(traveller, 'EQ2026-901'), step.code, step.to)
    }
    const { stages } = await ask<Life>('/api/projects/EQ2026-901/life')
    assert.equal(stages.length, MAIN.length, 'each of them stands in its history')
    await picture('life')
    await isAccessible()
  },
  'desk',
)

journey(
  'works without a proof do not start, and are taken back in the months of the review only',
  async traveller => {
    const { open, picture, expectFault } = traveller
    expectFault(/status of 422/)
    const code = 'EQ2023-015'
    await open(`/projects/${code}?as_of=${today}`)
    const before = await stage(traveller, code)
    assert.ok(before === 'building' || before === 'started', `${before}: it stands at works`)
    const dialog = await fill(traveller, { to: '前期' })
    await dialog.getByRole('button', { name: '保存' }).click()
    const month = new Date().getMonth() + 1
    if (month === 6 || month === 7) await becomes(() => stage(traveller, code), 'preparing', 'taken back')
    else {
      await dialog
        .getByText(/年中|6|7/)
        .last()
        .waitFor()
      await picture('life-refused')
      assert.equal(await stage(traveller, code), before, 'nothing was recorded')
    }
  },
  'desk',
)

journey(
  'exit and end need somebody else’s consent, and nothing follows them',
  async traveller => {
    const { page, open, become, picture } = traveller
    for (const [code, to, end] of [
      ['EQ2023-018', '退出', 'exited'],
      ['EQ2023-019', '终止', 'terminated'],
    ] as const) {
      await become(names.office)
      await open(`/projects/${code}?as_of=${today}`)
      const before = await stage(traveller, code)
      const dialog = await fill(traveller, { to })
      await dialog.getByRole('button', { name: /提请/ }).click()
      await dialog.waitFor({ state: 'detached' })
      await page.locator('.requests').getByText('待审批').first().waitFor()
      assert.equal(await stage(traveller, code), before, 'nothing ends by asking')
      await page.goto('about:blank')
      await approve(traveller, 'life_end')
      await until(
        () => stage(traveller, code),
        now => assert.equal(now, end),
      )
    }
    await become(names.office)
    await open(`/projects/EQ2023-019?as_of=${today}`)
    await page.getByText('终止').first().waitFor()
    assert.equal(await page.getByRole('button', { name: '登记阶段' }).count(), 0, 'nothing follows')
    await picture('life-ended')
  },
  'desk',
)
