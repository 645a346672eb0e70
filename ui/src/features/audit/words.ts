import { i18n } from '@/i18n'
import { reasonWords } from '@/kit/reason'

const { t, te } = i18n.global

function known(key: string, other: string): string {
  return te(key) || te(key, 'zh-CN') ? t(key) : other
}

/** What was done, in words. */
export function actionWords(action: string): string {
  return known(`audit.action.${action.replace('.', '_')}`, action)
}

/** To what it was done. */
export function subjectWords(subject: string): string {
  return known(`audit.subject.${subject}`, subject)
}

/** The name of a recorded field. */
export function fieldWords(field: string): string {
  return known(`audit.field.${field}`, known(`field.${field}`, field))
}

/** Who did it: programs have names of their own. */
export function actorWords(actor: string): string {
  return known(`audit.actor_name.${actor}`, actor)
}

/** What things are called today, by their ids. */
export type Names = ReadonlyMap<string, string>

const SEALED = new Set(['phone', 'id_number'])
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}$/

/** A recorded value as it is read: codes in words, ids and permissions by name, lists with commas. */
export function valueWords(value: string | null | undefined, names: Names, field = ''): string {
  if (!value) return t('common.none')
  if (value.startsWith('[')) return listWords(value, names)
  if (field === 'kind') return known(`org.kind.${value}`, value)
  if (field === 'reason') return reasonWords(value)
  // Of a sealed number the record keeps only whether there is one.
  if (SEALED.has(field) && (value === 'true' || value === 'false')) return t(`audit.sealed.${value}`)
  const permission = `permission.name.${value}`
  return names.get(value) ?? known(`audit.value.${value}`, known(permission, value))
}

function listWords(text: string, names: Names): string {
  try {
    const list = JSON.parse(text) as unknown[]
    return list.map(item => itemWords(item, names)).join(t('kit.list_comma')) || t('common.none')
  } catch {
    return text
  }
}

/** An item of a list: a value, or a thing with fields of which the empty ones and its own id are left out. */
function itemWords(item: unknown, names: Names): string {
  if (typeof item !== 'object' || item === null) return valueWords(String(item), names)
  const fields = Object.entries(item).filter(
    ([field, value]) => field !== 'id' && value !== null && value !== '',
  )
  return fields.map(([field, value]) => valueWords(String(value), names, field)).join(' ')
}

/** Whether a value is an id, which tells a reader nothing. */
export function isId(value: string | null | undefined): boolean {
  return ID.test(value ?? '')
}
