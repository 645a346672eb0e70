/**
 * The small language that journeys are written in.
 *
 * A journey file is one process with one browser and one server of its own, on its own copy of the demonstration
 * district, so journeys of different files cannot disturb each other. Each journey runs at desk and phone size unless
 * it names one; afterwards the page must be free of faults.
 */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { barriers } from './access.ts'
import { launch, open, sitDown, type Size, sizes, watch, watchedPage } from './browser.ts'
import { named, output } from './paths.ts'
import { Client } from './client.ts'
import { letIn, names, type People, peopleOf, signIn } from './people.ts'
import { Provider } from './provider.ts'
import { copyOf, emptyStore, remove, serve, type Server, type Store } from './server.ts'

/** What a journey has in its hands. */
export interface Traveller {
  page: Page
  size: Size
  /** The address of the server. */
  origin: string
  /** Go to a path of the application as of the last day of the figures, and wait until it has stopped loading. */
  open(path: string): Promise<void>
  /** Take a picture of the page, for a person to look at: `e2e/output/NAME-SIZE.png`. */
  picture(name: string): Promise<void>
  /** The page has no barrier that a program can find. */
  isAccessible(): Promise<void>
  /** The page does not scroll sideways. */
  fitsTheScreen(): Promise<void>
  /** Faults that match are part of this journey, such as a refusal it provokes. */
  expectFault(pattern: RegExp): void
  /** What the server itself answers to the same person, to hold a page against. */
  ask<Answer>(path: string): Promise<Answer>
  /** The same person without a page. */
  client(): Client
  /** Somebody else sits down at this browser: a sign-in name, or nobody. */
  become(login: string | undefined): Promise<void>
  /** What the server has printed on its console. */
  printed(): string
  /** Everybody by sign-in name, with what they sign in with. */
  people: People
  /** Another page of the same person, watched like the first. */
  anotherTab(): Promise<Page>
}

interface Stage {
  store: Store | undefined
  server: Server
  browser: Browser
  people: People
  /** Sessions that were opened before, by sign-in name: a code of the second factor counts only once. */
  sessions: Map<string, Client>
}

let stage: Promise<Stage> | undefined
let empty = false
let nobody = false
let worker: string | undefined = names.office
let provider: Provider | undefined

/** Let the journeys of this file begin with a district that has no projects yet, on a server of their own. */
export function beginWithNothing(): void {
  empty = true
}

/** Let the journeys of this file begin on a fresh server, into which nobody has been let yet. */
export function beginWithNobody(): void {
  empty = nobody = true
  worker = undefined
}

/** Let the server of this file believe a provider of identities, which the journeys start when they want it. */
export function besideProvider(): Provider {
  provider = new Provider()
  return provider
}

/** Let the journeys of this file be walked by this person instead of the key-project office; by nobody: undefined. */
export function walkedBy(login: string | undefined): void {
  worker = login
}

async function prepare(): Promise<Stage> {
  if (empty) return stageOf(await emptyStore())
  const running = process.env.GUATU_E2E_URL
  if (running !== undefined) {
    const people = peopleOf(process.env.GUATU_E2E_PEOPLE ?? '.')
    const server = { url: running, printed: () => '', stop: async () => {} }
    return { store: undefined, server, browser: await launch(), people, sessions: new Map() }
  }
  const template = process.env.GUATU_E2E_TEMPLATE
  if (template === undefined) throw new Error('start journeys with `npm run journeys`')
  return stageOf(copyOf(template))
}

async function stageOf(store: Store): Promise<Stage> {
  const server = await serve(store, await provider?.settleIn(store))
  if (empty && !nobody) await letIn(store, server)
  const people = nobody ? {} : peopleOf(store.folder)
  return { store, server, browser: await launch(), people, sessions: new Map() }
}

/** A client of this person with a session that is alive. */
async function clientOf(set: Stage, login: string | undefined): Promise<Client> {
  if (login === undefined) return new Client(set.server.url)
  const kept = set.sessions.get(login)
  if (kept && (await kept.send('GET', '/api/session')).ok) return kept
  const person = set.people[login]
  assert.ok(person, `${login} is one of the people`)
  const client = await signIn(set.server.url, person)
  set.sessions.set(login, client)
  return client
}

after(async () => {
  const set = await stage?.catch(() => undefined)
  await set?.browser.close()
  await set?.server.stop()
  await provider?.stop()
  if (set?.store) remove(set.store)
})

/** Define a journey. Its name is a sentence; it runs once for each size. */
export function journey(name: string, walk: (traveller: Traveller) => Promise<void>, only?: Size): void {
  const wanted = only === undefined ? (Object.keys(sizes) as Size[]) : [only]
  for (const size of wanted) {
    test(`${name} (${size})`, { timeout: 120_000 }, async () => {
      stage ??= prepare()
      await travel({ stage: await stage, size, name }, walk)
    })
  }
}

/** One walk of one journey. */
interface Trip {
  stage: Stage
  size: Size
  /** The journey's name, by which its picture is found when it fails. */
  name: string
}

async function travel(trip: Trip, walk: (traveller: Traveller) => Promise<void>): Promise<void> {
  const { size, name } = trip
  const { page, faults } = await watchedPage(trip.stage.browser, trip.stage.server.url, size)
  const expected: RegExp[] = []
  try {
    const person = traveller({ stage: trip.stage, page, size, faults, expected })
    await person.become(worker)
    await walk(person)
    const unexpected = faults.filter(fault => !expected.some(pattern => pattern.test(fault)))
    assert.deepEqual(unexpected, [], 'the page is free of faults')
  } catch (error) {
    await page.screenshot({ path: output(`failed-${named(name)}-${size}.png`) }).catch(() => undefined)
    if (faults.length > 0) console.error(faults.join('\n'))
    throw error
  } finally {
    await page.context().close()
  }
}

interface Way {
  stage: Stage
  page: Page
  size: Size
  faults: string[]
  /** The faults that this journey provokes. */
  expected: RegExp[]
}

function traveller({ stage: set, page, size, faults, expected }: Way): Traveller {
  const origin = set.server.url
  let client = new Client(origin)
  return {
    people: set.people,
    printed: set.server.printed,
    client: () => client,
    become: async login => {
      client = await clientOf(set, login)
      await sitDown(page, client)
    },
    page,
    size,
    origin,
    open: path => open(page, path),
    picture: async name => {
      await page.screenshot({ path: output(`${name}-${size}.png`) })
    },
    isAccessible: async () => assert.deepEqual(await barriers(page), [], 'the page has no barrier'),
    fitsTheScreen: async () => {
      // The window's own width will not do: a phone zooms out until a page that is too wide fits.
      const screen = sizes[size].width
      const content = await page.evaluate(() => document.documentElement.scrollWidth)
      assert.ok(content <= screen, `the page is ${content} px wide on a screen of ${screen} px`)
    },
    expectFault: pattern => void expected.push(pattern),
    ask: path => client.ask('GET', path),
    anotherTab: async () => {
      const tab = await page.context().newPage()
      watch(tab, origin, faults)
      return tab
    },
  }
}
