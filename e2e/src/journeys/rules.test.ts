/** Rule sets: copied, changed in the decision table, tried, kept over a reload, asked for, approved by somebody else. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { journey } from '../harness/journey.ts'
import { names } from '../harness/people.ts'
import { until } from '../harness/wait.ts'

interface DryRun {
  projects: number
  changed: number
}
interface Approval {
  may_answer: boolean
}
interface Board {
  in_force: { id: string; version: number; key: string }
}

interface Saved {
  line: { key: string; version: number; saved_at: string }
  text: string
}

/** Types another condition where the decision table shows it. */
async function change(page: Page, before: string, after: string): Promise<void> {
  await page.locator('.change', { hasText: before }).first().click()
  await page.getByRole('textbox', { name: /^修改条件/ }).fill(after)
  await page.keyboard.press('Enter')
  await page.locator('.change', { hasText: after }).first().waitFor()
}

journey(
  'a rule set is copied, changed in its table, tried, asked for and approved by somebody else',
  async ({ page, open, ask, client, become, picture, isAccessible, fitsTheScreen }) => {
    await open('/rules')
    await picture('rules')
    await isAccessible()
    await fitsTheScreen()
    await page.getByRole('button', { name: '新建规则' }).first().click()
    await page.getByRole('button', { name: '开始编辑' }).click()
    await page.waitForURL(/\/rules\/new/)
    await change(page, 'behind > 30', 'behind > 20')
    await page.getByRole('tab', { name: '试算' }).click()
    await page.locator('.sentence').waitFor()
    const text = await page.evaluate(() =>
      Object.entries(localStorage).find(([name]) => name.startsWith('guatu.rule.')),
    )
    assert.ok(text, 'what is typed is kept')
    const rules = { text: (JSON.parse(text[1]) as { text: string }).text }
    const run = await client().ask<DryRun>('POST', '/api/rules/dry-run', { rules, as_of: '2023-03-31' })
    assert.ok(run.changed > 0, 'a tighter limit changes lights')
    await page.getByText(`${run.projects} 个项目中有 ${run.changed} 个亮灯变化`).waitFor()
    assert.equal(await page.locator('main tbody tr th a').count(), Math.min(run.changed, 100))
    await page.locator('.sentence button').first().click()
    await page.locator('.chip').waitFor()
    await picture('rules-try')
    await isAccessible()
    await fitsTheScreen()

    await page.reload()
    await page.getByText('未保存修改').waitFor()
    await page.getByRole('button', { name: '保存草稿' }).click()
    const saving = page.getByRole('dialog')
    await saving.getByRole('textbox', { name: /本次修改说明/ }).fill('红灯界限由30收紧到20个百分点')
    await saving.getByRole('button', { name: '保存草稿' }).click()
    await page.waitForURL(/\/rules\/[0-9a-f-]{36}/)
    await page.getByRole('button', { name: '提请启用' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: '施行日期' }).fill('2023-04-01')
    await page.keyboard.press('Enter')
    await dialog.getByRole('textbox', { name: /事由/ }).fill('红灯界限收紧到20个百分点')
    await picture('rules-ask')
    await dialog.getByRole('button', { name: '提请启用' }).click()
    await page.getByText('审批期间不能修改').waitFor()
    const key = new URL(page.url()).pathname.split('/').at(-1)

    await become(names.head)
    await open(`/rules/${key}?tab=try`)
    await page.locator('.sentence').waitFor() // who approves may try it, and changes nothing
    await open('/approvals')
    await page.getByText('红灯界限收紧到20个百分点').first().waitFor()
    const waiting = (await ask<Approval[]>('/api/approvals')).filter(one => one.may_answer).length
    await until(
      () => page.locator('.waiting').innerText(),
      shown => assert.match(shown, new RegExp(`^${waiting}\\b`), 'the menu counts what waits'),
    )
    await picture('approvals')
    await isAccessible()
    await fitsTheScreen()
    const card = page.locator('article').first()
    assert.equal(await card.getByRole('button', { name: '不予批准' }).isDisabled(), true, 'without a word')
    await card.getByRole('textbox', { name: /审批意见/ }).fill('同意')
    await card.getByRole('button', { name: '批准', exact: true }).click()
    await page.getByRole('button', { name: `待我审批（${waiting - 1}）` }).waitFor()
    const board = await ask<Board>('/api/rules?as_of=2023-04-30')
    assert.equal(board.in_force.key, key, 'the set asked for is in force from its day on')
    await open('/rules?as_of=2023-04-30')
    await page.getByText('自 2023-04-01 起施行').waitFor()
  },
)

