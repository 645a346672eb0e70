import { i18n, side, type Text } from '@/i18n'

const { t, te } = i18n.global

/** `二七默认 第 2 版` */
export function named(set: { name: Text; version: number }): string {
  return t('rule.named', { name: side(set.name), version: set.version })
}

/** The words of a code, or the code itself where the program has learnt a new one. */
export function word(group: string, code: string): string {
  const key = `rule.${group}.${code}`
  return te(key) || te(key, 'zh-CN') ? t(key) : code
}

const TONES: Readonly<Record<string, 'good' | 'wait'>> = {
  asked: 'wait',
  scheduled: 'wait',
  in_force: 'good',
}

/** How a state is marked. */
export function tone(state: string): 'good' | 'wait' | 'plain' {
  return TONES[state] ?? 'plain'
}
