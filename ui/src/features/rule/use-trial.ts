import { computed, onScopeDispose, ref, shallowRef } from 'vue'

import { ApiError, isAbort } from '@/api/client'

/**
 * Something the server computes for a while: it shows how long it takes, can be cancelled, and keeps its last answer.
 * `frame` is the part of the question that asks anew by itself when it changes; a changed text waits to be asked for.
 */
export function useTrial<Q, T>(
  question: () => Q | undefined,
  frame: () => unknown,
  ask: (question: Q, signal: AbortSignal) => Promise<T>,
) {
  const answer = shallowRef<T>()
  const error = shallowRef<ApiError>()
  const busy = ref(false)
  /** Whole seconds since it began. */
  const seconds = ref(0)
  const answered = ref('')
  let framed = ''
  let running: AbortController | undefined
  let clock: ReturnType<typeof setInterval> | undefined

  async function run(): Promise<void> {
    const asked = question()
    cancel()
    if (asked === undefined) return
    const own = (running = new AbortController())
    framed = JSON.stringify(frame())
    busy.value = true
    seconds.value = 0
    error.value = undefined
    clock = setInterval(() => seconds.value++, 1000)
    try {
      const given = await ask(asked, own.signal)
      if (own.signal.aborted) return
      answer.value = given
      answered.value = JSON.stringify(asked)
    } catch (cause) {
      if (own.signal.aborted || isAbort(cause)) return
      error.value = cause instanceof ApiError ? cause : new ApiError('internal', {}, 0)
    } finally {
      if (running === own) rest()
    }
  }

  function rest(): void {
    clearInterval(clock)
    busy.value = false
  }
  function cancel(): void {
    running?.abort()
    running = undefined
    rest()
  }
  /** Asks when it has not been asked within this frame. */
  function begin(): void {
    if (JSON.stringify(frame()) !== framed) void run()
  }

  onScopeDispose(cancel)
  return {
    answer,
    error,
    busy,
    seconds,
    /** Whether the answer is one to an earlier text or frame. */
    old: computed(() => answer.value !== undefined && answered.value !== JSON.stringify(question())),
    /** Whether the question can be asked at all. */
    possible: computed(() => question() !== undefined),
    run,
    cancel,
    begin,
  }
}

export type Trial<T> = ReturnType<typeof useTrial<unknown, T>>
