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
