import type { FilterSpec } from '@/kit/DataPage.vue'
import { i18n, side } from '@/i18n'
import type { Vocabulary } from '@/shell/session'

import { className, levelName, natureName } from './words'

/** The filters of the list of projects, as its address and the server name them. */
export const FILTERS = [
  'light',
  'sector',
  'level',
  'nature',
  'unit',
  'leader',
  'reported',
  'planned',
  'located',
  'pool',
  'entered',
  'stage',
  'combing',
  'class',
  'differs',
] as const

/** A filter's name for projects without a value. */
const WITHOUT = '-'

/** The filters with what may be chosen in each. Called anew for each language. */
export function projectFilters(words: Vocabulary): FilterSpec[] {
  const { t } = i18n.global
  const without = { id: WITHOUT, label: t('project.without') }
  const yesNo = (yes: string, no: string) => [
    { id: 'yes', label: t(yes) },
    { id: 'no', label: t(no) },
  ]
  const named = (terms: Vocabulary['pools']) => terms.map(({ id, name }) => ({ id, label: side(name) }))
  return [
    {
      key: 'light',
      label: t('project.light'),
      options: words.lights.map(light => ({ id: light.id, label: side(light.label), light: true })),
    },
    {
      key: 'sector',
      label: t('project.sector'),
      options: [...words.sectors.map(name => ({ id: name, label: name })), without],
    },
    {
      key: 'level',
      label: t('project.level_label'),
      options: [...words.levels.map(({ id }) => ({ id, label: levelName(id) })), without],
    },
    {
      key: 'nature',
      label: t('project.nature_label'),
      options: [...words.natures.map(({ id }) => ({ id, label: natureName(id) })), without],
    },
    {
      key: 'unit',
      label: t('project.unit'),
      options: [...words.units.map(unit => ({ id: unit.id, label: unit.name })), without],
    },
    {
      key: 'leader',
      label: t('project.leader'),
      options: yesNo('project.leader_yes', 'project.leader_no'),
      single: true,
    },
    {
      key: 'reported',
      label: t('project.reported'),
      options: yesNo('project.reported_yes', 'project.reported_no'),
      single: true,
    },
    {
      key: 'planned',
      label: t('project.planned'),
      options: [{ id: 'yes', label: t('project.planned_yes') }],
      single: true,
    },
    {
      key: 'located',
      label: t('project.located'),
      options: yesNo('project.located_yes', 'project.located_no'),
      single: true,
    },
    { key: 'pool', label: t('project.pool'), options: [...named(words.pools), without] },
    { key: 'entered', label: t('project.entered'), options: named(words.pools) },
    { key: 'stage', label: t('project.stage'), options: [...named(words.stages), without] },
    { key: 'combing', label: t('project.combing'), options: named(words.combings) },
    {
      key: 'class',
      label: t('project.class_label'),
      options: [...words.natures.map(({ id }) => ({ id, label: className(id) })), without],
    },
    {
      key: 'differs',
      label: t('project.differs'),
      options: [{ id: 'yes', label: t('project.differs_yes') }],
      single: true,
    },
  ]
}
