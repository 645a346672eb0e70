import { computed, ref } from 'vue'
import type { LocationQuery, Router } from 'vue-router'

import { defaultDate } from './default-date'
import { session, vocabulary } from './session'

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/

/** The date in the address, or none: then the session's own date holds. */
const chosen = ref<string>()

/** The date that holds when the address names none. */
export const usualDate = computed(() => {
  const words = vocabulary.value
  return session.value ? defaultDate(session.value.today, words?.years ?? [], words?.months ?? []) : ''
})

/** The one date for which the whole application shows its figures. */
export const asOf = computed(() => chosen.value ?? usualDate.value)

/** Whether the figures are those of another day than today. */
export const isPast = computed(() => asOf.value !== '' && asOf.value !== session.value?.today)

/** A real calendar date in ISO form, or undefined. */
export function readDate(value: unknown): string | undefined {
  if (typeof value !== 'string' || !ISO_DATE.test(value)) return undefined
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? value : undefined
}

function withDate(query: LocationQuery): LocationQuery {
  const rest = { ...query }
  delete rest.as_of
  return chosen.value ? { ...rest, as_of: chosen.value } : rest
}

/** Keeps `as_of` in every address of the application. */
export function keepAsOf(router: Router): void {
  router.beforeEach(to => {
    const named = readDate(to.query.as_of)
    if (named) {
      chosen.value = named
      return true
    }
    if (!chosen.value && to.query.as_of === undefined) return true
    return { ...to, query: withDate(to.query) }
  })
}

/** Shows the whole application as of `date`; `undefined` returns to the session's own date. */
export async function chooseAsOf(router: Router, date: string | undefined): Promise<void> {
  chosen.value = date === usualDate.value ? undefined : date
  await router.replace({ query: withDate(router.currentRoute.value.query) })
}
