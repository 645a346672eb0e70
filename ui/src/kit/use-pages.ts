import { onScopeDispose, ref, shallowReactive, shallowRef, watch, type Ref, type ShallowRef } from 'vue'

import { ApiError, isAbort } from '@/api/client'
import { isLoss, regained } from '@/api/session-loss'

const SIZE = 100

export interface Page<Row, Totals> {
  rows: readonly Row[]
  totals: Totals
}

export interface Pages<Row, Totals> {
  /** The row at a place of the whole list, once its page has arrived. */
  row: (index: number) => Row | undefined
  totals: ShallowRef<Totals | undefined>
  error: ShallowRef<ApiError | undefined>
  loading: Ref<boolean>
  /** Asks for the pages that hold the rows from `first` to `last`. */
  need: (first: number, last: number) => void
  reload: () => void
}

/**
 * A list of any length of which only the pages looked at are fetched. Starts anew whenever `question` changes; answers to
 * an older question are dropped.
 */
export function usePages<Row, Totals>(
  question: () => unknown,
  ask: (offset: number, limit: number, signal: AbortSignal) => Promise<Page<Row, Totals>>,
): Pages<Row, Totals> {
  const pages = shallowReactive(new Map<number, readonly Row[]>())
  const asked = new Set<number>()
  const totals = shallowRef<Totals>()
  const error = shallowRef<ApiError>()
  const loading = ref(false)
  let run = new AbortController()
  /** Whether `pages` holds answers to the present question, and no longer those to the one before. */
  let fresh = false
  let wanted: readonly [number, number] = [0, 0]

  async function fetchPage(page: number): Promise<void> {
    const own = run
    asked.add(page)
    loading.value = true
    try {
      const answer = await ask(page * SIZE, SIZE, own.signal)
      if (own.signal.aborted) return
      if (!fresh) pages.clear()
      pages.set(page, answer.rows)
      totals.value = answer.totals
      error.value = undefined
      if (!fresh) {
        fresh = true
        need(...wanted)
      }
    } catch (cause) {
      if (own.signal.aborted || isAbort(cause)) return
      asked.delete(page)
      error.value = cause instanceof ApiError ? cause : new ApiError('internal', {}, 0)
    } finally {
      if (own === run) loading.value = false
    }
  }

  function reload(): void {
    run.abort()
    run = new AbortController()
    asked.clear()
    fresh = false
    void fetchPage(0)
  }

  function need(first: number, last: number): void {
    wanted = [first, last]
    if (!fresh) return
    for (let page = Math.floor(first / SIZE); page <= Math.floor(last / SIZE); page++) {
      if (!asked.has(page)) void fetchPage(page)
    }
  }

  watch(() => JSON.stringify(question()), reload, { immediate: true })
  watch(regained, () => isLoss(error.value?.code) && reload())
  onScopeDispose(() => run.abort())
  return {
    row: index => pages.get(Math.floor(index / SIZE))?.[index % SIZE],
    totals,
    error,
    loading,
    need,
    reload,
  }
}
