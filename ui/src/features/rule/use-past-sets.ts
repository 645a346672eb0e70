import { computed } from 'vue'

import { useLoad } from '@/api/use-load'
import type { Text } from '@/i18n'
import { session } from '@/shell/session'

import { rules } from './api'
import { endOfMonth } from './days'
import { inForceOn } from './in-force'
import type { BackTest, Colour, RuleBoard } from './types'

/** A rule set as a line of a back-test names it. */
export interface PastSet {
  name: Text
  version: number
  colours: readonly Colour[]
}

/**
 * Which set each month of a back-test is held against: the one that was chosen, or else the one in force at the end of
 * that month, whose lights may be others than those in force now.
 */
export function usePastSets(board: () => RuleBoard, test: () => BackTest | undefined, chosen: () => string) {
  const keyOf = (month: string) => inForceOn(board(), endOfMonth(month, session.value?.today ?? '9999'))
  const keys = computed(() =>
    chosen() ? [] : [...new Set(test()?.months.map(({ month }) => keyOf(month)))].sort(),
  )
  const sets = useLoad(
    () => keys.value,
    (wanted, signal) => Promise.all(wanted.map(key => rules.show(key, signal))),
  )
  return (month: string): PastSet | undefined => {
    const found = sets.data.value?.find(({ line }) => line.key === keyOf(month))
    return chosen() || !found ? test()?.against : found.shape
  }
}
