/**
 * Takes pictures of pages at both sizes into `e2e/output/`: `npm run screenshots [-- [LOGIN:]PATH…]`.
 *
 * Pictures are taken from the server at `GUATU_E2E_URL` with the people of `GUATU_E2E_PEOPLE`, or from one of its own with
 * the demonstration district. Each page is looked at by the person named before it, by the key-project office otherwise.
 */
import { launch, open, sitDown, type Size, sizes, watchedPage } from './harness/browser.ts'
import type { Client } from './harness/client.ts'
import { named, output } from './harness/paths.ts'
import { letIn, names, type People, peopleOf, signIn } from './harness/people.ts'
import { districtStore, remove, serve } from './harness/server.ts'

const pages = [
  '/wall',
  '/projects',
  '/reporting',
  '/import',
  '/bulletins',
  '/me',
  ...['/accounts', '/orgs'].map(path => `${names.system}:${path}`),
  ...['/accounts', '/roles', '/grants', '/why', '/matrix'].map(path => `${names.security}:${path}`),
  `${names.audit}:/audit`,
]

/** Who looks at which path. */
function split(word: string): [string, string] {
  const colon = word.indexOf(':/')
  return colon < 0 ? [names.office, word] : [word.slice(0, colon), word.slice(colon + 1)]
}

async function take(origin: string, people: People, words: string[]): Promise<void> {
  const browser = await launch()
  const sessions = new Map<string, Client>()
  try {
    for (const word of words) {
      const [login, path] = split(word)
      const person = people[login]
      if (!person) throw new Error(`nobody is called ${login}`)
      const client = sessions.get(login) ?? (await signIn(origin, person))
      sessions.set(login, client)
      for (const size of Object.keys(sizes) as Size[]) {
        const { page, faults } = await watchedPage(browser, origin, size)
        await sitDown(page, client)
        await open(page, path)
        const file = output(`${named(word) || 'home'}-${size}.png`)
        await page.screenshot({ path: file })
        console.log([file, ...faults].join('\n  '))
        await page.context().close()
      }
    }
  } finally {
    await browser.close()
  }
}

async function main(): Promise<void> {
  const words = process.argv.length > 2 ? process.argv.slice(2) : pages
  const running = process.env.GUATU_E2E_URL
  if (running !== undefined) return take(running, peopleOf(process.env.GUATU_E2E_PEOPLE ?? '.'), words)
  const store = await districtStore()
  try {
    const server = await serve(store)
    try {
      await letIn(store, server)
      await take(server.url, peopleOf(store.folder), words)
    } finally {
      await server.stop()
    }
  } finally {
    remove(store)
  }
}

await main()
