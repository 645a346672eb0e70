/**
 * Accounts as their administrators meet them: brought in from a workbook, given another password, disabled; a number read
 * in clear; a second factor that a role asks for.
 */
import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import { Client } from '../harness/client.ts'
import { journey, walkedBy } from '../harness/journey.ts'
import { names, password, signIn } from '../harness/people.ts'
import { sheet } from '../harness/sheet.ts'
import { totp } from '../harness/totp.ts'
import { becomes } from '../harness/wait.ts'

walkedBy(names.system)

interface Accounts {
  rows: { id: string; login: string; state: string }[]
  total: number
}

/** Opens the account of this name from the list. */
async function drawerOf(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name, exact: true }).click()
  const drawer = page.getByRole('dialog', { name: new RegExp(`^${name}（`) })
  await drawer.waitFor()
  return drawer
}

/** Does something to the account of a drawer, and confirms it. */
async function does(drawer: Locator, deed: string): Promise<void> {
  await drawer.getByRole('button', { name: deed }).click()
  await drawer.getByRole('alertdialog').getByRole('button', { name: deed }).click()
}

async function enter(page: Page, login: string, secret: string): Promise<void> {
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码').fill(secret)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

journey(
  'accounts come from a workbook once it has no fault, each with a password that is shown once',
  async ({ page, open, ask, size, picture, isAccessible, fitsTheScreen }) => {
    const logins = ['jia', 'yi'].map(name => `${name}-${size}`)
    const [unit] = await ask<{ name: string }[]>('/api/orgs')
    const header = ['登录名', '姓名', '单位', '职务', '手机号', '角色']
    const [first, second] = logins
    const good = [first ?? '', '甲某', unit?.name ?? '', '主任', '13900001234', '责任单位联络员']
    await open('/accounts')
    await page.getByRole('button', { name: '导入账号' }).click()
    await page.getByRole('heading', { level: 1, name: '导入账号' }).waitFor()
    await isAccessible()
    await fitsTheScreen()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载模板' }).click()
    assert.match((await download).suggestedFilename(), /\.xlsx$/)
    const file = page.locator('input[type=file]')
    await file.setInputFiles(
      sheet('账号.csv', header, good, [names.office, '', '没有这个单位', '', '1', '皇帝']),
    )
    await page.getByText(/共 2 行，其中 1 行有误/).waitFor()
    for (const words of [
      'A3 登录名已被使用',
      'B3 不能为空',
      'C3 没有这个单位',
      'E3 应为11位手机号，或带区号的固定电话',
      'F3 没有这个角色',
    ])
      await page.getByText(words).waitFor()
    await page.getByText('139****1234').waitFor()
    const confirm = page.getByRole('button', { name: /^导入 \d+ 个账号/ })
    assert.equal(await confirm.isDisabled(), true, 'nothing is taken while there is a fault')
    await picture('account-import-faults')
    await isAccessible()
    await fitsTheScreen()
    const before = (await ask<Accounts>('/api/accounts')).total
    await file.setInputFiles(sheet('账号.csv', header, good, [second ?? '', '乙某', '', '', '', '']))
    await page.getByText(/共 2 个账号，全部通过校验/).waitFor()
    await confirm.click()
    await page.getByRole('heading', { name: '已登记 2 个账号' }).waitFor()
    await picture('account-import-done')
    await isAccessible()
    const secrets = await page.locator('.secrets code').allInnerTexts()
    assert.equal(new Set(secrets).size, 2, 'each has a password of its own')
    assert.equal((await ask<Accounts>('/api/accounts')).total, before + 2)
    const states = (await ask<Accounts>(`/api/accounts?q=${size}`)).rows.map(row => [row.login, row.state])
    assert.deepEqual(
      states.sort(),
      logins.map(login => [login, 'waiting']),
    )
    await page.getByRole('link', { name: '返回账号列表' }).click()
    await page.waitForURL(/\/accounts/)
    assert.equal(await page.getByText(secrets[0] ?? '').count(), 0, 'it is not shown again')
  },
)

journey(
  'a number is read in clear for a reason, and the record tells who read it',
  async ({ page, open, become, picture, isAccessible }) => {
    await become(names.system)
    await open('/accounts?q=newcomer')
    const drawer = await drawerOf(page, '新到人员')
    await drawer.getByText('138****5678').waitFor()
    await drawer.getByRole('button', { name: '查看完整号码：手机号' }).click()
    const reason = page.getByRole('dialog', { name: '查看完整的手机号' })
    await reason.waitFor()
    await picture('reveal')
    await isAccessible()
    assert.equal(await reason.getByRole('button', { name: '查看完整号码' }).isDisabled(), true)
    await reason.getByRole('textbox').fill('通知报到')
    await reason.getByRole('button', { name: '查看完整号码' }).click()
    await drawer.getByText('13800005678').waitFor()
    await become(names.audit)
    await open('/audit?action=account.reveal')
    await page.getByRole('button', { name: '查看完整号码' }).first().click()
    const entry = page.getByRole('dialog', { name: /查看完整号码 · 第 \d+ 条/ })
    await entry.getByText('账号 新到人员（newcomer）').waitFor()
    await entry.getByRole('row', { name: /事由.*通知报到/ }).waitFor()
    await entry.getByText(names.system, { exact: true }).waitFor()
    assert.equal(
      (await entry.innerText()).includes('13800005678'),
      false,
      'the record does not repeat the number',
    )
    await picture('reveal-recorded')
    await isAccessible()
  },
  'desk',
)

journey(
  'a new one-time password ends what was open, and is changed before anything else',
  async ({ page, open, origin, people, become, picture, isAccessible, expectFault }) => {
    expectFault(/status of (401|403|404)/)
    const person = people[names.reporter]
    assert.ok(person)
    const other = await signIn(origin, person)
    await open('/accounts')
    await does(await drawerOf(page, '单位联络员'), '重置密码')
    const secret = await page.getByRole('dialog', { name: '一次性密码' }).locator('code').innerText()
    await picture('one-time-password')
    await isAccessible()
    await page.getByRole('button', { name: '已交付，关闭' }).click()
    assert.equal((await other.send('GET', '/api/session')).status, 401, 'the open session has ended')
    await become(names.security)
    await open('/accounts?state=waiting')
    await does(await drawerOf(page, '单位联络员'), '审批通过')
    await page.getByText('已审批通过。').waitFor()
    await become(undefined)
    await open('/sign-in')
    await enter(page, names.reporter, password)
    await page.getByText('用户名、密码或验证码不正确。').waitFor()
    await enter(page, names.reporter, secret)
    await page.getByRole('heading', { name: '请修改密码' }).waitFor()
    await open('/projects')
    await page.getByRole('heading', { name: '请修改密码' }).waitFor()
    await page.getByLabel('当前密码').fill(secret)
    await page.getByLabel('新密码', { exact: true }).fill('Qiu-Shui-8-Chang')
    await page.getByLabel('再次输入新密码').fill('Qiu-Shui-8-Chang')
    await page.getByRole('button', { name: '修改密码' }).click()
    await page.getByRole('button', { name: '单位联络员 的菜单' }).waitFor()
    person.password = 'Qiu-Shui-8-Chang'
  },
  'desk',
)

journey(
  'whoever is disabled is out at once, and does not come in again',
  async ({ page, open, origin, people, become, anotherTab, isAccessible, expectFault }) => {
    expectFault(/status of (401|403|404)/)
    const person = people[names.heir]
    assert.ok(person)
    const other = await signIn(origin, person)
    assert.equal((await other.send('GET', '/api/session')).status, 200)
    await open('/accounts')
    await does(await drawerOf(page, '接任联络员'), '停用')
    await page.getByText('账号已停用。').waitFor()
    await isAccessible()
    assert.equal((await other.send('GET', '/api/session')).status, 401)
    await become(undefined)
    const tab = await anotherTab()
    await tab.goto('/sign-in')
    await enter(tab, names.heir, person.password)
    await tab.getByRole('alert').waitFor()
    assert.match(await tab.getByRole('alert').innerText(), /停用|审批|启用/)
    assert.match(tab.url(), /\/sign-in/)
  },
  'desk',
)

journey(
  'a role that asks for a second factor has it set up before anything else',
  async ({ page, open, origin, people, become, client, picture, isAccessible, expectFault }) => {
    expectFault(/status of (401|403|404)/)
    await become(names.security)
    const role = await client().ask<{ id: string }>('POST', '/api/access/roles', {
      name_zh: '督办专员',
      name_en: 'Supervisor',
      permissions: ['project.read'],
      second_factor: true,
    })
    const grant = { account: people[names.office]?.id, role: role.id, reason: '任职' }
    await client().ask('POST', '/api/access/grants', grant)
    await become(undefined)
    await open('/sign-in')
    await enter(page, names.office, password)
    await page.getByRole('heading', { name: '请设置双因素验证' }).waitFor()
    await open('/projects')
    await page.getByRole('heading', { name: '请设置双因素验证' }).waitFor()
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '下一步' }).click()
    const secret = await page.locator('code.secret').innerText()
    await picture('factor-due')
    await isAccessible()
    await page.getByLabel('验证器显示的 6 位数字').fill(totp(secret, Date.now() - 30_000))
    await page.getByRole('button', { name: '确认绑定' }).click()
    const codes = page.locator('.secrets code')
    await becomes(async () => (await codes.count()) >= 8, true, 'recovery codes are shown')
    await picture('recovery-codes')
    await isAccessible()
    await page.getByRole('button', { name: '已保存，继续' }).click()
    await page.getByRole('button', { name: '重点项目办 的菜单' }).waitFor()
    const again = new Client(origin)
    const { stage } = await again.ask<{ stage: string }>('POST', '/api/sign-in', {
      login: names.office,
      password,
    })
    assert.equal(stage, 'code_due', 'from now on a password alone is not enough')
  },
  'desk',
)
