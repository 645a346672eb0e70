/** Single sign-on, with a certified provider in a process of its own: linking, coming in, being refused, unlinking. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { watchedPage } from '../harness/browser.ts'
import { besideProvider, journey } from '../harness/journey.ts'
import { names, password } from '../harness/people.ts'
import { identityPassword } from '../harness/provider.ts'
import { becomes } from '../harness/wait.ts'

const provider = besideProvider()

/** Going to the provider is what these journeys are about; nobody being signed in is part of them. */
function expectTheWay(expectFault: (pattern: RegExp) => void): void {
  expectFault(new RegExp(`^request to another host: ${provider.issuer}/`))
  expectFault(/status of 401/)
}

const button = (page: Page) => page.getByRole('button', { name: '使用统一身份认证登录' })

/** Fills in the provider's own page. */
async function signInThere(page: Page, account: string): Promise<void> {
  await page.getByRole('heading', { name: '统一身份认证' }).waitFor()
  assert.equal(new URL(page.url()).origin, provider.issuer)
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('口令').fill(identityPassword)
  await page.getByRole('button', { name: '登录' }).click()
}

async function link(page: Page, account: string): Promise<void> {
  await page.getByLabel('请输入密码确认').fill(password)
  await page.getByRole('button', { name: '去关联' }).click()
  await signInThere(page, account)
}

async function unlink(page: Page): Promise<void> {
  await page.getByLabel('请输入密码确认').fill(password)
  await page.getByRole('button', { name: '解除关联' }).click()
  await page.getByRole('button', { name: '去关联' }).waitFor()
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: '重点项目办 的菜单' }).click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.waitForURL(/\/sign-in/)
}

journey(
  'a provider that is down is told of, and the password still opens the door',
  async ({ page, become, open, picture, isAccessible, expectFault }) => {
    expectFault(/status of (401|503)|answer 503/)
    await become(undefined)
    await open('/sign-in')
    await button(page).click()
    await page.getByText(/统一身份认证暂时无法连接/).waitFor()
    await picture('provider-down')
    await isAccessible()
    await page.getByLabel('用户名').fill(names.office)
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.waitForURL(url => !url.pathname.startsWith('/sign-in'))
    // A provider that was down is left alone for five seconds.
    await new Promise(resume => setTimeout(resume, 5_000))
  },
  'phone',
)

journey(
  'one links one’s account, comes in by the provider to the page one wanted, signs out of both, and unlinks',
  async ({ page, open, picture, isAccessible, fitsTheScreen, expectFault }) => {
    await provider.start()
    expectTheWay(expectFault)
    await open('/me?part=provider')
    await page.getByText(/尚未关联/).waitFor()
    await picture('provider-me')
    await isAccessible()
    await fitsTheScreen()
    await link(page, 'p1001')
    await page.getByText('已关联身份 p1001').waitFor()
    await picture('provider-me-linked')
    await isAccessible()
    await signOut(page)
    assert.equal(
      await page.getByRole('link', { name: '同时退出统一身份认证' }).count(),
      0,
      'it was the password',
    )

    await open('/projects?light=red')
    await page.waitForURL(/\/sign-in\?to=/)
    await button(page).waitFor()
    await picture('provider-sign-in')
    await isAccessible()
    await fitsTheScreen()
    await button(page).click()
    await page.waitForURL(url => url.pathname === '/projects' && url.search.includes('light=red'))
    await open('/me')
    await page.getByText('单点登录').first().waitFor()
    await picture('provider-devices')

    await signOut(page)
    await page.getByText(/可能仍处于登录状态/).waitFor()
    await picture('provider-signed-out')
    await isAccessible()
    await page.getByRole('link', { name: '同时退出统一身份认证' }).click()
    await page.getByRole('button', { name: '退出统一身份' }).click()
    await page.waitForURL(/\/sign-in$/)
    await button(page).click()
    await signInThere(page, 'p1001')
    await page.getByRole('button', { name: '重点项目办 的菜单' }).waitFor()
    await open('/me?part=provider')
    await unlink(page)
    await signOut(page)
    await button(page).click()
    await page.getByText(/您的统一身份尚未关联本系统账号/).waitFor()
  },
)

journey(
  'an identity that nobody linked is told whom to ask',
  async ({ page, become, open, picture, isAccessible, fitsTheScreen, expectFault }) => {
    await provider.start()
    expectTheWay(expectFault)
    await become(undefined)
    await open('/sign-in')
    await button(page).click()
    await signInThere(page, 'p1002')
    const words = page.getByText(/您的统一身份尚未关联本系统账号/)
    await words.waitFor()
    await picture('provider-unknown')
    await isAccessible()
    await fitsTheScreen()
    await page.getByRole('button', { name: 'EN' }).click()
    await page.getByText(/Your identity is not linked to an account here/).waitFor()
  },
)

/** Begins to come in and stops short of the return; answers with its address. */
async function returnOf(page: Page, origin: string, account: string): Promise<string> {
  let address = ''
  // The return is reached by a redirection, which only the browser's own protocol can stop.
  const browser = await page.context().newCDPSession(page)
  browser.on('Fetch.requestPaused', ({ requestId, request }) => {
    address = request.url
    void browser.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      body: btoa('<title>stopped</title>'),
    })
  })
  await page.goto(`${origin}/sign-in`)
  await button(page).click()
  await browser.send('Fetch.enable', { patterns: [{ urlPattern: '*/api/sign-in/provider/return?*' }] })
  await signInThere(page, account)
  await becomes(() => page.title(), 'stopped', 'the provider has sent the browser back')
  await browser.detach()
  return address
}

journey(
  'a return is for the browser that began, once, and a code for the walk it was made for',
  async ({ page, become, open, origin, expectFault }) => {
    await provider.start()
    expectTheWay(expectFault)
    await open('/me?part=provider')
    await link(page, 'p1001')
    await page.getByText('已关联身份 p1001').waitFor()
    await become(undefined)

    const address = await returnOf(page, origin, 'p1001')
    const browser = page.context().browser()
    assert.ok(browser)
    const stranger = await watchedPage(browser, origin, 'desk')
    await stranger.page.goto(address)
    await stranger.page.getByText(/不是在本浏览器中发起的/).waitFor()
    await stranger.page.context().close()
    await page.goto(address)
    await page.getByRole('button', { name: '重点项目办 的菜单' }).waitFor()

    await become(undefined)
    await page.goto(address)
    await page.getByText(/已使用过/).waitFor()

    const used = new URL(address).searchParams.get('code') ?? ''
    const next = new URL(await returnOf(page, origin, 'p1001'))
    next.searchParams.set('code', used)
    await page.goto(next.href)
    await page.getByText(/统一身份认证未予通过/).waitFor()
    assert.equal(await page.getByRole('button', { name: '重点项目办 的菜单' }).count(), 0)

    await become(names.office)
    await open('/me?part=provider')
    await unlink(page)
  },
  'desk',
)
