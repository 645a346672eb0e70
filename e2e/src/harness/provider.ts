/** The provider of identities of the journeys: started by the file that wants it, on the loopback address. */
import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { settings } from './paths.ts'
import { freePort, type Place, type Store } from './server.ts'

/** What the server proves itself with to the provider. */
export const CLIENT = { id: 'guatu', secret: 'a-secret-that-only-the-two-know' }

/** Who has an account at the provider, and the password of all of them. */
export const identities = ['p1001', 'p1002']
export const identityPassword = 'at-the-provider-7'

/** A provider that may be running. */
export class Provider {
  issuer = ''
  private server = ''
  private child: ChildProcess | undefined

  /** Chooses an address for each of the two, and writes the server's settings down; answers with where it is to listen. */
  async settleIn(store: Store): Promise<Place> {
    const listen = `127.0.0.1:${await freePort()}`
    this.server = `http://${listen}`
    this.issuer = `http://127.0.0.1:${await freePort()}`
    const secret = join(store.folder, 'provider.secret')
    writeFileSync(secret, `${CLIENT.secret}\n`, { mode: 0o600 })
    const config = join(store.folder, 'guatu.toml')
    const outline = join(dirname(settings), 'outline.geojson')
    const district = readFileSync(settings, 'utf8').replace('"outline.geojson"', JSON.stringify(outline))
    writeFileSync(
      config,
      `${district}
[provider]
issuer = "${this.issuer}"
client_id = "${CLIENT.id}"
client_secret_file = "provider.secret"
public_address = "${this.server}"
`,
    )
    return { listen, config }
  }

  async start(): Promise<void> {
    if (this.child) return
    const file = fileURLToPath(new URL('provider-process.ts', import.meta.url))
    const child = fork(file, [new URL(this.issuer).port, this.server], {
      execArgv: ['--import', 'tsx'],
      silent: true,
    })
    let printed = ''
    child.stderr?.on('data', text => (printed += String(text)))
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve())
      child.once('exit', () => reject(new Error(`the provider ended at once:\n${printed}`)))
    })
    this.child = child
  }

  async stop(): Promise<void> {
    const { child } = this
    this.child = undefined
    if (!child || child.exitCode !== null) return
    await new Promise(resolve => {
      child.once('exit', resolve)
      child.kill('SIGTERM')
    })
  }
}
