/** The project library: pools against targets, moves with consent, guarded stages, rules. The journeys follow one another. */
import assert from 'node:assert/strict'
import { approve } from '../harness/approve.ts'
import { journey } from '../harness/journey.ts'
import { names } from '../harness/people.ts'
import { becomes, projectsListed, until } from '../harness/wait.ts'

interface Board {
  columns: {
    pool: { code: string; name: { zh: string } }
    projects: number
    entered: number
    target: number
  }[]
  combings: { id: string; name: { zh: string }; projects: number }[]
}
interface Life {
  pool: string
  stage: string
  moves: { to: string; reason: string }[]
}

const BOARD = '/api/pools?as_of=2023-03-31'
/** In 谋划库 at the stage 谋划. */
const PLANNED = 'EQ2023-017'
const life = `/api/projects/${PLANNED}/life`

journey(
  'the pools stand side by side against their targets, and each figure opens its rows',
  async ({ page, open, ask, picture, fitsTheScreen, isAccessible }) => {
    const board = await ask<Board>(BOARD)
    assert.deepEqual(
      board.columns.map(({ target }) => target),
      [218, 173, 137, 107],
    )
    await open('/pools')
    for (const { pool, projects, entered, target } of board.columns) {
      const column = page
        .locator('article')
        .filter({ has: page.getByRole('heading', { name: pool.name.zh }) })
      const text = (await column.innerText()).replace(/\s+/g, ' ')
      for (const figure of [`${projects} 个`, `${entered} 个`, `年度目标 ${target}`])
        assert.ok(text.includes(figure), `${pool.name.zh}: ${figure} in ${text}`)
    }
    await page.getByText(/^口径：/).waitFor()
    await picture('pools')
    await fitsTheScreen()
    await isAccessible()
    const signed = board.columns[2]
    await page
      .getByRole('link', { name: /在库项目/ })
      .nth(2)
      .click()
    await page.waitForURL(url => url.searchParams.get('pool') === 'pool_signed')
    await becomes(() => projectsListed(page), signed?.projects, 'the projects of the pool')
  },
)

journey('a combed list is a view that comes with the list of projects', async ({ page, open, ask }) => {
  const board = await ask<Board>(BOARD)
  const waiting = board.combings.find(({ id }) => id === 'approved_not_started')
  await open('/projects')
  await page.getByRole('button', { name: '视图' }).click()
  await page.getByRole('button', { name: '批而未开', exact: true }).click()
  await page.waitForURL(url => url.searchParams.get('combing') === 'approved_not_started')
  await becomes(() => projectsListed(page), waiting?.projects, 'what is approved and has not started')
})

journey(
  'a condition is adopted from a published rule, and a move that does not meet it says why',
  async ({ page, open, picture, isAccessible, fitsTheScreen, expectFault }) => {
    expectFault(/status of 422/)
    await open('/pools?tab=rules')
    await page.getByRole('button', { name: '选用 签约库 · 先进制造业' }).click()
    const rule = page.getByRole('dialog', { name: '入库条件' })
    await rule.getByLabel(/^总投资下限/).fill('900亿')
    await rule.getByRole('combobox', { name: '项目类别' }).press('Enter')
    await page.getByRole('option', { name: '其他类别' }).click()
    await picture('pools-rule')
    await isAccessible()
    await rule.getByRole('button', { name: '保存' }).click()
    const conditions = page
      .locator('section.panel')
      .filter({ has: page.getByRole('heading', { name: '入库条件' }) })
    await conditions.getByText('签约库 · 其他类别').waitFor()
    await conditions.getByText('总投资不低于 9,000,000 万元').waitFor()
    await picture('pools-rules')
    await fitsTheScreen()
    await isAccessible()
    await open(`/projects/${PLANNED}?as_of=${new Date().toISOString().slice(0, 10)}`)
    await page.getByRole('button', { name: '提请移库' }).click()
    const dialog = page.getByRole('dialog', { name: '提请移库' })
    await dialog.getByRole('combobox', { name: '移入' }).press('Enter')
    await page.getByRole('option', { name: '签约库' }).click()
    await dialog.getByText(/还不符合：总投资.*须不低于9000000万元（还差/).waitFor()
    await dialog.getByLabel(/^事由/).fill('签约条件成熟')
    await dialog.getByRole('button', { name: '提请审批' }).click()
    await dialog.getByText(/不符合入库条件：.*须不低于9000000万元/).waitFor()
    await picture('pools-refused')
    await isAccessible()
  },
  'desk',
)

