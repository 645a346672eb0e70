import { i18n } from '@/i18n'
import { wan } from '@/kit/decimal'

import { stageName } from './names'
import type { Admission, Exit } from './types'

const { t } = i18n.global

/** What a pool asks of a project, in one line. */
export function admissionWords(one: Admission): string {
  const parts = [
    one.least ? t('pool.threshold', { least: `${wan(one.least)} ${t('common.unit_wan')}` }) : '',
    one.stage ? t('pool.minimum', { stage: stageName(one.stage) }) : '',
    one.evidence.length ? t('pool.documents', { list: one.evidence.join('、') }) : '',
  ]
  return parts.filter(Boolean).join('；')
}

/** An exit rule in one line. */
export function exitWords(rule: Exit): string {
  const line = t('pool.exit_line', {
    from: stageName(rule.from),
    until: stageName(rule.until),
    count: rule.count,
    unit: t(`pool.unit.${rule.unit}`),
  })
  const notice = rule.notice_days == null ? '' : t('pool.exit_line_notice', { days: rule.notice_days })
  return [line, notice, rule.publish ? t('pool.publish') : ''].filter(Boolean).join('；')
}
