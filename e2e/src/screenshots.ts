/**
 * Takes pictures into `e2e/output/`, at both sizes and in both languages: `npm run screenshots [-- NAME | [LOGIN:]PATH…]`,
 * each word being the name of a scene (`src/scenes.ts`), an address, or `beginnings` (the pages of a fresh server); everything
 * without words.
 *
 * Pictures are taken from the server at `GUATU_E2E_URL` with the people of `GUATU_E2E_PEOPLE`, or from one of its own with
 * the demonstration district. A page is looked at by the person named before it, by the key-project office otherwise.
 */
import type { Browser } from 'playwright-core'
import { launch, open, sitDown, type Size, sizes, watchedPage } from './harness/browser.ts'
import { Client } from './harness/client.ts'
import { named, output } from './harness/paths.ts'
import { letIn, names, password, type People, peopleOf, type Person, signIn } from './harness/people.ts'
import { command, districtStore, emptyStore, remove, serve } from './harness/server.ts'
import { beginnings, type Scene, scenes } from './scenes.ts'

/** What moves has come to rest by then. */
const SETTLED = 500

const languages = ['zh-CN', 'en'] as const

/** The scene of this name, or an address with who looks at it. */
function sceneOf(word: string): Scene {
  const known = scenes.find(scene => scene.name === word)
  if (known) return known
  const colon = word.indexOf(':/')
  const [login, path] = colon < 0 ? [names.office, word] : [word.slice(0, colon), word.slice(colon + 1)]
  return { name: word, login, path }
}

/** Everybody's session, opened once. */
function clientsOf(origin: string, people: People): (login: string | undefined) => Promise<Client> {
  const sessions = new Map<string, Client>()
  return async login => {
    if (login === undefined) return new Client(origin)
    const person = people[login]
    if (!person) throw new Error(`nobody is called ${login}`)
    const client = sessions.get(login) ?? (await signIn(origin, person))
    sessions.set(login, client)
    return client
  }
}

async function picture(
  browser: Browser,
  client: Client,
  scene: Scene,
  { size, language }: { size: Size; language: string },
): Promise<void> {
  const { page, faults } = await watchedPage(browser, client.origin, size)
  await page.addInitScript(value => localStorage.setItem('guatu.language', value), language)
  await sitDown(page, client)
  const file = output(`${named(scene.name) || 'home'}-${size}${language === 'en' ? '-en' : ''}.png`)
  try {
    await open(page, scene.path)
    await scene.act?.(page)
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(SETTLED)
  } catch (error) {
    faults.push(String(error))
  }
  await page.screenshot({ path: file })
  console.log([file, ...faults].join('\n  '))
  await page.context().close()
}

/** One scene at every size, in every language. */
async function pictures(browser: Browser, client: Client, scene: Scene): Promise<void> {
  for (const size of Object.keys(sizes) as Size[])
    for (const language of languages) await picture(browser, client, scene, { size, language })
}

async function take(origin: string, people: People, wanted: readonly Scene[]): Promise<void> {
  const browser = await launch()
  const clientOf = clientsOf(origin, people)
  try {
    for (const scene of wanted) await pictures(browser, await clientOf(scene.login), scene)
  } finally {
    await browser.close()
  }
}

/** The pages that a server shows before anybody works with it. */
async function takeBeginnings(): Promise<void> {
  const store = await emptyStore()
  const server = await serve(store)
  const browser = await launch()
  try {
    await pictures(browser, new Client(server.url), beginnings.nobody)
    const made = JSON.parse(await command(store, 'init', '--format', 'json')) as Person[]
    for (const scene of [beginnings.secret, beginnings.password]) {
      const { secret = '' } = made.find(({ login }) => login === scene.login) ?? {}
      const client = new Client(server.url)
      await client.ask('POST', '/api/sign-in', { login: scene.login, password: secret })
      if (scene === beginnings.password)
        await client.ask('POST', '/api/me/password', { current: secret, new: password })
      await pictures(browser, client, scene)
    }
  } finally {
    await browser.close()
    await server.stop()
    remove(store)
  }
}

async function main(): Promise<void> {
  const words = process.argv.slice(2)
  const wanted = words.length > 0 ? words.filter(word => word !== 'beginnings').map(sceneOf) : scenes
  const running = process.env.GUATU_E2E_URL
  if (running !== undefined) return take(running, peopleOf(process.env.GUATU_E2E_PEOPLE ?? '.'), wanted)
  if (words.length === 0 || words.includes('beginnings')) await takeBeginnings()
  const store = await districtStore()
  try {
    const server = await serve(store)
    try {
      await letIn(store, server)
      await take(server.url, peopleOf(store.folder), wanted)
    } finally {
      await server.stop()
    }
  } finally {
    remove(store)
  }
}

await main()
