/** Approving what somebody asked for, as whoever has the right to, without a page. */
import assert from 'node:assert/strict'
import type { Traveller } from './journey.ts'
import { names } from './people.ts'

interface Request {
  id: string
  kind: string
  may_answer: boolean
}

/** The head of the office sits down and approves the one request of this kind that waits. */
export async function approve({ become, client }: Traveller, kind: string): Promise<void> {
  await become(names.head)
  const waiting = await client().ask<Request[]>('GET', '/api/approvals')
  const found = waiting.filter(request => request.kind === kind && request.may_answer)
  assert.equal(found.length, 1, `one ${kind} waits`)
  await client().ask('POST', `/api/approvals/${found[0]?.id}/answer`, { approve: true, comment: '同意' })
}
