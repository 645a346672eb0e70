/** One's own account: devices, tokens. */
import assert from 'node:assert/strict'
import { journey, walkedBy } from '../harness/journey.ts'
import { names, signIn } from '../harness/people.ts'
import { becomes } from '../harness/wait.ts'

walkedBy(names.reporter)

journey(
  'one signs another of one’s devices out, and it is out at once',
  async ({ page, open, origin, people, picture, isAccessible, fitsTheScreen }) => {
    const person = people[names.reporter]
    assert.ok(person)
    const other = await signIn(origin, person)
    await signIn(origin, person)
    await open('/me')
    await page.getByRole('heading', { name: '我的账号' }).waitFor()
    const ends = page.getByRole('button', { name: '下线', exact: true })
    await ends.first().waitFor()
    await picture('devices')
    await isAccessible()
    await fitsTheScreen()
    const before = await ends.count()
    await ends.first().click()
    await becomes(() => ends.count(), before - 1, 'one device fewer')
    await page.getByRole('button', { name: '其他设备全部下线' }).click()
    await becomes(() => ends.count(), 0, 'only this one is left')
    assert.equal((await other.send('GET', '/api/session')).status, 401)
  },
)

journey(
  'a token is shown once, works, and is revoked',
  async ({ page, open, origin, isAccessible }) => {
    await open('/me?part=tokens')
    await page.getByLabel('用途').fill('数据上报')
    await page.getByRole('combobox', { name: '有效期至' }).fill('2026-12-31')
    await page.keyboard.press('Enter')
    await page.getByRole('checkbox', { name: '查看项目' }).check()
    await page.getByRole('button', { name: '生成令牌' }).click()
    const token = await page.getByRole('region', { name: '访问令牌' }).locator('code').innerText()
    await isAccessible()
    const bearer = { headers: { authorization: `Bearer ${token}` } }
    assert.equal((await fetch(`${origin}/api/wall`, bearer)).status, 200)
    await page.reload()
    assert.equal(await page.getByText(token).count(), 0, 'it is not shown again')
    await page.getByRole('button', { name: '吊销' }).click()
    await page.getByText('还没有访问令牌。').waitFor()
    assert.equal((await fetch(`${origin}/api/wall`, bearer)).status, 401)
  },
  'desk',
)
