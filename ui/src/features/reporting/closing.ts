import type { components } from '@/api/schema.gen'
import { i18n, side } from '@/i18n'
import { instant } from '@/kit/instant'

export type Closing = components['schemas']['ClosingView']
type MonthStatus = components['schemas']['MonthStatus']

const { t } = i18n.global

/** A closing in one line: which one, when, by whose rules, and how many had not reported. */
export function closingWords({ number, closed_at, rule_set_name, version, missing }: Closing): string {
  const rules = t('reporting.closing_rules', { name: side(rule_set_name), version })
  return t('reporting.closing', { number, at: instant(closed_at), rules, missing })
}

/** Who opened a month again, when and why; nothing while it is closed. */
export function reopeningWords({
  reopened_at,
  reopened_by,
  reopen_reason,
  reopen_paper,
}: Closing): string | undefined {
  if (!reopened_at) return undefined
  const grounds = [reopen_reason, reopen_paper].filter(Boolean).join(t('reporting.semicolon'))
  return t('reporting.reopening', { at: instant(reopened_at), by: reopened_by ?? t('common.none'), grounds })
}

/** How a month stands: never closed, closed, or opened again for corrections. */
export function stateOf({ closed_at, closings }: MonthStatus): 'open' | 'closed' | 'reopened' {
  if (closed_at) return 'closed'
  return closings.length ? 'reopened' : 'open'
}
