import type { components } from '@/api/schema.gen'
import { i18n } from '@/i18n'
import { shown } from '@/kit/explain'

export type Fact = components['schemas']['FactView']

const { t, te } = i18n.global

/** How yes and no are written, whatever the language shown. */
export const YES = '是'
export const NO = '否'

const YES_WORDS = /^(是|有|√|true|yes|y|1)$/i
const NO_WORDS = /^(否|无|×|false|no|n|0)$/i

/** An answer, however it was written, as a form offers it. */
export function answerOf(value: string): string {
  if (YES_WORDS.test(value)) return YES
  return NO_WORDS.test(value) ? NO : value
}

/** An entered value as it is read, with its unit. */
export function factWords({ kind, unit, value, name, label }: Fact): string {
  if (!value) return t('project.fact_unknown')
  if (kind === 'yes_no') return t(answerOf(value) === YES ? 'common.yes' : 'common.no')
  if (kind !== 'number') return value
  const words = shown({ name, label, unit, value })
  return te(`kit.unit.${unit}`) || te(`kit.unit.${unit}`, 'zh-CN')
    ? t(`kit.unit.${unit}`, { value: words })
    : words
}

/** The name of the unit that a number is written in; empty where it has none. */
export function unitWords(unit: Fact['unit']): string {
  const key = `kit.unit.${unit}`
  return te(key) || te(key, 'zh-CN') ? t(key, { value: '' }).trim() : ''
}

/** Who entered a value, for which days, and why. */
export function factNote({ by, from, until, reason, value }: Fact): string {
  if (!by || !from) return ''
  const days = until ? t('project.fact_days', { from, until }) : t('project.fact_since', { from })
  const who = t('project.fact_by', { by, days })
  return value && reason ? `${who}${t('kit.list_semicolon')}${t('project.fact_reason', { reason })}` : who
}
