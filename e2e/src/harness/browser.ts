/** A browser that is kept on the loopback address, and pages that remember everything that went wrong in them. */
import assert from 'node:assert/strict'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { Client } from './client.ts'

/** The two sizes that every page is made for. */
export const sizes = {
  desk: { width: 1920, height: 1080 },
  phone: { width: 390, height: 844 },
} as const

export type Size = keyof typeof sizes

/** The last day of the demonstration district's figures. */
export const lastDay = '2023-03-31'

/** A page and what it did that it should not have done. */
export interface Watched {
  page: Page
  /** Errors on the console, uncaught exceptions, answers of 500 and above, requests to any other host. */
  faults: string[]
}

/** Start the browser that `GUATU_CHROMIUM` names. */
export async function launch(): Promise<Browser> {
  const executablePath = process.env.GUATU_CHROMIUM ?? '/usr/bin/chromium'
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // The map draws with WebGL, which a machine without a graphics card computes in software.
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      // Names resolve to nothing, so that a stray request fails at once, besides being counted as a fault.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  })
}

/** Open a blank page of one size, in a session of its own, watched from its first request on. */
export async function watchedPage(browser: Browser, origin: string, size: Size): Promise<Watched> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: sizes[size],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: size === 'phone',
    isMobile: size === 'phone',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  const faults: string[] = []
  watch(page, origin, faults)
  return { page, faults }
}

/** Go to a path as of the last day of the figures, unless it names its own day, and wait until loading is over. */
export async function open(page: Page, path: string): Promise<void> {
  const url = new URL(path, 'http://server')
  if (!url.searchParams.has('as_of')) url.searchParams.set('as_of', lastDay)
  const answer = await page.goto(`${url.pathname}${url.search}${url.hash}`)
  assert.equal(answer?.status(), 200, `${path} answers`)
  // The browser's viewer of PDF never comes to rest; a page that has come to show one has loaded.
  const viewer = page.locator('iframe').first().waitFor({ state: 'attached' })
  await Promise.race([page.waitForLoadState('networkidle'), viewer])
}

/** Gives the browser the session of a client, or none. */
export async function sitDown(page: Page, { origin, token }: Client): Promise<void> {
  await page.context().clearCookies()
  if (token === '') return
  const cookie = {
    name: 'guatu_session',
    value: token,
    url: origin,
    httpOnly: true,
    sameSite: 'Strict',
  } as const
  await page.context().addCookies([cookie])
}

/** Note down in `faults` whatever goes wrong in a page. */
export function watch(page: Page, origin: string, faults: string[]): void {
  page.on('console', message => {
    if (message.type() === 'error') faults.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', error => faults.push(`exception: ${error.stack ?? error.message}`))
  page.on('response', response => {
    if (response.status() >= 500) faults.push(`answer ${response.status()}: ${response.url()}`)
  })
  page.on('request', request => {
    if (leaves(request.url(), origin)) faults.push(`request to another host: ${request.url()}`)
  })
  page.on('websocket', socket => {
    if (new URL(socket.url()).host !== new URL(origin).host)
      faults.push(`socket to another host: ${socket.url()}`)
  })
}

/** Schemes that stay in the page, or in the browser, whose own viewer of PDF is an extension. */
const inside = ['data:', 'blob:', 'about:', 'chrome:', 'chrome-extension:']

/** Whether a request goes anywhere but to the server. */
function leaves(address: string, origin: string): boolean {
  const { protocol, host } = new URL(address)
  return !inside.includes(protocol) && host !== new URL(origin).host
}
