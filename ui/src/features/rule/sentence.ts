import { i18n } from '@/i18n'

/** A sentence of a rule set as people read it: the names of facts stand apart, where their figures will be. */
export function readable(sentence: string): string {
  return sentence.replace(/\{([^{}]*)\}/g, (_, label: string) => i18n.global.t('rule.figure', { label }))
}
