import { computed, ref, shallowRef, watch } from 'vue'

import { api, ApiError, take } from '@/api/client'
import { useLoad } from '@/api/use-load'
import { loadVocabulary } from '@/shell/session'

import type { MappingBody } from './mapping'

/** One import: looked at, corrected, confirmed or discarded. */
export function useImport(id: () => string) {
  const load = useLoad(id, (asked, signal) =>
    take(api.GET('/api/imports/{id}', { params: { path: { id: asked } }, signal })),
  )
  const working = ref(false)
  const error = shallowRef<ApiError>()
  /** Counts the readings of the file: rows must be asked for again after each. */
  const reading = ref(0)
  const view = computed(() => (load.data.value?.id === id() ? load.data.value : undefined))
  watch(id, () => (error.value = undefined))

  async function doing(work: () => Promise<void>): Promise<boolean> {
    working.value = true
    error.value = undefined
    try {
      await work()
      return true
    } catch (cause) {
      error.value = cause instanceof ApiError ? cause : new ApiError('internal', {}, 0)
      if (error.value.status === 409) await lookAgain()
      return false
    } finally {
      working.value = false
    }
  }

  /** The district or the import has changed since it was shown: what is shown now is what holds now. */
  async function lookAgain(): Promise<void> {
    await load.reload()
    reading.value++
  }
  const params = (): { path: { id: string } } => ({ path: { id: id() } })

  function correct(body: MappingBody): Promise<boolean> {
    return doing(async () => {
      load.data.value = await take(api.PUT('/api/imports/{id}/mapping', { params: params(), body }))
      reading.value++
    })
  }

  /** Writes the import; the words of the district may be others afterwards. */
  function confirm(skipRejected: boolean): Promise<boolean> {
    return doing(async () => {
      const body = { skip_rejected: skipRejected }
      load.data.value = await take(api.POST('/api/imports/{id}/confirm', { params: params(), body }))
      await loadVocabulary()
    })
  }

  function discard(): Promise<boolean> {
    return doing(async () => {
      await take(api.DELETE('/api/imports/{id}', { params: params() }))
      await load.reload()
    })
  }

  /** Holds the rejected rows against the district as it is now. */
  function checkAgain(): Promise<boolean> {
    return doing(async () => {
      await recheck(id())
      await lookAgain()
    })
  }

  return { load, view, working, error, reading, correct, confirm, discard, checkAgain, lookAgain }
}

/**
 * Holds an import that has rejected rows against the district as it is now, which may have come to know their projects.
 * The server does so whenever an import is to be confirmed; while a row is rejected it then writes nothing.
 */
export async function recheck(id: string): Promise<void> {
  try {
    await take(
      api.POST('/api/imports/{id}/confirm', { params: { path: { id } }, body: { skip_rejected: false } }),
    )
  } catch (cause) {
    const expected = cause instanceof ApiError && ['conflict', 'import_rejected'].includes(cause.code)
    if (!expected) throw cause
  }
}
