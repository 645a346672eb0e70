import type { components } from '@/api/schema.gen'
import { i18n, side } from '@/i18n'
import { instant } from '@/kit/instant'

export type Closing = components['schemas']['ClosingView']
type MonthStatus = components['schemas']['MonthStatus']
type RuleBoard = components['schemas']['RuleBoard']

const { t } = i18n.global

/** What people call the rule set of a closing; its id while the name is not known. */
export function rulesOf({ rule_set, version }: Closing, board: RuleBoard | undefined): string {
  const sets = board ? [...board.stored, ...board.shipped] : []
  const known = sets.find(set => set.id === rule_set && set.version === version)
  return t('reporting.closing_rules', { name: known ? side(known.name) : rule_set, version })
}

/** A closing in one line: which one, when, by whose rules, and how many had not reported. */
export function closingWords(closing: Closing, board: RuleBoard | undefined): string {
  return t('reporting.closing', {
    number: closing.number,
    at: instant(closing.closed_at),
    rules: rulesOf(closing, board),
    missing: closing.missing,
  })
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
