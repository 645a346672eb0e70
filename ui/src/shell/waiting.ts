import { reactive } from 'vue'

import { menu } from './feature'
import { can } from './session'

/** How often the counts are asked for at most while somebody moves about. */
const PAUSE_MS = 60_000

const counts = reactive(new Map<string, number>())
let asked = -Infinity

/** How many things wait for this person at an entry of the menu. */
export function waitingAt(path: string): number {
  return counts.get(path) ?? 0
}

/** Asks anew what waits: after something was settled. */
export async function askWaiting(): Promise<void> {
  asked = Date.now()
  const entries = menu(can).filter(entry => entry.waiting)
  await Promise.all(
    entries.map(async ({ path, waiting }) => {
      // A count is no more than a hint: when it cannot be had, the page behind it says why.
      const count = await waiting?.().catch(() => 0)
      counts.set(path, count ?? 0)
    }),
  )
}

/** Keeps the counts about a minute fresh. */
export function keepWaiting(): void {
  if (Date.now() - asked >= PAUSE_MS) void askWaiting()
}
