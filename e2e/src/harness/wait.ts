/** Waiting for what a page will show, since nothing on it is there at once. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

const PATIENCE = 15_000
const PAUSE = 50

/** Read again and again until it is as expected; afterwards what was read last is the message. */
export async function becomes<Value>(
  read: () => Promise<Value>,
  expected: Value,
  what: string,
): Promise<void> {
  await until(read, last => assert.deepEqual(last, expected, what))
}

/** Read again and again until `check` no longer throws. */
export async function until<Value>(read: () => Promise<Value>, check: (value: Value) => void): Promise<void> {
  const end = Date.now() + PATIENCE
  for (;;) {
    try {
      return check(await read())
    } catch (error) {
      if (Date.now() > end) throw error
      await new Promise(resume => setTimeout(resume, PAUSE))
    }
  }
}

/** How many projects the list says it shows; undefined while it has not answered. */
export async function projectsListed(page: Page): Promise<number | undefined> {
  const summary = page.getByText(/^共 [\d,]+ 个项目/)
  if ((await summary.count()) === 0) return undefined
  const words = await summary.first().innerText()
  return Number(/^共 ([\d,]+) 个项目/.exec(words)?.[1]?.replaceAll(',', ''))
}

/** The number that stands first in a text: `"共 1,217 个"` gives 1217. */
export function numberIn(text: string): number {
  const found = /[\d,]+(\.\d+)?/.exec(text)?.[0]
  assert.ok(found, `there is a number in “${text}”`)
  return Number(found.replaceAll(',', ''))
}
