/** Roles, grants and hand-over: looked at before they are made, and explained afterwards. */
import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import { journey, walkedBy } from '../harness/journey.ts'
import { names } from '../harness/people.ts'
import { becomes } from '../harness/wait.ts'

walkedBy(names.security)

/** Opens a picker by its label, types, and takes the first that fits. */
async function pick(page: Page | Locator, label: string, words: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${label}`) }).click()
  await page.getByRole('combobox', { name: /查找/ }).fill(words)
  await page
    .getByRole('option', { name: new RegExp(words) })
    .first()
    .click()
}

/** Takes an entry of a list of choices. */
async function choose(page: Page, label: string, entry: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name: entry, exact: true }).click()
}

async function give(page: Page, person: string, role: string, unit?: string): Promise<void> {
  await page.getByRole('button', { name: '授予角色' }).click()
  const drawer = page.getByRole('dialog', { name: '授予角色' })
  await drawer.waitFor()
  await pick(drawer, '账号', person)
  await choose(page, '角色', role)
  if (unit) await pick(drawer, '授权范围', unit)
  await drawer.getByPlaceholder(/任职文件/).fill('任职')
  await drawer.getByRole('button', { name: '预览影响' }).click()
}

journey(
  'a role given over a unit shows why its holder sees a project, and its end takes that away',
  async ({ page, open, picture, isAccessible }) => {
    await open('/grants')
    await give(page, '接任联络员', '责任单位负责人', '区农业农村委')
    await page.getByRole('table', { name: '权限变化' }).waitFor()
    await picture('grant-preview')
    await isAccessible()
    await page.getByRole('button', { name: '确认授权' }).click()
    const line = page.getByRole('row', { name: /责任单位负责人.*区农业农村委/ })
    await line.waitFor()
    await open('/why')
    await pick(page, '账号', '接任联络员')
    await page.getByLabel('项目编码').fill('EQ2023-001')
    await page.getByRole('button', { name: '查询' }).click()
    await page.getByText('接任联络员能看到项目 EQ2023-001').waitFor()
    await page.getByRole('row', { name: /责任单位负责人.*据此可见/ }).waitFor()
    await picture('why')
    await isAccessible()
    await open('/grants')
    await line.getByRole('button', { name: '终止' }).click()
    await page.getByLabel('事由').fill('调离')
    await page.getByRole('dialog', { name: '终止授权' }).getByRole('button', { name: '终止' }).click()
    await becomes(() => line.count(), 0, 'the grant is gone from the list')
  },
  'desk',
)

journey(
  'a role is made from a copy, and a change is looked at before it is saved',
  async ({ page, open, client, people, picture, isAccessible }) => {
    await open('/roles')
    await page.getByRole('heading', { name: '角色', level: 1 }).waitFor()
    await isAccessible()
    await page
      .getByRole('row', { name: /督查室/ })
      .getByRole('link', { name: '以此新建' })
      .click()
    await page.getByLabel('中文名称').fill('督查室（导出）')
    await page.getByLabel('英文名称').fill('Supervision with export')
    assert.equal(
      await page.getByRole('checkbox', { name: /维护账号/ }).isDisabled(),
      true,
      'the duties are apart',
    )
    await page.getByRole('button', { name: '保存' }).click()
    await page.waitForURL(/\/roles\/[0-9a-f-]{36}/)
    const role = new URL(page.url()).pathname.split('/').at(-1)
    const grant = { account: people[names.heir]?.id, role, reason: '任职' }
    await client().ask('POST', '/api/access/grants', grant)
    await page.reload()
    await page.getByText(/有 1 个账号持有此角色/).waitFor()
    await page.getByRole('checkbox', { name: /生成通报/ }).uncheck()
    assert.equal(await page.getByRole('button', { name: '保存' }).isDisabled(), true, 'first the preview')
    await page.getByRole('button', { name: '预览影响' }).click()
    await page.getByRole('row', { name: /接任联络员.*生成通报.*全区/ }).waitFor()
    await picture('role-preview')
    await isAccessible()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('角色“督查室（导出）”已保存。').waitFor()
    const roles = await client().ask<{ id: string; permissions: string[] }[]>('GET', '/api/access/roles')
    assert.equal(roles.find(({ id }) => id === role)?.permissions.includes('bulletin.make'), false)
  },
  'desk',
)

journey(
  'the duties of somebody who leaves pass to a successor, and the history stays',
  async ({ page, open, ask, people, picture, isAccessible }) => {
    await open('/grants/hand-over')
    await isAccessible()
    await pick(page, '移交人', '单位联络员')
    await pick(page, '接任人', '接任联络员')
    await page.getByPlaceholder(/岗位调整/).fill('岗位调整')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByText(/以下 1 项授权/).waitFor()
    await picture('hand-over')
    await isAccessible()
    await page.getByRole('button', { name: '确认移交' }).click()
    await page.getByText('移交已办理，接任人现有授权如下。').waitFor()
    const leaving = people[names.reporter]?.id
    interface Grant {
      holds: boolean
      ended_by: string | null
    }
    const kept = await ask<Grant[]>(`/api/access/grants?account=${leaving}&ended=true`)
    assert.deepEqual(
      kept.map(({ holds, ended_by }) => [holds, ended_by]),
      [[false, names.security]],
    )
  },
  'desk',
)

journey(
  'the permission matrix can be read on any screen, and taken away',
  async ({ page, open, picture, isAccessible, fitsTheScreen }) => {
    await open('/matrix')
    await page.getByRole('columnheader', { name: '重点项目办', exact: true }).waitFor()
    await picture('matrix')
    await fitsTheScreen()
    await isAccessible()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '导出 Excel' }).click()
    assert.match((await download).suggestedFilename(), /\.xlsx$/)
  },
)

journey(
  'a new account is approved by the security administrator',
  async ({ page, open, ask, isAccessible }) => {
    await open('/')
    await page.waitForURL(/\/accounts\?.*state=waiting/)
    await page.getByRole('button', { name: '新到人员' }).click()
    const drawer = page.getByRole('dialog', { name: /新到人员/ })
    await drawer.getByText('138****5678').waitFor()
    await drawer.getByRole('button', { name: '审批通过' }).click()
    await isAccessible()
    await drawer.getByRole('alertdialog').getByRole('button', { name: '审批通过' }).click()
    await becomes(
      async () => (await ask<{ total: number }>('/api/accounts?state=waiting')).total,
      0,
      'nobody waits any more',
    )
  },
  'phone',
)
