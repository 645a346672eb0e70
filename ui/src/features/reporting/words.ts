import { i18n } from '@/i18n'
import type { Remark } from '@/kit/remark'

import type { Finding } from './check'

/** What the user reads about a cell. */
export function remarkOf(finding: Finding | undefined): Remark | undefined {
  return finding && { level: finding.level, text: sentence(finding) }
}

function sentence({ code, params, server }: Finding): string {
  const { t, te } = i18n.global
  if (!server) return t(`reporting.check.${code}`, params)
  const key = `import.${code}`
  return te(key) || te(key, 'zh-CN') ? t(key, params) : t('reporting.check.refused')
}

/** A month as it is read: `2023年3月`, `March 2023`. */
export function monthWords(month: string): string {
  const date = new Date(`${month}-01T00:00:00Z`)
  return date.toLocaleDateString(i18n.global.locale.value, {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
}

/** A month without its year: `3月`, `March`. */
export function shortMonthWords(month: string): string {
  const date = new Date(`${month}-01T00:00:00Z`)
  const language = i18n.global.locale.value
  return date.toLocaleDateString(language, { month: language === 'en' ? 'long' : 'numeric', timeZone: 'UTC' })
}

export function timeWords(date: Date): string {
  return date.toLocaleTimeString(i18n.global.locale.value, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
}
