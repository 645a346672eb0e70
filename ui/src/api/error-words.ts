import { i18n } from '@/i18n'

import type { ApiError } from './client'

/** What the user reads about a refusal, in the language shown. */
export function errorWords(error: ApiError): string {
  const { t, te } = i18n.global
  const key = `errors.${error.code}`
  return te(key, 'zh-CN') || te(key) ? t(key, error.params) : t('errors.internal')
}
