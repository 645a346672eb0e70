import type { components } from '@/api/schema.gen'
import { i18n, side } from '@/i18n'
import { wan } from '@/kit/decimal'
import { vocabulary } from '@/shell/session'

type Amount = components['schemas']['AmountView']
type When = components['schemas']['WhenView']

const { t, te } = i18n.global

/** A term of a closed list in the language shown; the id itself when no word is known. */
function term(list: 'level' | 'nature' | 'class', id: string | null | undefined): string {
  if (!id) return t('common.none')
  const key = `project.${list}.${id}`
  return te(key) || te(key, 'zh-CN') ? t(key) : id
}

export const levelName = (id: string | null | undefined): string => term('level', id)
export const natureName = (id: string | null | undefined): string => term('nature', id)
export const className = (id: string | null | undefined): string => term('class', id)

/** A pool or a stage by the name that the district gives it. */
export function lifeName(list: 'pools' | 'stages', id: string | null | undefined): string {
  const known = vocabulary.value?.[list].find(one => one.id === id)
  return known ? side(known.name) : (id ?? t('common.none'))
}

/** An amount in 万元; what the office was not sure of is marked. */
export function amount(value: Amount | null | undefined): string {
  if (!value) return t('common.none')
  return value.approximate ? t('project.approximately', { amount: wan(value.money) }) : wan(value.money)
}

/** A date as it was written. */
export function when(value: When | null | undefined): string {
  return value?.written ?? t('common.none')
}

/** The parts of a plan by name: `plan`, `milestones` … */
export function fieldNames(fields: readonly string[]): string {
  return fields.map(field => t(`project.part.${field}`)).join(t('kit.list_comma'))
}
