import { i18n, side } from '@/i18n'

import type { RuleShape } from './types'

const { t, te } = i18n.global

/** What a label says about its figures has no place within a sentence. */
const REMARK = /\s*[（(][^）)]*[）)]$/

/** How the facts of a set are called in sentences, by their names. */
export type Labels = ReadonlyMap<string, string>

export function labelsOf(shape: Pick<RuleShape, 'facts' | 'computed'>): Labels {
  return new Map([...shape.facts, ...shape.computed].map(({ name, label }) => [name, side(label)]))
}

/** A sentence of a rule set as people read it: the places of figures bear the names of the facts. */
export function readable(sentence: string, labels: Labels): string {
  const own = (name: string) => (te(`kit.input.${name}`) ? t(`kit.input.${name}`).replace(REMARK, '') : name)
  const label = (name: string) => labels.get(name) ?? own(name)
  return sentence.replace(/\{([^{}|]+)(?:\|[^{}]*)?\}/g, (_, name: string) =>
    t('rule.figure', { label: label(name) }),
  )
}
