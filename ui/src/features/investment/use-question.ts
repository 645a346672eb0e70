import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import { asOf } from '@/shell/as-of'

/** What the page is about: month, series that counts, and which projects. Everything but the month may be empty. */
export interface Asked {
  month: string
  actual: string
  unit: string
  sector: string
  gap: string
  confirmation: string
  /** The table of the parts: `units`, `sectors` or `months`. */
  by: string
}

const MONTH = /^\d{4}-\d{2}$/

/** What the page is about is held by its address, so that every view of it can be linked to and gone back from. */
export function useQuestion(): { asked: ComputedRef<Asked>; change: (part: Partial<Asked>) => void } {
  const route = useRoute()
  const router = useRouter()
  const text = (key: keyof Asked) => (typeof route.query[key] === 'string' ? route.query[key] : '')
  const asked = computed<Asked>(() => ({
    month: MONTH.test(text('month')) ? text('month') : asOf.value.slice(0, 7),
    actual: text('actual'),
    unit: text('unit'),
    sector: text('sector'),
    gap: text('gap'),
    confirmation: text('confirmation'),
    by: text('by') || 'units',
  }))

  function change(part: Partial<Asked>): void {
    const query = Object.entries({ ...route.query, ...part }).filter(([, value]) => value)
    void router.push({ query: Object.fromEntries(query) })
  }

  return { asked, change }
}
