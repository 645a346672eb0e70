import { i18n, side } from '@/i18n'

import type { RuleRow } from './types'

const { t } = i18n.global

/** What a label says about its figures has no place within a sentence. */
const REMARK = /\s*[（(][^）)]*[）)]$/

/** A sentence of a rule set as people read it: the names of facts stand apart, where their figures will be. */
export function readable(sentence: string): string {
  return sentence.replace(/\{([^{}]*)\}/g, (_, label: string) =>
    t('rule.figure', { label: label.replace(REMARK, '') }),
  )
}

/** A condition in words; one that always holds stands for all cases that are left. */
export function conditionWords({ when, words }: RuleRow): string {
  return when.trim() === 'true' ? t('rule.otherwise') : side(words)
}
