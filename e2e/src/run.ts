/**
 * Runs the journeys: `npm run journeys [-- NAME…]`, each name being that of a file in `src/journeys/`; or, with `--measure`
 * first, what is measured in a browser, in `src/measurements/`, which tells figures and judges none.
 *
 * The demonstration district is imported once; each journey file then gets its own copy. With `GUATU_E2E_DATABASE` the
 * district is imported into that database instead and all named files share one server on it, since only SQLite files
 * can be copied.
 */
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { journeysFolder, measurementsFolder } from './harness/paths.ts'
import { letIn } from './harness/people.ts'
import { districtStore, remove, serve } from './harness/server.ts'

const suffix = '.test.ts'

function filesOf(words: string[]): string[] {
  const measure = words[0] === '--measure'
  const folder = measure ? measurementsFolder : journeysFolder
  const names = measure ? words.slice(1) : words
  const all = readdirSync(folder)
    .filter(file => file.endsWith(suffix))
    .sort()
  const unknown = names.filter(name => !all.includes(name + suffix))
  if (unknown.length > 0) {
    throw new Error(
      `nothing named ${unknown.join(', ')}; there are ${all.map(file => file.slice(0, -suffix.length)).join(', ')}`,
    )
  }
  return (names.length > 0 ? names.map(name => name + suffix) : all).map(file => join(folder, file))
}

function run(files: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const words = ['--import', 'tsx', '--test', '--test-reporter=spec', '--test-concurrency=1', ...files]
  const child = spawn(process.execPath, words, { stdio: 'inherit', env: { ...process.env, ...env } })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', code => resolve(code ?? 1))
  })
}

async function main(): Promise<number> {
  const files = filesOf(process.argv.slice(2))
  if (process.env.GUATU_E2E_URL !== undefined) return run(files, {})
  const database = process.env.GUATU_E2E_DATABASE
  const store = await districtStore(database)
  try {
    const server = await serve(store)
    try {
      await letIn(store, server)
      if (database !== undefined)
        return await run(files, { GUATU_E2E_URL: server.url, GUATU_E2E_PEOPLE: store.folder })
    } finally {
      await server.stop()
    }
    return await run(files, { GUATU_E2E_TEMPLATE: store.folder })
  } finally {
    remove(store)
  }
}

process.exitCode = await main()
