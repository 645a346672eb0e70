import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'

import { ApiError, isAbort } from './client'
import { isLoss, regained } from './session-loss'

export interface Load<T> {
  /** The last answer; it stays while a newer one is on its way. */
  data: ShallowRef<T | undefined>
  error: ShallowRef<ApiError | undefined>
  loading: Ref<boolean>
  /** Asks again with the same question. */
  reload: () => Promise<void>
}

/**
 * Loads what a page shows, and again whenever `question` changes. An answer to an older question is dropped.
 * A question of `undefined` is not asked yet.
 */
export function useLoad<Q, T>(
  question: () => Q | undefined,
  ask: (question: Q, signal: AbortSignal) => Promise<T>,
): Load<T> {
  const data = shallowRef<T>()
  const error = shallowRef<ApiError>()
  const loading = ref(false)
  let running: AbortController | undefined

  async function reload(): Promise<void> {
    const asked = question()
    running?.abort()
    if (asked === undefined) return
    const own = (running = new AbortController())
    loading.value = true
    try {
      const answer = await ask(asked, own.signal)
      if (own.signal.aborted) return
      data.value = answer
      error.value = undefined
    } catch (cause) {
      if (own.signal.aborted || isAbort(cause)) return
      error.value = cause instanceof ApiError ? cause : new ApiError('internal', {}, 0)
    } finally {
      if (running === own) loading.value = false
    }
  }

  watch(() => JSON.stringify(question()), reload, { immediate: true })
  watch(regained, () => isLoss(error.value?.code) && reload())
  onScopeDispose(() => running?.abort())
  return { data, error, loading, reload }
}
