import { computed, nextTick, watch, type ComputedRef, type Ref } from 'vue'

import type { ApiError } from '@/api/client'
import { fieldWords } from '@/api/error-words'

export interface FormError {
  /** Why the value of a field was refused. */
  at: (field: string) => string | undefined
  /** A refusal that is about none of the fields. */
  rest: ComputedRef<ApiError | undefined>
}

const WRONG = '.field.wrong :is(input, textarea, select)'

/** A refusal stands beside the field of the form that it is about, and leads there. */
export function useFormError(
  form: Readonly<Ref<HTMLElement | null>>,
  error: () => ApiError | undefined,
  fields: readonly string[],
): FormError {
  const at = (field: string) => fieldWords(error(), field)
  const rest = computed(() => (fields.some(field => at(field)) ? undefined : error()))

  watch(error, async refused => {
    if (!refused || rest.value) return
    await nextTick()
    form.value?.querySelector<HTMLElement>(WRONG)?.focus()
  })
  return { at, rest }
}
