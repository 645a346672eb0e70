/** The real binary with the demonstration district: prepared once, then served from a copy for each journey file. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { guatu, register, settings, workbooks } from './paths.ts'

/** How long the server may take to answer its first request. */
const patience = 30_000

/** How many projects 2023 was to bring into each pool. */
const targets = ['pool_planning=218', 'pool_sourcing=173', 'pool_signed=137', 'pool_landed=107']

/** A folder with a database in it, or the address of a database elsewhere. */
export interface Store {
  /** Where the server runs; everything it writes of its own accord lands here. */
  folder: string
  /** The database, as `--database` takes it. */
  url: string
}

/** A server that is answering. */
export interface Server {
  /** Its address, without a slash at the end. */
  url: string
  /** What it has printed so far. */
  printed(): string
  stop(): Promise<void>
}

function temporary(): string {
  return mkdtempSync(join(tmpdir(), 'guatu-e2e-'))
}

function inFolder(folder: string): Store {
  return { folder, url: `sqlite://${join(folder, 'guatu.sqlite')}` }
}

/** A store with nothing in it but its tables. */
export async function emptyStore(): Promise<Store> {
  const store = inFolder(temporary())
  await command(store, 'migrate')
  return store
}

/** A store with the demonstration district imported, in `database` or, without one, in a new SQLite file. */
export async function districtStore(database?: string): Promise<Store> {
  const folder = temporary()
  const store = database === undefined ? inFolder(folder) : { folder, url: database }
  await command(store, 'migrate')
  await command(store, 'import', ...workbooks('01', '02', '03'))
  await command(store, 'pool take', register)
  await command(store, 'pool target', '--year', '2023', ...targets)
  return store
}

/** A copy that a journey may write to without disturbing others. Only SQLite stores can be copied. */
export function copyOf(folder: string): Store {
  const copy = temporary()
  cpSync(folder, copy, { recursive: true })
  return inFolder(copy)
}

export function remove(store: Store): void {
  rmSync(store.folder, { recursive: true, force: true })
}

/** Run a command of the binary, such as `pool take`, to its end; what it prints becomes part of the error when it fails. */
export async function command(store: Store, name: string, ...words: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    guatu,
    [...name.split(' '), '--database', store.url, ...words],
    {
      cwd: store.folder,
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  return stdout
}

/** Where a server listens, and the file of its settings. */
export interface Place {
  listen: string
  config: string
}

/** Serve a store on a free port of the loopback address unless told otherwise, and wait until the server answers. */
export async function serve(store: Store, place?: Place): Promise<Server> {
  const address = place?.listen ?? `127.0.0.1:${await freePort()}`
  const config = place?.config ?? settings
  const child = spawn(guatu, ['serve', '--database', store.url, '--config', config, '--listen', address], {
    cwd: store.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stdout.on('data', text => (printed += text))
  child.stderr.on('data', text => (printed += text))
  const url = `http://${address}`
  await answering(url, child, () => printed)
  return { url, printed: () => printed, stop: () => stopped(child) }
}

async function answering(url: string, child: ChildProcess, printed: () => string): Promise<void> {
  const until = Date.now() + patience
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the server ended at once:\n${printed()}`)
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await new Promise(resume => setTimeout(resume, 50))
  }
  child.kill('SIGKILL')
  throw new Error(`the server did not answer within ${patience / 1000} s:\n${printed()}`)
}

function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    const impatient = setTimeout(() => child.kill('SIGKILL'), 10_000)
    child.once('exit', () => {
      clearTimeout(impatient)
      resolve()
    })
    child.kill('SIGTERM')
  })
}

/** A port of the loopback address on which nobody listens. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
