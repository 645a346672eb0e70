import type { components } from '@/api/schema.gen'
import { i18n } from '@/i18n'
import type { TimelineEntry } from '@/kit/Timeline.vue'
import { instant } from '@/kit/instant'

type Change = components['schemas']['ChangeView']

const { t, te } = i18n.global

function known(key: string, other: string): string {
  return te(key) || te(key, 'zh-CN') ? t(key) : other
}

/** Recorded changes as the timeline shows them. */
export function historyEntries(changes: readonly Change[]): TimelineEntry[] {
  return changes.map((change, index) => {
    const note = t('project.change_note', { actor: change.actor, at: instant(change.at) })
    return {
      id: `${change.at}-${index}`,
      title: known(`project.action.${change.action.replace('.', '_')}`, change.action),
      note: change.file ? `${note} · ${change.file}` : note,
      lines: change.fields.map(({ field, before, after }) =>
        t('project.change', {
          field: known(`field.${field}`, field),
          before: before || t('common.none'),
          after: after || t('common.none'),
        }),
      ),
    }
  })
}
