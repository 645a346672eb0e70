import { i18n } from '@/i18n'

import type { ApiError } from './client'

const { t, te } = i18n.global

function known(key: string): boolean {
  return te(key) || te(key, 'zh-CN')
}

/** The reader gets the words of fields and reasons where there are any. */
function inWords(params: Readonly<Record<string, string>>): Record<string, string> {
  const words = { ...params }
  if (params.field && known(`field.${params.field}`)) words.field = t(`field.${params.field}`)
  if (params.reason && known(`reason.${params.reason}`)) words.reason = t(`reason.${params.reason}`, params)
  return words
}

/** What the user reads about a refusal, in the language shown. */
export function errorWords(error: ApiError): string {
  const key = `errors.${error.code}`
  return known(key) ? t(key, inWords(error.params)) : t('errors.internal')
}
