import { i18n, side } from '@/i18n'

import type { Limit, RouteNode } from './types'

const { t } = i18n.global

/** How long a node may take, in words. */
export function limitWords({ count, counting }: Limit): string {
  return count === 0 ? t('route.limit_none') : t(`route.limit_${counting}`, { count })
}

/** Who owes a node: the unit, or the kind of unit while nobody has said which. */
export function unitWords({ unit, unit_kind }: RouteNode): string {
  return unit?.name ?? side(unit_kind.name)
}

/** By how many days something is later or earlier. */
export function slipWords(days: number | null | undefined): string {
  if (days == null) return t('common.none')
  if (days === 0) return t('route.slip_none')
  return t(days > 0 ? 'route.slip_late' : 'route.slip_early', { days: Math.abs(days) })
}
