import { i18n } from '@/i18n'
import { wan } from '@/kit/decimal'

import type { BatchLine, BatchRef, Clock } from './types'

const { t } = i18n.global

/** The three lists in the order in which an item passes them. */
export const STAGES = ['signing', 'start', 'production'] as const

/** The states of a clock, the most urgent first. */
export const CLOCK_STATES = ['overdue', 'near', 'running', 'undated', 'stopped', 'late', 'done'] as const

/** Each state has a shape of its own besides its word. */
const SHAPES: Readonly<Record<string, string>> = {
  overdue: '▲',
  near: '◆',
  running: '●',
  undated: '○',
  stopped: '■',
  late: '◇',
  done: '✓',
}

export const stageName = (stage: string): string => t(`batch.stage.${stage}`)
export const ratioName = (ratio: string): string => t(`batch.ratio.${ratio}`)
export const periodName = (period: number): string => t('batch.period_name', { number: period })

/** An item as others name it: its list, its period and its name. */
export function refName({ stage, period, name }: BatchRef): string {
  return t('batch.ref', { stage: stageName(stage), period: periodName(period), name })
}

/** The shape and the word of a clock's state. */
export function clockState(state: string): string {
  return `${SHAPES[state] ?? '○'} ${t(`batch.clock.${state}`)}`
}

/** How a clock stands: its state, and the working days that are left or have passed. */
export function clockWords(clock: Clock | null | undefined): string {
  if (!clock) return t('common.none')
  const left = clock.workdays_left
  if (left == null) return clockState(clock.state)
  const days = t(left < 0 ? 'batch.days_passed' : 'batch.days_left', { days: Math.abs(left) })
  return `${clockState(clock.state)} ${days}`
}

/** An item's own mark and those it reached since, in their order. */
const MARKS = ['signed', 'fulfilled', 'started', 'produced', 'yielding'] as const
const FIRST: Readonly<Record<string, (typeof MARKS)[number]>> = {
  signing: 'signed',
  start: 'started',
  production: 'produced',
}

/** How far a chain has come: `✓签约 → ✓开工 → ○投产`. What stands before a declared item was never there. */
export function chainWords({ stage, converted, reached }: BatchLine): string {
  const from = converted ? 0 : MARKS.indexOf(FIRST[stage] ?? 'signed')
  const to = MARKS.indexOf(reached as (typeof MARKS)[number])
  return (['signed', 'started', 'produced'] as const)
    .filter(mark => MARKS.indexOf(mark) >= from)
    .map(mark => `${MARKS.indexOf(mark) <= to ? '✓' : '○'}${t(`batch.mark.${mark}`)}`)
    .join(' → ')
}

/** An amount in 万元; what the office was not sure of is marked. */
export function amount(value: BatchLine['amount']): string {
  if (!value) return t('common.none')
  return value.approximate ? t('batch.approximately', { amount: wan(value.money) }) : wan(value.money)
}
