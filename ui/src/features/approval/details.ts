import { i18n } from '@/i18n'
import { wan } from '@/kit/decimal'

import type { ApprovalDetail } from './types'

const { t, te } = i18n.global
const known = (key: string) => te(key) || te(key, 'zh-CN')

/** What would change, in words; which one, where there are several. */
export function detailLabel({ label, name }: ApprovalDetail): string {
  const key = `approval.detail.${label}`
  // The program may name a detail that these pages have no word for yet.
  const word = known(key) ? t(key) : label
  return name ? t('approval.detail_of', { detail: word, name }) : word
}

/** A value as people read it: amounts arrive in 万元, the nature of a project as a code. */
export function detailValue(label: string, value: string | null | undefined): string {
  if (!value) return ''
  if (label === 'plan') return `${wan(value)} ${t('common.unit_wan')}`
  return label === 'nature' && known(`project.nature.${value}`) ? t(`project.nature.${value}`) : value
}