journey(
  'a rule set that others published explains itself and stays as it is',
  async ({ page, open, isAccessible, fitsTheScreen, picture }) => {
    await open('/rules/wuhan')
    await page.getByText('随系统提供的规则不能修改').waitFor()
    assert.equal(await page.locator('.change').count(), 0, 'no condition can be changed')
    await page.getByRole('tab', { name: '回测' }).click()
    await page.getByText(/\d+ 个月中有 \d+ 个月亮灯不同/).waitFor()
    await picture('rules-back')
    await isAccessible()
    await fitsTheScreen()
    await page.getByRole('link', { name: '2023-02' }).first().click()
    await page.waitForURL(/as_of=2023-02-28/)
    await page.getByText(/截至 2023-02-28，/).waitFor()
    await page.getByRole('tab', { name: '对比' }).click()
    await page.getByText('增减').waitFor()
    await picture('rules-compare')
    await fitsTheScreen()
  },
)

journey(
  'a draft that somebody else has saved is not overwritten, and one that was asked for once becomes the next version',
  async ({ page, open, client, expectFault, isAccessible }) => {
    const { text } = await client().ask<Saved>('GET', '/api/rules/wuhan')
    const own = text
      .replace('id = "wuhan"', 'id = "wuhan-own"')
      .replace(/valid_from = \S+/, 'valid_from = 2023-01-01')
    const first = await client().ask<Saved>('POST', '/api/rules', { text: own })
    const { key } = first.line
    await open(`/rules/${key}`)
    const before = (await page.locator('.change').first().innerText()).split('\n')[0] ?? ''
    await change(page, before, `(${before}) and has_plan`)
    const theirs = own.replace(/^source = /m, '# 其他人\nsource = ')
    await client().ask('POST', '/api/rules', { text: theirs, base: first.line.saved_at })
    expectFault(/409/)
    await page.keyboard.press('Control+s')
    await page.getByRole('dialog').getByRole('button', { name: '保存草稿' }).click()
    await page.getByText('您的修改尚未保存，也未丢失').waitFor()
    await page.getByRole('button', { name: '查看对方的内容' }).click()
    await page.getByText('您的修改仍然保留').waitFor()
    await isAccessible()
    const next = first.line.version + 1
    await page.getByRole('button', { name: `将我的修改另存为第 ${next} 版` }).click()
    await page.waitForURL(url => /\/rules\/[0-9a-f-]{36}/.test(url.pathname) && !url.pathname.endsWith(key))
    const mine = await client().ask<Saved>(
      'GET',
      `/api/rules/${new URL(page.url()).pathname.split('/').at(-1)}`,
    )
    assert.match(mine.text, /and has_plan/)
    assert.doesNotMatch(mine.text, /其他人/)

    const wish = { effective_on: '2023-04-01', reason: '试行' }
    const asked = await client().ask<{ id: string }>('POST', `/api/rules/${key}/activation`, wish)
    await client().send('POST', `/api/approvals/${asked.id}/withdraw`)
    await open(`/rules/${key}`)
    await page.getByText('这一版曾提请启用').waitFor()
    assert.equal(await page.getByRole('button', { name: '删除草稿' }).count(), 0, 'a fixed draft stays')
    await page.getByRole('button', { name: `改为第 ${next + 1} 版并保存` }).click()
    await page.getByRole('button', { name: '删除草稿' }).waitFor()
  },
  'desk',
)
