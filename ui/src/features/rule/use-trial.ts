import { computed, onScopeDispose, ref, shallowRef } from 'vue'

import { ApiError, isAbort } from '@/api/client'

interface Asking<Q, T> {
  /** What is asked; undefined while it cannot be. */
  question: () => Q | undefined
  /** When this changes, it is asked anew by itself. */
  frame: () => unknown
  /** When this changes, the answer is old, and waits to be asked for again. */
  content: () => string
  ask: (question: Q, signal: AbortSignal) => Promise<T>
}

/** Something the server computes for a while: it shows how long it takes, can be cancelled, and keeps its last answer. */
export function useTrial<Q, T>({ question, frame, content, ask }: Asking<Q, T>) {
  const answer = shallowRef<T>()
  const error = shallowRef<ApiError>()
  const busy = ref(false)
  /** Whole seconds since it began. */
  const seconds = ref(0)
  const answered = shallowRef<{ frame: string; content: string }>()
  let framed = ''
  let running: AbortController | undefined
  let clock: ReturnType<typeof setInterval> | undefined

  async function run(): Promise<void> {
    const asked = question()
    cancel()
    if (asked === undefined) return
    const own = (running = new AbortController())
    const about = { frame: JSON.stringify(frame()), content: content() }
    framed = about.frame
    busy.value = true
    seconds.value = 0
    error.value = undefined
    clock = setInterval(() => seconds.value++, 1000)
    try {
      const given = await ask(asked, own.signal)
      if (own.signal.aborted) return
      answer.value = given
      answered.value = about
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
    old: computed(() => {
      const about = answered.value
      return about !== undefined && (about.content !== content() || about.frame !== JSON.stringify(frame()))
    }),
    /** Whether the question can be asked at all. */
    possible: computed(() => question() !== undefined),
    run,
    cancel,
    begin,
  }
}

export type Trial<T> = ReturnType<typeof useTrial<unknown, T>>
