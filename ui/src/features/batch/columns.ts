import { i18n } from '@/i18n'
import type { Column } from '@/kit/column'
import type { FilterSpec } from '@/kit/DataPage.vue'
import { wan } from '@/kit/decimal'
import type { Vocabulary } from '@/shell/session'

import type { BatchLine, BatchPage } from './types'
import {
  amount,
  chainWords,
  CLOCK_STATES,
  clockState,
  clockWords,
  periodName,
  STAGES,
  stageName,
} from './words'

/** The filters of the list of items, as its address and the server name them. */
export const FILTERS = ['stage', 'period', 'unit', 'clock'] as const

/** The filters with what may be chosen in each. Called anew for each language. */
export function batchFilters(words: Vocabulary, periods: readonly { number: number }[]): FilterSpec[] {
  const { t } = i18n.global
  return [
    {
      key: 'stage',
      label: t('batch.stage_label'),
      options: STAGES.map(id => ({ id, label: stageName(id) })),
    },
    {
      key: 'period',
      label: t('batch.period'),
      options: periods.map(({ number }) => ({ id: String(number), label: periodName(number) })),
    },
    {
      key: 'unit',
      label: t('batch.unit'),
      options: words.units.map(({ id, name }) => ({ id, label: name })),
    },
    {
      key: 'clock',
      label: t('batch.clock_label'),
      options: CLOCK_STATES.map(id => ({ id, label: clockState(id) })),
    },
  ]
}

/** The columns of the list of items. Called anew for each language. */
export function batchColumns(): Column<BatchLine>[] {
  const { t } = i18n.global
  const none = t('common.none')
  return [
    {
      key: 'name',
      label: t('batch.name'),
      width: 220,
      sort: 'name',
      frozen: true,
      text: row => row.name,
      title: row => row.name,
    },
    {
      key: 'stage',
      label: t('batch.stage_label'),
      width: 104,
      sort: 'stage',
      text: row => stageName(row.stage),
    },
    {
      key: 'period',
      label: t('batch.period'),
      width: 84,
      sort: 'period',
      text: row => periodName(row.period),
    },
    { key: 'unit', label: t('batch.unit'), width: 150, sort: 'unit', text: row => row.unit?.name ?? none },
    {
      key: 'amount',
      label: t('batch.amount'),
      width: 128,
      end: true,
      sort: 'amount',
      text: row => amount(row.amount),
    },
    { key: 'day', label: t('batch.day'), width: 108, sort: 'day', text: row => row.day ?? none },
    {
      key: 'clock',
      label: t('batch.clock_label'),
      width: 190,
      text: row => clockWords(row.clock),
      worry: row => row.clock?.state === 'overdue',
    },
    { key: 'due', label: t('batch.due'), width: 108, sort: 'due', text: row => row.clock?.due_on ?? none },
    { key: 'chain', label: t('batch.chain'), width: 210, text: chainWords },
    {
      key: 'source',
      label: t('batch.source'),
      width: 200,
      text: row => row.source?.name ?? t(row.converted ? 'batch.source_hidden' : 'batch.declared'),
      title: row => row.source?.name ?? '',
    },
    {
      key: 'industry',
      label: t('batch.industry'),
      width: 120,
      text: row => row.industry ?? none,
    },
    { key: 'project', label: t('batch.project'), width: 118, text: row => row.project?.code ?? none },
    {
      key: 'out',
      label: t('batch.out'),
      width: 140,
      text: row => row.out.map(ratio => t(`batch.ratio.${ratio}`)).join(t('kit.list_comma')) || none,
    },
  ]
}

/** The line of sums under the list. */
export function batchTotals({ total }: BatchPage): Record<string, string> {
  const { t } = i18n.global
  return { name: t('batch.count', { count: total.items }), amount: wan(total.amount) }
}
