import { onScopeDispose, ref, shallowRef } from 'vue'

import { api, ApiError, isAbort, take } from '@/api/client'
import type { components } from '@/api/schema.gen'
import { useLoad } from '@/api/use-load'

export type Bulletin = components['schemas']['BulletinLine']

export type Rendering = 'pdf' | 'docx'

/** The address of a bulletin's file. */
export function fileOf(bulletin: Bulletin, rendering: Rendering): string {
  return `/api/bulletins/${bulletin.id}/bulletin.${rendering}`
}

/** The bulletins made so far, and the making of another. */
export function useBulletins() {
  const load = useLoad(
    () => ({}),
    (_, signal) => take(api.GET('/api/bulletins', { signal })),
  )
  const making = ref(false)
  /** Whole seconds since the making began. */
  const seconds = ref(0)
  const error = shallowRef<ApiError>()
  let running: AbortController | undefined
  let clock: ReturnType<typeof setInterval> | undefined

  /** Makes the bulletin of a date. Undefined when it was refused or cancelled. */
  async function make(asOf: string): Promise<Bulletin | undefined> {
    running = new AbortController()
    making.value = true
    seconds.value = 0
    error.value = undefined
    clock = setInterval(() => seconds.value++, 1000)
    try {
      const made = await take(api.POST('/api/bulletins', { body: { as_of: asOf }, signal: running.signal }))
      await load.reload()
      return made
    } catch (cause) {
      if (!isAbort(cause)) error.value = cause instanceof ApiError ? cause : new ApiError('internal', {}, 0)
      return undefined
    } finally {
      clearInterval(clock)
      making.value = false
    }
  }

  onScopeDispose(() => clearInterval(clock))
  return { load, making, seconds, error, make, cancel: () => running?.abort() }
}
