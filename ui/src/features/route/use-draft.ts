import { computed, onScopeDispose, ref, shallowRef } from 'vue'

import { api, ApiError, isAbort, take } from '@/api/client'

import { daysSet, withDay } from './draft'
import type { DraftBody, DraftView } from './types'

const PAUSE_MS = 200

/**
 * A draft of a project's route: what somebody wants, and the plan that the server makes of it. A day that is set shows at
 * once; the plan follows a moment later, and answers to an older draft are dropped.
 */
export function useDraft(code: () => string) {
  const body = shallowRef<DraftBody>()
  const view = shallowRef<DraftView>()
  const error = shallowRef<ApiError>()
  const busy = ref(false)
  let running: AbortController | undefined
  let pause: ReturnType<typeof setTimeout> | undefined

  function stop(): void {
    clearTimeout(pause)
    running?.abort()
    busy.value = false
  }

  /** Plans a draft; says whether there is a plan of it now. */
  async function plan(next: DraftBody): Promise<boolean> {
    stop()
    const own = (running = new AbortController())
    busy.value = true
    try {
      const path = { code: code() }
      const answer = await take(
        api.POST('/api/projects/{code}/route/draft', { params: { path }, body: next, signal: own.signal }),
      )
      if (own.signal.aborted) return false
      body.value = next
      view.value = answer
      error.value = undefined
      return true
    } catch (cause) {
      if (own.signal.aborted || isAbort(cause)) return false
      error.value = cause instanceof ApiError ? cause : new ApiError('internal', {}, 0)
      return false
    } finally {
      if (running === own) busy.value = false
    }
  }

  /** Sets a node's day in a draft; `from` is the draft to begin with where there is none yet. */
  function move(from: DraftBody, node: string, day: string): void {
    const next = withDay(body.value ?? from, node, day)
    stop()
    body.value = next
    busy.value = true
    pause = setTimeout(() => void plan(next), PAUSE_MS)
  }

  function discard(): void {
    stop()
    body.value = view.value = error.value = undefined
  }

  onScopeDispose(stop)
  return {
    body,
    view,
    error,
    /** The plan of the present draft is on its way. */
    busy,
    days: computed<ReadonlyMap<string, string>>(() => (body.value ? daysSet(body.value) : new Map())),
    plan,
    move,
    discard,
  }
}

export type Draft = ReturnType<typeof useDraft>
