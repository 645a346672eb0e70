import type { ApiError } from '@/api/client'
import { errorWords } from '@/api/error-words'
import type { components } from '@/api/schema.gen'
import { i18n } from '@/i18n'
import { wan } from '@/kit/decimal'

import { type ImportRow, statedOf } from './contents'

export type Issue = components['schemas']['CellErrorView']
export type RowCounts = components['schemas']['RowCounts']

const DECIMAL = /^-?\d+(\.\d+)?$/

function known(key: string): boolean {
  const { te } = i18n.global
  return te(key) || te(key, 'zh-CN')
}

/** The reason of an error or remark, in the language shown; the server's own sentence where there is none. */
export function issueWords({ code, message, params }: Issue): string {
  const key = `import.${code}`
  const words = Object.entries(params).map(([name, value]) => [name, String(value)])
  return known(key) ? i18n.global.t(key, Object.fromEntries(words)) : message
}

/** A field's name, by its id; `label` is the server's Chinese name. */
export function fieldWords(id: string, label = id): string {
  const key = `field.${id}`
  return known(key) ? i18n.global.t(key) : label
}

/** Fields that hold amounts in 万元. */
const AMOUNTS = new Set(['total', 'plan', 'done_month', 'done_year'])
/** Fields of closed lists, whose words the pages about projects hold. */
const LISTS = new Set(['level', 'nature'])

/** A value before or after, as it is read. */
export function valueWords(field: string, value: string | null | undefined): string {
  const { t } = i18n.global
  if (!value) return t('import-page.blank')
  if (AMOUNTS.has(field) && DECIMAL.test(value)) return t('import-page.amount', { amount: wan(value, 6) })
  if (value === 'true' || value === 'false') return t(value === 'true' ? 'common.yes' : 'common.no')
  const key = `project.${field}.${value}`
  return LISTS.has(field) && known(key) ? t(key) : value
}

/** What a row states, in a column whose head names the unit; empty where it states nothing. */
export function cellWords(row: ImportRow, field: string): string {
  const value = statedOf(row, field)
  if (!value) return ''
  if (!AMOUNTS.has(field)) return valueWords(field, value)
  const amount = wan(value, 6)
  return row.approximate?.includes(field) ? i18n.global.t('project.approximately', { amount }) : amount
}

export function formWords(form: string | null | undefined): string {
  const key = `import-page.form.${form ?? 'none'}`
  return known(key) ? i18n.global.t(key) : (form ?? '')
}

/** What happened to a file that was not taken. */
export function refusalWords(error: ApiError, file: string): string {
  const key = `import-page.refused.${error.code}`
  return known(key) ? i18n.global.t(key, { ...error.params, file }) : errorWords(error)
}

/** What to do about it; empty when there is nothing special to do. */
export function remedyWords(error: ApiError): string {
  const key = `import-page.remedy.${error.code}`
  return known(key) ? i18n.global.t(key) : ''
}

export function sizeWords(bytes: number): string {
  const format = (value: number): string =>
    value.toLocaleString(i18n.global.locale.value, { maximumFractionDigits: 1 })
  return bytes < 1024 * 1024
    ? `${format(Math.max(1, Math.round(bytes / 1024)))} KB`
    : `${format(bytes / 1024 / 1024)} MB`
}

/** Who did it; until sign-in exists that is whoever sits at the machine. */
export function actorWords(actor: string): string {
  return actor === 'local' ? i18n.global.t('import-page.actor_local') : actor
}

/** What is written by an import, in words: `新增 3 行、更新 2 行`; empty when nothing is. */
export function writingWords({ created, updated }: RowCounts): string {
  const { t } = i18n.global
  const parts = [
    ...(created ? [t('import-page.will_create', { count: created })] : []),
    ...(updated ? [t('import-page.will_update', { count: updated })] : []),
  ]
  return parts.join(t('import-page.comma'))
}
