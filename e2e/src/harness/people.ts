/**
 * The people of the journeys: the three administrators, and those whom they let in.
 *
 * Everything is done as it is done in an office: the first run makes the administrators, each changes the one-time
 * password and sets up a second factor, one registers, the other approves and gives roles.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from './client.ts'
import { command, type Server, type Store } from './server.ts'
import { STEP, totp } from './totp.ts'

/** Somebody who can sign in. */
export interface Person {
  id?: string
  login: string
  password: string
  /** The secret of the second factor, in base 32. */
  secret?: string
}

/** Everybody by sign-in name. */
export type People = Record<string, Person>

/** The sign-in names that journeys use. */
export const names = {
  office: 'office',
  head: 'head',
  reporter: 'reporter',
  heir: 'heir',
  newcomer: 'newcomer',
  system: 'sysadmin',
  security: 'secadmin',
  audit: 'auditor',
} as const

/** What everybody chooses; nobody's name is in it. */
export const password = 'Chun-Feng-7-Li'

const FILE = 'people.json'

interface Issued {
  account: { id: string }
  secret: string
}

/** The people of a store that has some. */
export function peopleOf(folder: string): People {
  return JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as People
}

/** Lets the people of the journeys into a fresh store whose server is running. */
export async function letIn(store: Store, server: Server): Promise<void> {
  const first = await command(store, 'init', '--format', 'json')
  const people: People = {}
  for (const { login, secret } of JSON.parse(first) as { login: string; secret: string }[]) {
    people[login] = await administrator(server.url, login, secret)
  }
  const system = await signIn(server.url, member(people, names.system))
  const security = await signIn(server.url, member(people, names.security))
  const roles = await rolesOf(security)
  const unit = (await system.ask<{ id: string; name: string }[]>('GET', '/api/orgs'))[0]
  const staff = [
    { login: names.office, name: '重点项目办', role: 'project_office', post: '科员' },
    { login: names.head, name: '重点项目办负责人', role: 'project_head', post: '主任' },
    { login: names.reporter, name: '单位联络员', role: 'unit_reporter', post: '联络员', org: unit?.id },
    { login: names.heir, name: '接任联络员', role: undefined, post: '联络员', org: unit?.id },
  ]
  for (const { login, name, role, post, org } of staff) {
    const issued = await register(system, { login, name, org, title: post })
    const { id } = issued.account
    await security.ask('POST', `/api/accounts/${id}/approve`)
    if (role)
      await security.ask('POST', '/api/access/grants', {
        account: id,
        role: roles[role],
        org,
        reason: '任职',
      })
    await changePassword(new Client(server.url), login, issued.secret)
    people[login] = { id, login, password }
  }
  await register(system, { login: names.newcomer, name: '新到人员', title: '科员', phone: '13800005678' })
  writeFileSync(join(store.folder, FILE), JSON.stringify(people))
}

function member(people: People, login: string): Person {
  const person = people[login]
  if (!person) throw new Error(`nobody is called ${login}`)
  return person
}

async function rolesOf(client: Client): Promise<Record<string, string>> {
  const roles = await client.ask<{ id: string; code: string }[]>('GET', '/api/access/roles')
  return Object.fromEntries(roles.map(({ id, code }) => [code, id]))
}

interface Newcomer {
  login: string
  name: string
  org?: string
  title: string
  phone?: string
}

function register(client: Client, { login, name, org, title, phone }: Newcomer): Promise<Issued> {
  const posts = [{ org, title, from: '2023-01-01' }]
  return client.ask('POST', '/api/accounts', { login, name, org, phone, posts })
}

async function changePassword(client: Client, login: string, current: string): Promise<void> {
  await client.ask('POST', '/api/sign-in', { login, password: current })
  await client.ask('POST', '/api/me/password', { current, new: password })
}

/** An administrator begins: another password, then a second factor. */
async function administrator(url: string, login: string, current: string): Promise<Person> {
  const client = new Client(url)
  await changePassword(client, login, current)
  const { secret } = await client.ask<{ secret: string }>('POST', '/api/me/factor', { password })
  // A code counts once: that of the step before leaves the present one for signing in.
  const code = totp(secret, Date.now() - STEP * 1000)
  await client.ask('POST', '/api/me/factor/confirm', { code })
  return { login, password, secret }
}

/** A client who has signed in as this person; waits for the next code where the present one was used. */
export async function signIn(url: string, person: Person): Promise<Client> {
  const client = new Client(url)
  const { stage } = await client.ask<{ stage: string }>('POST', '/api/sign-in', {
    login: person.login,
    password: person.password,
  })
  if (stage !== 'code_due') return client
  for (;;) {
    const answer = await client.send('POST', '/api/sign-in/code', { code: totp(person.secret ?? '') })
    if (answer.ok) return client
    if (answer.status !== 401)
      throw new Error(`the code of ${person.login}: ${answer.status} ${await answer.text()}`)
    const rest = STEP * 1000 - (Date.now() % (STEP * 1000))
    await new Promise(resume => setTimeout(resume, rest + 200))
  }
}
