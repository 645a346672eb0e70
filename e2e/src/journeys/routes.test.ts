/** Routes: a plan of nodes is drafted, accepted, moved and achieved; its papers; the templates. The journeys follow one another. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { approve } from '../harness/approve.ts'
import { journey, type Traveller } from '../harness/journey.ts'
import { names } from '../harness/people.ts'
import { until } from '../harness/wait.ts'

interface Node {
  id: string
  name: string
  planned_on: string
  achieved_on: string | null
  expected_on: string | null
}
interface Route {
  route: { nodes: Node[]; forecast: { expected_on: string } } | null
}

/** Each size has a project of its own. */
const CODES = { desk: 'EQ2023-001', phone: 'EQ2023-002' }
const NODE = '施工许可'

async function today({ ask }: Traveller): Promise<string> {
  return (await ask<{ today: string }>('/api/session')).today
}
async function openRoute(traveller: Traveller): Promise<string> {
  const code = CODES[traveller.size]
  await traveller.open(`/projects/${code}/route?as_of=${await today(traveller)}`)
  return code
}

journey('a route is drafted from a template, looked at, and accepted', async traveller => {
  const { page, ask, picture, fitsTheScreen, isAccessible } = traveller
  const code = await openRoute(traveller)
  await page.getByText('尚未编排节点路线').waitFor()
  await page.getByRole('button', { name: '编排节点计划' }).click()
  const form = page.getByRole('dialog', { name: '编排节点计划' })
  await form.getByText(/^节点（\d+ 个）$/).waitFor()
  await picture('route-draft-form')
  await isAccessible()
  await form.getByRole('button', { name: '试算' }).click()
  await form.waitFor({ state: 'detached' })
  const bar = page.getByRole('region', { name: '待确认的节点计划' })
  await bar.getByText(/^试算：自/).waitFor()
  await picture('route-draft')
  await fitsTheScreen()
  await isAccessible()
  assert.equal((await ask<Route>(`/api/projects/${code}/route`)).route, null, 'a draft is not recorded')
  await bar.getByRole('button', { name: '确认计划' }).click()
  await page.getByText(/按目前进展，预计/).waitFor()
  const { route } = await ask<Route>(`/api/projects/${code}/route`)
  assert.ok(route)
  assert.ok((await page.locator('.outlook').innerText()).includes(route.forecast.expected_on))
  for (const { name, planned_on } of route.nodes.slice(0, 5)) {
    const row = page.getByRole('row').filter({ has: page.getByRole('button', { name, exact: true }) })
    const shown = await row.locator('td.date').innerText()
    assert.ok(shown.includes(planned_on), `${name} is promised for ${planned_on}: ${shown}`)
  }
  await picture('route')
  await fitsTheScreen()
  await isAccessible()
})

journey(
  'a day that is typed becomes a draft with what follows from it, and may be dropped',
  async traveller => {
    const { page, ask, picture, isAccessible } = traveller
    const code = await openRoute(traveller)
    const { route } = await ask<Route>(`/api/projects/${code}/route`)
    const node = route?.nodes.find(({ name }) => name === NODE)
    assert.ok(node)
    const label = `“${NODE}”的计划完成日期`
    const shown = page.getByRole('button', { name: label })
    const day = page.getByRole('textbox', { name: label, exact: true })
    await shown.click()
    const later = `${Number(node.planned_on.slice(0, 4)) + 1}-06-30`
    await day.fill('2024-13-45')
    await day.press('Tab')
    assert.equal(await day.getAttribute('aria-invalid'), 'true', 'no such day')
    await day.fill(later)
    await day.press('Tab')
    const bar = page.getByRole('region', { name: '待确认的节点计划' })
    await bar.getByText(/^试算：自/).waitFor()
    await until(
      () => page.getByRole('row').filter({ hasText: NODE }).first().innerText(),
      words => assert.ok(words.includes(NODE), words),
    )
    assert.equal(await shown.innerText(), later)
    await picture('route-moved')
    await isAccessible()
    await bar.getByRole('button', { name: '放弃' }).click()
    await until(
      () => shown.innerText(),
      value => assert.equal(value, node.planned_on, 'the promise is back'),
    )
  },
)

journey(
  'the end of a bar is dragged, and moved with the arrow keys',
  async traveller => {
    const { page, ask } = traveller
    const code = await openRoute(traveller)
    const { route } = await ask<Route>(`/api/projects/${code}/route`)
    const node = route?.nodes.find(({ achieved_on }) => achieved_on === null)
    assert.ok(node)
    const handle = page.getByRole('slider', { name: `调整“${node.name}”的计划完成日期` })
    await handle.focus()
    const day = (days: number) =>
      new Date(Date.parse(node.planned_on) + days * 86_400_000).toISOString().slice(0, 10)
    await handle.press('ArrowRight')
    await until(
      () => handle.getAttribute('aria-valuetext'),
      value => assert.equal(value, day(1)),
    )
    await handle.press('Shift+ArrowRight')
    await until(
      () => handle.getAttribute('aria-valuetext'),
      value => assert.equal(value, day(8)),
    )
    await page.getByText(/^试算：自/).waitFor()
    // What is tried out moves the chart once more: the pointer waits until it stands still.
    let box = await handle.boundingBox()
    await until(
      async () => {
        const before = box
        box = await handle.boundingBox()
        return { before, now: box }
      },
      ({ before, now }) => assert.deepEqual(now, before),
    )
    assert.ok(box)
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 60, y, { steps: 8 })
    await page.mouse.up()
    await until(
      () => handle.getAttribute('aria-valuetext'),
      value => assert.ok(value !== null && value > day(8), `${value} is later than ${day(8)}`),
    )
    await page.getByRole('button', { name: '放弃' }).click()
  },
  'desk',
)

