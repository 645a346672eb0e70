import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'

import { ApiError, isAbort } from '@/api/client'

export interface Task {
  busy: Ref<boolean>
  /** Why the last try was refused. */
  error: ShallowRef<ApiError | undefined>
  /** Runs one try; undefined when it was refused or another one is still running. */
  run: <T>(work: () => Promise<T>) => Promise<T | undefined>
}

/** Something a person sets off: one at a time, with its refusal kept for the page to show. */
export function useTask(): Task {
  const busy = ref(false)
  const error = shallowRef<ApiError>()

  async function run<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (busy.value) return undefined
    busy.value = true
    error.value = undefined
    try {
      return await work()
    } catch (cause) {
      if (!isAbort(cause)) error.value = cause instanceof ApiError ? cause : new ApiError('internal', {}, 0)
      return undefined
    } finally {
      busy.value = false
    }
  }

  return { busy, error, run }
}
