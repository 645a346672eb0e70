import { onScopeDispose, ref, shallowRef, watch } from 'vue'

import { api, ApiError, isAbort, take } from '@/api/client'
import { isLoss, regained } from '@/api/session-loss'
import type { components } from '@/api/schema.gen'
import { side } from '@/i18n'

import type { Names } from './words'

export type AuditLine = components['schemas']['AuditLine']

const SIZE = 50

/** Entries of the record that answer a question, more of them as they are asked for. */
export function useRecord(question: () => Record<string, string>) {
  const rows = shallowRef<AuditLine[]>()
  const names = shallowRef<Names>(new Map())
  const total = ref(0)
  const more = ref(false)
  const next = ref<number>()
  const error = shallowRef<ApiError>()
  const loading = ref(false)
  let running: AbortController | undefined

  async function load(below?: number): Promise<void> {
    running?.abort()
    const own = (running = new AbortController())
    loading.value = true
    try {
      const query = { ...question(), below, limit: SIZE }
      const page = await take(api.GET('/api/audit', { params: { query }, signal: own.signal }))
      rows.value = below === undefined ? page.rows : [...(rows.value ?? []), ...page.rows]
      const called = page.names.map(name => [name.id, side(name)] as const)
      names.value = new Map([...names.value, ...called])
      total.value = page.total
      more.value = page.more
      next.value = page.next ?? undefined
      error.value = undefined
    } catch (cause) {
      if (own.signal.aborted || isAbort(cause)) return
      error.value = cause instanceof ApiError ? cause : new ApiError('internal', {}, 0)
    } finally {
      if (running === own) loading.value = false
    }
  }

  const reload = () => load()
  watch(() => JSON.stringify(question()), reload, { immediate: true })
  watch(regained, () => isLoss(error.value?.code) && reload())
  onScopeDispose(() => running?.abort())
  return { rows, names, total, more, next, error, loading, reload, loadMore: () => load(next.value) }
}
