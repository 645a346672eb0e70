import { i18n } from '@/i18n'

import { yi } from './decimal'

/**
 * Large amounts in the unit their reader thinks in: 亿元 in Chinese, billions of yuan in English. Amounts come in 万元 as
 * exact text.
 */
const PLACES = { 'zh-CN': -4, en: -5 } as const

/** How far the point moves from 万元 to the large unit. */
export function largePlaces(): number {
  return PLACES[i18n.global.locale.value]
}

/** The amount in the large unit, as shown. */
export function large(text: string | null | undefined, places = 2): string {
  return yi(text, places, largePlaces())
}

/** The name of the large unit. */
export function largeUnit(): string {
  return i18n.global.t('common.unit_large')
}
