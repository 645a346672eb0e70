import { i18n } from '@/i18n'

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

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}$/

/** A recorded value as it is read: codes in words, permissions by name, lists with commas. */
export function valueWords(value: string | null | undefined): string {
  if (!value) return t('common.none')
  if (value.startsWith('[')) return listWords(value)
  const permission = `permission.name.${value}`
  return known(`audit.value.${value}`, known(permission, value))
}

function listWords(text: string): string {
  try {
    const list = JSON.parse(text) as unknown[]
    const plain = list.every(item => typeof item === 'string')
    return plain && list.length > 0
      ? list.map(item => valueWords(String(item))).join(t('kit.list_comma'))
      : text
  } catch {
    return text
  }
}

/** Whether a value is an id, which tells a reader nothing. */
export function isId(value: string | null | undefined): boolean {
  return ID.test(value ?? '')
}
