import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'

import { api, isAbort, take } from '@/api/client'
import type { components } from '@/api/schema.gen'

import type { Template } from './types'

type Check = components['schemas']['TemplateCheck']

const PAUSE_MS = 400

/** Checks the text of a template a moment after it was changed; an answer to an older text is dropped. */
export function useTemplateCheck(text: Ref<string>, known: () => Template | undefined) {
  const answer = shallowRef<Check & { text: string }>()
  const checking = ref(false)
  let running: AbortController | undefined
  let pause: ReturnType<typeof setTimeout> | undefined

  async function check(): Promise<void> {
    const own = (running = new AbortController())
    const of = text.value
    try {
      const { signal } = own
      const found = await take(api.POST('/api/route-templates/check', { body: { text: of }, signal }))
      if (!own.signal.aborted) answer.value = { ...found, text: of }
    } catch (cause) {
      // Saving checks again, and says what is wrong with the way there.
      if (isAbort(cause)) return
    } finally {
      if (running === own) checking.value = false
    }
  }

  watch(text, now => {
    clearTimeout(pause)
    running?.abort()
    const given = known()
    checking.value = now !== '' && given?.text !== now
    if (given?.text === now) answer.value = { text: now, complaints: [], template: given }
    else if (checking.value) pause = setTimeout(() => void check(), PAUSE_MS)
  })
  onScopeDispose(() => {
    clearTimeout(pause)
    running?.abort()
  })
  return {
    checking,
    complaints: computed(() => answer.value?.complaints ?? []),
    /** Whether the present text was read and nothing is wrong with it. */
    sound: computed(() => answer.value?.text === text.value && answer.value.complaints.length === 0),
    /** The last template that could be read. */
    template: computed<Template | undefined>(last => answer.value?.template ?? last ?? known()),
  }
}
