import { i18n } from '@/i18n'

import type { ApiError } from './client'

const { t, te } = i18n.global

function known(key: string): boolean {
  return te(key) || te(key, 'zh-CN')
}

/** Parameters that are codes, and where their words stand. A parameter may name several, separated by commas. */
const CODES: Readonly<Record<string, string>> = {
  rules: 'errors.password_',
  permission: 'permission.name.',
  held: 'permission.duty.',
  wanted: 'permission.duty.',
  state: 'account.state.',
  measures: 'kit.measure.',
}

/** The words of codes; a code without words stands for itself. */
function named(prefix: string, codes: string): string {
  const word = (code: string) => (known(prefix + code) ? t(prefix + code) : code)
  return codes.split(',').map(word).join(t('kit.list_comma'))
}

/** The reader gets the words of fields, reasons and codes where there are any. */
function inWords(params: Readonly<Record<string, string>>): Record<string, string> {
  const words = { ...params }
  for (const [name, prefix] of Object.entries(CODES)) {
    if (params[name]) words[name] = named(prefix, params[name])
  }
  if (params.field && known(`field.${params.field}`)) words.field = t(`field.${params.field}`)
  if (params.reason && known(`reason.${params.reason}`)) words.reason = t(`reason.${params.reason}`, words)
  return words
}

/** Why the server did not take what stands in this field; undefined when it refused something else. */
export function fieldWords(error: ApiError | undefined, field: string): string | undefined {
  if (error?.code !== 'invalid' || error.params.field !== field) return undefined
  return inWords(error.params).reason ?? errorWords(error)
}

/** What the user reads about a refusal, in the language shown. */
export function errorWords(error: ApiError): string {
  const key = `errors.${error.code}`
  return known(key) ? t(key, inWords(error.params)) : t('errors.internal')
}
