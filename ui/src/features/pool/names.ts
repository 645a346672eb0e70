import { i18n, side } from '@/i18n'
import { vocabulary } from '@/shell/session'

const { t } = i18n.global

/** A pool by the name that the district gives it; one that it does not have by its code. */
export function poolName(code: string | null | undefined): string {
  if (!code) return t('pool.nowhere')
  const known = vocabulary.value?.pools.find(({ id }) => id === code)
  return known ? side(known.name) : code
}

/** A stage of a project's life by name. */
export function stageName(code: string | null | undefined): string {
  const known = vocabulary.value?.stages.find(({ id }) => id === code)
  return known ? side(known.name) : (code ?? '')
}

/** The stages of the main line, which rules may name. */
export function mainStages(): { id: string; name: string }[] {
  const stages = vocabulary.value?.stages ?? []
  const end = stages.findIndex(({ id }) => id === 'at_yield')
  return stages.slice(0, end + 1).map(({ id, name }) => ({ id, name: side(name) }))
}