journey('a node that is achieved moves what is expected', async traveller => {
  const { page, ask, picture, isAccessible } = traveller
  const code = await openRoute(traveller)
  const node = (await ask<Route>(`/api/projects/${code}/route`)).route?.nodes.find(
    ({ achieved_on }) => achieved_on === null,
  )
  assert.ok(node)
  await page.getByRole('button', { name: node.name, exact: true }).click()
  const drawer = page.getByRole('dialog', { name: `节点：${node.name}` })
  await drawer.getByText('佐证材料').waitFor()
  await picture('route-node')
  await isAccessible()
  const achieved = drawer.getByLabel('实际完成时间')
  const on = await today(traveller)
  await achieved.fill(on)
  await achieved.press('Enter')
  const save = drawer.getByRole('button', { name: '保存' })
  traveller.expectFault(/status of 422/)
  await save.click()
  await drawer.getByText('完成须有佐证').waitFor()
  await picture('route-node-unproved')
  await drawer.getByRole('button', { name: '上传文件' }).click()
  const adding = page.getByRole('dialog', { name: '上传文件' })
  const paper = { name: '批复.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') }
  await adding.locator('input[type=file]').setInputFiles(paper)
  await adding.getByRole('button', { name: '上传', exact: true }).click()
  await adding.waitFor({ state: 'detached' })
  await drawer.getByText(`佐证：${node.name}`).waitFor()
  await picture('route-node-proved')
  await isAccessible()
  await save.click()
  await drawer.waitFor({ state: 'detached' })
  await page.getByText(`${on} 完成`).first().waitFor()
})

journey(
  'the papers of a route are taken away',
  async traveller => {
    const { page } = traveller
    await openRoute(traveller)
    for (const [name, start] of [
      ['下载任务书 PDF', '%PDF'],
      ['下载时间表 DOCX', 'PK'],
    ] as const) {
      const download = page.waitForEvent('download')
      await page.getByRole('link', { name }).click()
      const bytes = await readFile(await (await download).path())
      assert.equal(bytes.subarray(0, start.length).toString('latin1'), start)
    }
  },
  'desk',
)

journey(
  'a template says what is wrong and where, and is kept once it is sound',
  async ({ page, open, picture, fitsTheScreen, isAccessible, size }) => {
    await open('/route-templates')
    await picture('route-templates')
    await fitsTheScreen()
    await isAccessible()
    await page.getByRole('link', { name: /^道路/ }).first().click()
    const editor = page.getByRole('textbox', { name: '模板文本' })
    await editor.waitFor()
    await page.getByRole('region', { name: '节点列表' }).getByRole('row').nth(1).waitFor()
    await picture('route-template')
    await fitsTheScreen()
    await isAccessible()
    if (size === 'phone') return
    await editor.click()
    await page.keyboard.press('Control+Home')
    await page.keyboard.insertText('colour = "red"\n')
    await page.getByText(/^有 \d+ 处问题/).waitFor()
    await page.getByRole('list', { name: '问题列表' }).getByText('第 1 行').waitFor()
    assert.equal(await page.getByRole('button', { name: '保存' }).isDisabled(), true)
    await picture('route-template-wrong')
    await page.getByRole('button', { name: '恢复原文' }).click()
    await page.getByText('没有问题').waitFor()
    await editor.click()
    await page.keyboard.press('Control+Home')
    await page.keyboard.insertText('# 本区承诺时限\n')
    await page.getByText('没有问题').waitFor()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText(/^模板已保存/).waitFor()
  },
)

journey(
  'a route under a frozen plan is asked for with a reason, and holds once another person approves',
  async traveller => {
    const { page, open, client, ask, become, picture, isAccessible } = traveller
    const code = 'EQ2023-003'
    const day = await today(traveller)
    const year = day.slice(0, 4)
    await open(`/projects/${code}?as_of=${day}`)
    await page.getByRole('button', { name: '编辑' }).click()
    const form = page.getByRole('dialog', { name: /^编辑/ })
    await form.getByLabel(/^年度计划/).fill('5000')
    await form.getByRole('button', { name: '保存' }).click()
    await form.waitFor({ state: 'detached' })
    await client().ask('POST', `/api/baselines/${year}/freeze`, { reason: '区政府常务会议审定' })
    await approve(traveller, 'plan_freeze')
    await become(names.office)
    await open(`/projects/${code}/route?as_of=${day}`)
    await page.getByRole('button', { name: '编排节点计划' }).click()
    const draft = page.getByRole('dialog', { name: '编排节点计划' })
    await draft.getByRole('button', { name: '试算' }).click()
    const bar = page.getByRole('region', { name: '待确认的节点计划' })
    await bar.getByText(/计划已冻结/).waitFor()
    await bar.getByRole('button', { name: '提请调整计划' }).click()
    const dialog = page.getByRole('dialog', { name: '提请调整计划' })
    await dialog.getByLabel(/^事由/).fill('用地指标调整')
    await picture('route-ask')
    await isAccessible()
    await dialog.getByRole('button', { name: '提请审批' }).click()
    await page.locator('.requests').getByText('待审批').first().waitFor()
    assert.equal((await ask<Route>(`/api/projects/${code}/route`)).route, null, 'asking changes nothing')
    await approve(traveller, 'plan_revision')
    await become(names.office)
    await open(`/projects/${code}/route?as_of=${day}`)
    await page.getByText(/按目前进展，预计/).waitFor()
    const { route } = await ask<Route>(`/api/projects/${code}/route`)
    assert.ok(route && route.nodes.length > 0)
    await picture('route-asked')
  },
  'desk',
)
