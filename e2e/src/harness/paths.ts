/** Where the harness finds its inputs and leaves its pictures. */
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The binary under test. */
export const guatu = process.env.GUATU_BIN ?? join(root, 'target/debug/guatu')

/** The settings of the demonstration district. */
export const settings = join(root, 'examples/erqi-2023/guatu.toml')

/** The register of the demonstration district's pools. */
export const register = join(root, 'examples/erqi-2023/12-项目库台账.csv')

/** The journeys of this package. */
export const journeysFolder = join(root, 'e2e/src/journeys')

/** What is measured in a browser. */
export const measurementsFolder = join(root, 'e2e/src/measurements')

/** A file of the demonstration district, for journeys that import it by hand. */
export function workbooks(...numbers: string[]): string[] {
  const folder = join(root, 'examples/erqi-2023')
  return readdirSync(folder)
    .filter(name => name.endsWith('.xlsx') && numbers.some(number => name.startsWith(`${number}-`)))
    .sort()
    .map(name => join(folder, name))
}

/** A path below the folder of pictures, which is made when it is not there. */
export function output(name: string): string {
  const folder = join(root, 'e2e/output')
  mkdirSync(folder, { recursive: true })
  return join(folder, name)
}

/** A name for a file, made of any text: `/projects/EQ-1?light=red` becomes `projects-EQ-1-light-red`. */
export function named(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')
}
