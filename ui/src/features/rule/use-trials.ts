import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'

import { asOf } from '@/shell/as-of'

import { rules } from './api'
import type { RulesRef } from './types'
import type { Check } from './use-check'
import type { RuleSet } from './use-rule-set'
import { useTrial } from './use-trial'
import { word } from './words'

const MONTHS = 12

/** The two trials of the set in hand: on one day, and on the twelve months up to it. */
export function useTrials(set: RuleSet, check: Check, against: Ref<string>) {
  const { t } = useI18n()

  /** Why the text as it stands cannot be tried. */
  const hindrance = computed(() => {
    const subject = check.shape.value?.subject ?? 'project'
    if (subject !== 'project') return t('rule.foreign', { subject: word('subject', subject) })
    const count = check.complaints.value.length
    return count ? t('rule.try_unsound', { count }) : ''
  })
  /** A set that stands as it was saved goes by its address, one that was changed by its text. */
  const ref = computed<RulesRef>(() =>
    set.changed.value || set.isNew.value ? { text: set.text.value } : { key: set.view.value?.line.key },
  )
  const opponent = computed(() => (against.value ? { key: against.value } : undefined))
  const ready = computed(() => set.text.value !== '' && check.sound.value && hindrance.value === '')

  const content = () => set.text.value
  const dry = useTrial({
    question: () =>
      ready.value ? { rules: ref.value, against: opponent.value, as_of: asOf.value } : undefined,
    frame: () => [asOf.value, against.value],
    content,
    ask: rules.dryRun,
  })
  const month = computed(() => asOf.value.slice(0, 7))
  const back = useTrial({
    question: () =>
      ready.value
        ? { rules: ref.value, against: opponent.value, until: month.value, months: MONTHS }
        : undefined,
    frame: () => [month.value, against.value],
    content,
    ask: rules.backTest,
  })
  return { hindrance, ready, dry, back }
}
