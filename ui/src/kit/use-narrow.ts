import type { Ref } from 'vue'

import { useMedia } from './use-media'

/** Whether the window is as narrow as a phone. */
export function useNarrow(): Ref<boolean> {
  return useMedia('(max-width: 767px)')
}