journey(
  'a move waits for another person, then stands in the project’s history',
  async traveller => {
    const { page, open, ask, become, picture, isAccessible } = traveller
    const today = new Date().toISOString().slice(0, 10)
    await open(`/projects/${PLANNED}?as_of=${today}`)
    await page.getByRole('button', { name: '提请移库' }).click()
    const dialog = page.getByRole('dialog', { name: '提请移库' })
    await dialog.getByRole('combobox', { name: '移入' }).press('Enter')
    await page.getByRole('option', { name: '招引库' }).click()
    await dialog.getByLabel(/^事由/).fill('已确定招商方向')
    await dialog.getByRole('button', { name: '提请审批' }).click()
    await page.locator('.requests').getByText('移入招引库').waitFor()
    assert.equal((await ask<Life>(life)).pool, 'pool_planning', 'nothing moves by asking')
    await approve(traveller, 'pool_move')
    await become(names.office)
    await open(`/projects/${PLANNED}?as_of=${today}`)
    await page.getByText('谋划库 → 招引库').first().waitFor()
    assert.equal((await ask<Life>(life)).moves[0]?.reason, '已确定招商方向')
    await picture('project-life')
    await isAccessible()
  },
  'desk',
)

journey(
  'a stage is recorded with its proof, and a guard that refuses explains itself',
  async ({ page, open, ask, picture, expectFault }) => {
    expectFault(/status of 422/)
    const code = 'EQ2023-015'
    const before = await ask<Life>(`/api/projects/${code}/life`)
    const today = new Date().toISOString().slice(0, 10)
    await open(`/projects/${code}?as_of=${today}`)
    await page.getByRole('button', { name: '登记阶段' }).click()
    const dialog = page.getByRole('dialog', { name: '登记阶段' })
    await dialog.getByRole('combobox', { name: '转为' }).press('Enter')
    await page.getByRole('option', { name: '停滞' }).click()
    await dialog.getByLabel(/^事由/).fill('资金未到位')
    await dialog.getByRole('button', { name: '保存' }).click()
    await until(
      () => ask<Life>(`/api/projects/${code}/life`),
      now => assert.equal(now.stage, 'stalled'),
    )
    assert.notEqual(before.stage, 'stalled')
    await page.getByRole('button', { name: '登记阶段' }).click()
    await dialog.getByRole('combobox', { name: '转为' }).press('Enter')
    await picture('pools-stage')
    await page.getByRole('option', { name: /退出/ }).waitFor()
    assert.equal(
      await page.getByRole('option', { name: '投产' }).count(),
      0,
      'only what may follow is offered',
    )
  },
  'phone',
)

journey('the rules propose nothing until one is set', async ({ page, open, picture, isAccessible }) => {
  await open('/pools?tab=proposals')
  await page.getByText('没有待处置的建议').waitFor()
  await open('/pools?tab=duplicates')
  await page
    .locator('#pool-panel')
    .getByText(/疑似重复|名称相近/)
    .first()
    .waitFor()
  await picture('pools-duplicates')
  await isAccessible()
})

journey(
  'two codes that are one project are merged, counted once, and told apart again',
  async ({ page, open, ask, picture, isAccessible }) => {
    interface List {
      totals: { projects: number }
    }
    const today = new Date().toISOString().slice(0, 10)
    const count = async (): Promise<number> =>
      (await ask<List>(`/api/projects?limit=1&as_of=${today}`)).totals.projects
    const before = await count()
    await open(`/pools?tab=duplicates&as_of=${today}`)
    const verb = page.getByRole('button', { name: /^将 .+ 并入 .+$/ }).first()
    const [, gone = ''] = /^将 (.+) 并入/.exec(await verb.innerText()) ?? []
    await verb.click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(/^事由/).fill('同一项目两次申报')
    await dialog.getByRole('button', { name: /并入/ }).click()
    await becomes(count, before - 1, 'it is counted once')
    await open(`/projects/${gone}?as_of=${today}`)
    await page.getByText(/^本项目已并入/).waitFor()
    await picture('project-merged')
    await isAccessible()
    await page.getByRole('button', { name: '撤销合并' }).click()
    const undo = page.getByRole('dialog', { name: '撤销合并' })
    await undo.getByLabel(/^事由/).fill('经核对为两个项目')
    await undo.getByRole('button', { name: '撤销合并' }).click()
    await becomes(count, before, 'both are counted again')
  },
  'desk',
)

