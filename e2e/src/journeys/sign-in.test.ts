/** The way in: signing in, being refused, being locked out, and finding the page again. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { journey, walkedBy } from '../harness/journey.ts'
import { names, password } from '../harness/people.ts'
import { totp } from '../harness/totp.ts'
import { becomes } from '../harness/wait.ts'

walkedBy(undefined)

/** Refusals are part of every walk here, and so is the question who is here. */
const refusals = /status of (401|404|429)/

async function fill(page: Page, login: string, secret: string): Promise<void> {
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码').fill(secret)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

journey(
  'whoever signs in comes to the page they wanted, and signs out again',
  async ({ page, open, picture, isAccessible, fitsTheScreen, expectFault }) => {
    expectFault(refusals)
    await open('/projects?light=red')
    await page.waitForURL(/\/sign-in\?to=/)
    await page.getByRole('heading', { name: '登录' }).waitFor()
    await becomes(
      () => page.evaluate(() => document.activeElement?.getAttribute('autocomplete')),
      'username',
      'one can type at once',
    )
    await picture('sign-in')
    await isAccessible()
    await fitsTheScreen()
    await page.keyboard.type(names.office)
    await page.keyboard.press('Tab')
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/projects\?light=red/)
    await page.getByRole('button', { name: '重点项目办 的菜单' }).click()
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.waitForURL(/\/sign-in/)
    await open('/projects')
    await page.waitForURL(/\/sign-in\?to=/)
  },
)

journey(
  'a wrong password and an unknown name are refused in the same words',
  async ({ page, open, isAccessible, expectFault }) => {
    expectFault(refusals)
    await open('/sign-in')
    const words: string[] = []
    for (const login of [names.heir, 'nobody-at-all']) {
      await fill(page, login, 'Wrong-Wrong-77')
      words.push(await page.getByRole('alert').innerText())
      await becomes(() => page.getByLabel('密码').inputValue(), '', 'the password is typed anew')
    }
    assert.deepEqual(words, ['用户名、密码或验证码不正确。', '用户名、密码或验证码不正确。'])
    await isAccessible()
  },
  'phone',
)

journey(
  'after too many failures one is told for how many seconds to wait',
  async ({ page, open, picture, expectFault }) => {
    expectFault(refusals)
    await open('/sign-in')
    for (let time = 0; time < 6; time++) {
      await fill(page, names.newcomer, 'Wrong-Wrong-77')
      if (await page.getByText(/请在 \d+ 秒后再试/).count()) break
      await becomes(() => page.getByLabel('密码').inputValue(), '', 'the refusal has come')
    }
    await page.getByText(/已暂停登录，请在 \d+ 秒后再试/).waitFor()
    assert.equal(await page.getByRole('button', { name: '登录', exact: true }).isDisabled(), true)
    await picture('sign-in-locked')
  },
  'desk',
)

journey(
  'an administrator gives the code of the second factor, and comes to their own pages',
  async ({ page, open, people, isAccessible, expectFault }) => {
    expectFault(refusals)
    const { secret = '' } = people[names.audit] ?? {}
    await open('/sign-in')
    await fill(page, names.audit, password)
    await page.getByLabel('动态验证码').waitFor()
    await isAccessible()
    await page.getByLabel('动态验证码').fill('000000')
    await page.getByRole('button', { name: '确认' }).click()
    await page.getByText('用户名、密码或验证码不正确。').waitFor()
    await page.getByLabel('动态验证码').fill(totp(secret))
    await page.getByRole('button', { name: '确认' }).click()
    await page.waitForURL(/\/audit/)
    const menu = page.getByRole('navigation', { name: '主菜单' })
    assert.deepEqual(
      await menu
        .getByRole('link')
        .allInnerTexts()
        .then(all => all.map(text => text.trim()).filter(text => text !== '挂图')),
      ['审计日志'],
    )
    await open('/projects')
    await page.getByText('此页面未对您开放').waitFor()
  },
  'desk',
)

journey(
  'a session that ends under a page is taken up again where one was, with what was typed',
  async ({ page, become, client, picture, open, isAccessible, expectFault }) => {
    expectFault(refusals)
    await become(names.heir)
    await open('/me?part=password')
    await page.getByLabel('新密码', { exact: true }).fill('Half-typed-77')
    await client().send('POST', '/api/sign-out')
    await page.getByRole('link', { name: '登录设备' }).waitFor()
    await page.getByLabel('当前密码').fill(password)
    await page.getByLabel('新密码', { exact: true }).fill('Quite-Another-77')
    await page.getByLabel('再次输入新密码').fill('Quite-Another-77')
    await page.getByRole('button', { name: '修改密码' }).click()
    await page.getByRole('heading', { name: '请重新登录' }).waitFor()
    await picture('sign-in-again')
    await isAccessible()
    const door = page.locator('.door')
    assert.equal(await door.getByLabel('用户名').inputValue(), names.heir)
    await door.getByLabel('密码').fill(password)
    await door.getByRole('button', { name: '登录', exact: true }).click()
    await door.waitFor({ state: 'detached' })
    assert.equal(await page.getByLabel('新密码', { exact: true }).inputValue(), 'Quite-Another-77')
  },
  'desk',
)
