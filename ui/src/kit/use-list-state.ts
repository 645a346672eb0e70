import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import { readState, writeState, type ListState } from './filters'

/** The state of a list, held by the address so that every view of it can be linked to and gone back from. */
export function useListState(filters: readonly string[]): {
  state: ComputedRef<ListState>
  /** Shows the list in another state; typing replaces the address, every other change adds a step to go back to. */
  change: (state: ListState) => void
  /** Shows the list as a saved query string says. */
  restore: (query: string) => void
} {
  const route = useRoute()
  const router = useRouter()
  const own = ['q', 'sort', ...filters]
  const state = computed(() => readState(route.query, filters))

  function others(): Record<string, string> {
    const kept = Object.entries(route.query).filter(([key]) => !own.includes(key))
    return Object.fromEntries(kept.map(([key, value]) => [key, String(value ?? '')]))
  }

  function change(next: ListState): void {
    const typing = next.q !== state.value.q
    const query = { ...others(), ...writeState(next) }
    void (typing ? router.replace({ query }) : router.push({ query }))
  }

  function restore(query: string): void {
    change(readState(Object.fromEntries(new URLSearchParams(query)), filters))
  }

  return { state, change, restore }
}
