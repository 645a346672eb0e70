import type { components } from '@/api/schema.gen'
import { i18n, side } from '@/i18n'

type Wall = components['schemas']['WallView']

const { t } = i18n.global

/** A light as it stands before 项目: a bare colour is a lamp (红灯), everything else has its name (红牌, 黑旗, 未报). */
export function lampWords(label: { zh: string; en: string }): string {
  const word = side(label)
  return [...word].length === 1 ? t('wall.lamp', { light: word }) : word
}

/** Whether the month is closed, and by which rules the lights were found. */
export function basisWords({ closing, rule_set_name, rule_set_version }: Wall): string {
  const rules = t('wall.rules', { name: side(rule_set_name), version: rule_set_version })
  if (!closing) return rules
  const number = Number(closing.month.slice(5))
  const key = closing.number > 1 ? 'wall.closed_again' : 'wall.closed'
  const closed = t(key, { month: t('kit.month_short', { month: number }), number: closing.number })
  return `${closed} · ${rules}`
}
