/** Another light than the rules give: the office asks, the head of the office approves, and it ends before its day. */
import assert from 'node:assert/strict'
import { approve } from '../harness/approve.ts'
import { journey } from '../harness/journey.ts'
import { names } from '../harness/people.ts'
import { until } from '../harness/wait.ts'

interface Text {
  zh: string
}
interface Project {
  light: { light: string; decided: { by: string; by_rules: string; rules_reason: Text } | null }
}

/** Red by the rules; at desk and at phone size each its own. */
const REDS = { desk: 'EQ2023-149', phone: 'EQ2023-270' }
const REASON = '因土地指标调整，经区政府常务会议研究'

journey('a light is decided once it was asked for and approved, and ends before its day', async traveller => {
  const { page, open, ask, become, size, picture, fitsTheScreen, isAccessible } = traveller
  const code = REDS[size]
  const address = `/api/projects/${code}?as_of=2023-03-31`
  await open(`/projects/${code}`)
  await page.getByRole('button', { name: '提请调整亮灯' }).click()
  const dialog = page.getByRole('dialog', { name: '提请调整亮灯' })
  const send = dialog.getByRole('button', { name: '提请审批' })
  await dialog.getByText('绿', { exact: true }).click()
  const from = dialog.getByLabel('起始日期')
  await from.fill('2023-03-01')
  await from.press('Enter')
  assert.equal(await send.isDisabled(), true, 'it needs a last day and a reason')
  const last = dialog.getByLabel(/^截止日期/)
  await last.fill('2030-12-31')
  await last.press('Enter')
  await dialog.getByLabel(/^事由/).fill(REASON)
  await dialog.getByLabel(/^依据文件/).fill('二七政办〔2023〕5号')
  await picture('decision-ask')
  await isAccessible()
  await send.click()
  await dialog.waitFor({ state: 'detached' })
  await page.locator('.requests').getByText('待审批').waitFor()
  await page.getByRole('link', { name: '查看审批' }).waitFor()
  await picture('decision-waits')
  await isAccessible()
  assert.equal((await ask<Project>(address)).light.light, 'red', 'what is only asked for changes nothing')

  await approve(traveller, 'light_override')
  const { light } = await ask<Project>(address)
  assert.deepEqual(
    [light.light, light.decided?.by, light.decided?.by_rules],
    ['green', '重点项目办负责人', 'red'],
  )

  await become(names.office)
  await open(`/projects/${code}`)
  await until(
    () => page.locator('section.why').innerText(),
    words => {
      assert.match(words, /绿\s*人工调整\s*因土地指标调整/)
      assert.match(words, /批准：重点项目办负责人，有效期 2023-03-01 至 2030-12-31/)
      assert.match(words, /按规则应为：\s*红/)
      assert.ok(!words.includes('待审批'))
    },
  )
  await picture('decision')
  await fitsTheScreen()
  await isAccessible()

  await page.getByRole('button', { name: '提前终止' }).click()
  const end = page.getByRole('dialog', { name: '提前终止' })
  await end.getByLabel(/^事由/).fill('用地已落实')
  await end.getByRole('button', { name: '提前终止' }).click()
  await page.getByText(/^已终止，自 .* 起按规则亮灯/).waitFor()
  assert.equal(
    (await ask<Project>(`/api/projects/${code}`)).light.decided,
    null,
    'today the rules hold again',
  )
  assert.ok((await ask<Project>(address)).light.decided, 'the days before keep what was decided')
})

journey(
  'a light that was decided has its mark in the list',
  async ({ page, open }) => {
    await open(`/projects?q=${REDS.desk}`)
    await page.getByTitle('人工调整的亮灯').waitFor()
  },
  'desk',
)

journey(
  'a last day before the first is refused beside its field, and Esc leaves without asking',
  async ({ page, open, ask, expectFault }) => {
    expectFault(/status of 4\d\d/)
    await open('/projects/EQ2023-005')
    await page.getByRole('button', { name: '提请调整亮灯' }).click()
    const dialog = page.getByRole('dialog', { name: '提请调整亮灯' })
    await dialog.getByText('绿', { exact: true }).click()
    const [first, last] = [dialog.getByLabel('起始日期'), dialog.getByLabel(/^截止日期/)]
    await last.fill('2027-04-01')
    await last.press('Enter')
    await first.fill('2027-05-01')
    await first.press('Enter')
    await dialog.getByLabel(/^事由/).fill('测试')
    await dialog.getByRole('button', { name: '提请审批' }).click()
    await dialog.getByRole('alert').getByText('截止日期早于开始日期').waitFor()
    assert.equal(await dialog.getByLabel(/^事由/).inputValue(), '测试', 'what was typed is still there')
    await dialog.getByLabel(/^事由/).focus()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    const requests = await ask<{ project: { code: string } }[]>('/api/approvals')
    assert.ok(!requests.some(({ project }) => project.code === 'EQ2023-005'), 'nothing was asked for')
  },
  'desk',
)
