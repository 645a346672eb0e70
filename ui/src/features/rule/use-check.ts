import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'

import { ApiError, isAbort } from '@/api/client'

import type { RuleCheck, Complaint, RuleShape } from './types'

/** A text and what the server reads in it. */
interface Read {
  text: string
  complaints: readonly Complaint[]
}

const PAUSE_MS = 400

/**
 * Checks a text a moment after it was changed. An answer to an older text is dropped. `known` is a text that needs no
 * check because the server gave it, with its shape.
 */
export function useCheck(
  text: Ref<string>,
  known: () => { text: string; shape: RuleShape } | undefined,
  ask: (text: string, signal: AbortSignal) => Promise<RuleCheck>,
) {
  const read = shallowRef<Read>()
  /** The last shape there was: that of an earlier text while the present one cannot be read. */
  const shape = shallowRef<RuleShape>()
  const shapeText = ref('')
  const checking = ref(false)
  const error = shallowRef<ApiError>()
  let running: AbortController | undefined
  let pause: ReturnType<typeof setTimeout> | undefined

  function take(of: string, answer: RuleCheck): void {
    read.value = { text: of, complaints: answer.complaints }
    if (!answer.shape) return
    shape.value = answer.shape
    shapeText.value = of
  }

  async function check(): Promise<void> {
    const own = (running = new AbortController())
    const of = text.value
    try {
      const answer = await ask(of, own.signal)
      if (own.signal.aborted) return
      take(of, answer)
      error.value = undefined
    } catch (cause) {
      if (own.signal.aborted || isAbort(cause)) return
      error.value = cause instanceof ApiError ? cause : new ApiError('internal', {}, 0)
    } finally {
      if (running === own) checking.value = false
    }
  }

  function stop(): void {
    clearTimeout(pause)
    running?.abort()
    checking.value = false
  }

  function begin(): void {
    stop()
    const given = known()
    if (given?.text === text.value) {
      error.value = undefined
      return take(given.text, { complaints: [], shape: given.shape })
    }
    if (!text.value) return
    checking.value = true
    pause = setTimeout(() => void check(), PAUSE_MS)
  }

  watch([text, known], begin, { immediate: true })
  onScopeDispose(stop)
  return {
    complaints: computed(() => read.value?.complaints ?? []),
    shape,
    /** Whether the shape is that of the present text. */
    fresh: computed(() => shape.value !== undefined && shapeText.value === text.value),
    /** Whether the present text was read and nothing is wrong with it. */
    sound: computed(() => read.value?.text === text.value && read.value.complaints.length === 0),
    checking,
    error,
    again: begin,
  }
}

export type Check = ReturnType<typeof useCheck>
