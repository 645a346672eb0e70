import type { components } from '@/api/schema.gen'
import { i18n, side } from '@/i18n'
import type { Column, Mark } from '@/kit/column'
import { percent, round, sign, signed, wan } from '@/kit/decimal'
import { lightWord } from '@/kit/lights'

import { amount, className, levelName, lifeName, natureName, when } from './words'

export type ProjectLine = components['schemas']['ProjectLine']
type Totals = components['schemas']['Totals']

const { t } = i18n.global

/** Ahead is positive for the reader; the server counts what is behind. */
export function ahead(behind: string): string {
  return behind.startsWith('-') ? behind.slice(1) : `-${behind}`
}

/** What is remarkable about a light: people decided it, or the original plan would give another one. */
export function lightMarks({ decided, original, light }: ProjectLine): Mark[] {
  const marks: Mark[] = []
  if (decided) marks.push({ word: t('project.mark_decided'), about: t('project.mark_decided_about') })
  if (original && original !== light) {
    const about = t('project.mark_original_about', { light: lightWord(original) })
    marks.push({ word: t('project.mark_original'), about })
  }
  return marks
}

/** The columns of the list of projects. Called anew for each language. */
export function projectColumns(): Column<ProjectLine>[] {
  const none = t('common.none')
  return [
    { key: 'code', label: t('project.code'), width: 118, sort: 'code', frozen: true, text: row => row.code },
    {
      key: 'name',
      label: t('project.name'),
      width: 220,
      sort: 'name',
      frozen: true,
      text: row => row.name,
      title: row => row.name,
    },
    {
      key: 'light',
      label: t('project.light'),
      width: 116,
      sort: 'light',
      text: row => lightWord(row.light),
      light: row => row.light,
      marks: lightMarks,
      title: row => side(row.reason),
    },
    { key: 'unit', label: t('project.unit'), width: 150, sort: 'unit', text: row => row.unit?.name ?? none },
    {
      key: 'total',
      label: t('project.total'),
      width: 128,
      end: true,
      sort: 'total',
      text: row => amount(row.total),
    },
    {
      key: 'plan',
      label: t('project.plan'),
      width: 128,
      end: true,
      sort: 'plan',
      text: row => amount(row.plan),
    },
    {
      key: 'done',
      label: t('project.done'),
      width: 128,
      end: true,
      sort: 'done',
      text: row => wan(row.done),
    },
    {
      key: 'done_pct',
      label: t('project.done_pct'),
      width: 84,
      end: true,
      sort: 'done_pct',
      text: row => percent(row.done_pct),
    },
    {
      key: 'expected_pct',
      label: t('project.expected_pct'),
      width: 84,
      end: true,
      text: row => percent(row.expected_pct),
    },
    {
      key: 'gap',
      label: t('project.gap'),
      width: 92,
      end: true,
      sort: 'behind_pp',
      text: row => (row.behind_pp == null ? none : signed(ahead(row.behind_pp))),
      worry: row => row.behind_pp != null && sign(round(row.behind_pp, 1)) > 0,
    },
    {
      key: 'days_overdue',
      label: t('project.days_overdue'),
      width: 92,
      end: true,
      sort: 'days_overdue',
      text: row => (row.days_overdue > 0 ? String(row.days_overdue) : none),
      worry: row => row.days_overdue > 0,
    },
    {
      key: 'sector',
      label: t('project.sector'),
      width: 132,
      sort: 'sector',
      text: row => row.sector ?? none,
    },
    {
      key: 'level_name',
      label: t('project.level_label'),
      width: 84,
      sort: 'level',
      text: row => levelName(row.level),
    },
    {
      key: 'nature_name',
      label: t('project.nature_label'),
      width: 100,
      sort: 'nature',
      text: row => natureName(row.nature),
    },
    {
      key: 'pool',
      label: t('project.pool'),
      width: 100,
      text: row => lifeName('pools', row.pool),
    },
    {
      key: 'stage',
      label: t('project.stage'),
      width: 84,
      text: row => lifeName('stages', row.stage),
    },
    {
      key: 'class',
      label: t('project.class_label'),
      width: 132,
      text: row => className(row.class),
      worry: row => row.class != null && row.nature != null && row.class !== row.nature,
    },
    {
      key: 'leader',
      label: t('project.leader'),
      width: 128,
      text: row => row.leader ?? none,
    },
    {
      key: 'place',
      label: t('project.place'),
      width: 140,
      text: row => row.place ?? none,
      title: row => row.place ?? '',
    },
    {
      key: 'start',
      label: t('project.start'),
      width: 108,
      text: row => when(row.planned_start),
    },
    {
      key: 'finish',
      label: t('project.finish'),
      width: 108,
      text: row => when(row.planned_finish),
    },
    {
      key: 'problem',
      label: t('project.problem'),
      width: 260,
      text: row => row.problem ?? none,
      title: row => row.problem ?? '',
    },
  ]
}

/** The line of sums under the list. */
export function projectTotals(totals: Totals): Record<string, string> {
  return {
    code: t('project.sum'),
    name: t('project.count', { count: totals.projects }),
    total: wan(totals.total),
    plan: wan(totals.plan),
    done: wan(totals.done),
    done_pct: percent(totals.done_pct),
    expected_pct: percent(totals.expected_pct),
    gap: signed(totals.gap_pp),
  }
}
