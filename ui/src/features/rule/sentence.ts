import { i18n } from '@/i18n'

const { t } = i18n.global

/** What a label says about its figures has no place within a sentence. */
const REMARK = /\s*[（(][^）)]*[）)]$/

/** A sentence of a rule set as people read it: the names of facts stand apart, where their figures will be. */
export function readable(sentence: string): string {
  return sentence.replace(/\{([^{}]*)\}/g, (_, label: string) =>
    t('rule.figure', { label: label.replace(REMARK, '') }),
  )
}
