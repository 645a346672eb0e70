/** The first page of a fresh server: the three administrators are made, and begin. */
import assert from 'node:assert/strict'
import { beginWithNobody, journey } from '../harness/journey.ts'

beginWithNobody()

journey(
  'whoever reads the console makes the three administrators, whose secrets are shown once',
  async ({ page, open, printed, picture, isAccessible, fitsTheScreen, expectFault }) => {
    expectFault(/status of (401|404)/)
    await open('/')
    await page.waitForURL(/\/first-run/)
    await page.getByRole('heading', { name: '系统初始化' }).waitFor()
    await picture('first-run')
    await isAccessible()
    await fitsTheScreen()
    await page.getByLabel('安装码').fill('wrong-code')
    await page.getByRole('button', { name: '建立管理员' }).click()
    await page.getByText('用户名、密码或验证码不正确。').waitFor()
    const code = /安装码 (\S+)/.exec(printed())?.[1]
    assert.ok(code, 'the console names the code')
    await page.getByLabel('安装码').fill(code)
    await page.getByRole('button', { name: '建立管理员' }).click()
    await page.getByRole('heading', { name: '管理员已建立' }).waitFor()
    const secrets = await page.getByRole('region', { name: '管理员已建立' }).locator('code').allInnerTexts()
    assert.equal(new Set(secrets).size, 3, 'three secrets')
    await picture('first-run-made')
    await isAccessible()
    await page.getByRole('button', { name: '去登录' }).click()
    await page.getByLabel('用户名').fill('secadmin')
    await page.getByLabel('密码').fill(secrets[1] ?? '')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('heading', { name: '请修改密码' }).waitFor()
    await picture('password-due')
    await isAccessible()
    await page.getByLabel('当前密码').fill(secrets[1] ?? '')
    await page.getByLabel('新密码', { exact: true }).fill('Chun-Feng-7-Li')
    await page.getByLabel('再次输入新密码').fill('Chun-Feng-7-Li')
    await page.getByRole('button', { name: '修改密码' }).click()
    await page.getByRole('heading', { name: '请设置双因素验证' }).waitFor()
    await page.getByLabel('密码').fill('Chun-Feng-7-Li')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('img', { name: '身份验证器二维码' }).waitFor()
    await picture('factor-due')
    await isAccessible()
  },
  'desk',
)

journey(
  'the first page is closed once there are accounts',
  async ({ page, open, expectFault }) => {
    expectFault(/status of (401|404)/)
    await open('/first-run')
    await page.waitForURL(/\/sign-in/)
  },
  'desk',
)