journey(
  'an exit rule proposes at once, a person asks for the exit with its announcement, and another one consents',
  async traveller => {
    const { page, open, ask, become, picture, isAccessible } = traveller
    const today = new Date().toISOString().slice(0, 10)
    await open(`/pools?tab=rules&as_of=${today}`)
    const exits = page
      .locator('section.panel')
      .filter({ has: page.getByRole('heading', { name: '退出规则' }) })
    await exits.getByRole('button', { name: '新增' }).click()
    const rule = page.getByRole('dialog', { name: '退出规则' })
    await rule.getByLabel(/^中文名称/).fill('签约超期未开工')
    await rule.getByLabel(/^英文名称/).fill('Signed, not started')
    await rule.getByLabel(/^期限/).fill('30')
    await rule.getByText('须公告').click()
    await picture('pools-exit-rule')
    await isAccessible()
    await rule.getByRole('button', { name: '保存' }).click()
    await exits.getByText('签约超期未开工').waitFor()
    await until(
      () => ask<{ project: { code: string } }[]>('/api/pools/proposals'),
      made => assert.ok(made.length > 0),
    )
    const [proposal] = await ask<{ project: { code: string; name: string } }[]>('/api/pools/proposals')
    assert.ok(proposal)
    await open(`/pools?tab=proposals&as_of=${today}`)
    const row = page.getByRole('listitem').filter({ hasText: proposal.project.name }).first()
    await picture('pools-proposals')
    await row.getByRole('button', { name: '提请退出' }).click()
    const dialog = page.getByRole('dialog', { name: '提请退出' })
    await dialog.getByText('该规则要求公告，须填写公告文件。').waitFor()
    await dialog.getByLabel(/^事由/).fill('逾期未开工')
    await dialog.getByLabel(/^依据文件/).fill('项目退出公告〔2026〕1号')
    await picture('pools-exit')
    await isAccessible()
    await dialog.getByRole('button', { name: '提请退出' }).click()
    await row.waitFor({ state: 'detached' })
    await approve(traveller, 'life_end')
    await become(names.office)
    await becomes(
      async () => (await ask<Life>(`/api/projects/${proposal.project.code}/life`)).stage,
      'exited',
      'the project has left the library',
    )
  },
  'desk',
)

journey(
  'all projects of a narrowed list are moved by one request',
  async traveller => {
    const { page, open, ask, become, picture } = traveller
    const today = new Date().toISOString().slice(0, 10)
    const counted = async (pool: string): Promise<number> => {
      const list = await ask<{ totals: { projects: number } }>(
        `/api/projects?limit=1&pool=${pool}&as_of=${today}`,
      )
      return list.totals.projects
    }
    const [planned, sourced] = [await counted('pool_planning'), await counted('pool_sourcing')]
    assert.ok(planned > 1)
    await open(`/projects?pool=pool_planning&as_of=${today}`)
    await page.getByRole('button', { name: `移库（${planned}个）` }).click()
    const dialog = page.getByRole('dialog', { name: '提请移库' })
    await dialog.getByRole('combobox', { name: '移入' }).press('Enter')
    await page.getByRole('option', { name: '招引库' }).click()
    await dialog.getByLabel(/^事由/).fill('年中调整')
    await picture('pools-move-many')
    await dialog.getByRole('button', { name: '提请审批' }).click()
    await dialog.waitFor({ state: 'detached' })
    await approve(traveller, 'pool_move')
    await become(names.office)
    await becomes(() => counted('pool_sourcing'), sourced + planned, 'all of them have moved')
    assert.equal(await counted('pool_planning'), 0)
  },
  'desk',
)
