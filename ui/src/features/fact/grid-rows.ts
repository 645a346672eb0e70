import { side } from '@/i18n'
import type { GridColumn, GridRow, GridText } from '@/kit/grid/types'

import { faultOf, type Refused } from './cells'
import type { Typed } from './drafts'
import type { Fact, FactRow } from './types'
import { NO, tidy, YES } from './values'

type Translate = (key: string, params?: Record<string, string>) => string

/** Columns that are no facts; no fact can be called so. */
const PROJECT = '#project'
const UNIT = '#unit'

const WIDTHS: Readonly<Record<Fact['kind'], number>> = { yes_no: 124, number: 140, date: 132, text: 220 }

/** The columns of the grid: the project, its unit where there is room, what is asked for. */
export function columnsOf(t: Translate, asked: readonly Fact[], narrow: boolean): GridColumn[] {
  const name: GridColumn = { id: PROJECT, label: t('fact.project'), width: narrow ? 152 : 260 }
  const unit: GridColumn = { id: UNIT, label: t('fact.unit'), width: 148, frozen: true }
  return [name, ...(narrow ? [] : [unit]), ...asked.map(fact => columnOf(t, fact))]
}

function columnOf(t: Translate, fact: Fact): GridColumn {
  const answers = [
    { text: YES, label: t('common.yes') },
    { text: NO, label: t('common.no') },
  ]
  return {
    id: fact.name,
    label: labelOf(t, fact),
    group: t(fact.judged ? 'fact.judged' : 'fact.found'),
    width: WIDTHS[fact.kind],
    ...(fact.kind === 'number' ? ({ entry: 'amount', align: 'end' } as const) : {}),
    ...(fact.kind === 'yes_no' ? ({ entry: 'choice', choices: answers } as const) : {}),
    ...(fact.kind === 'text' || fact.kind === 'date' ? ({ entry: 'text' } as const) : {}),
    tidy: text => tidy(fact, text),
  }
}

function labelOf(t: Translate, fact: Fact): string {
  const unit = t(`fact.unit_of.${fact.unit}`)
  return unit === '-' ? side(fact.label) : t('fact.label_unit', { label: side(fact.label), unit })
}

/** A value as it is shown: yes and no in the language of the page. */
function shownOf(t: Translate, { kind }: Fact, value: string): string | undefined {
  if (kind !== 'yes_no') return undefined
  if (value === YES) return t('common.yes')
  return value === NO ? t('common.no') : undefined
}

/** Makes the rows of the grid, and makes anew only those in which something has changed. */
export function rowMaker(
  t: Translate,
  asked: readonly Fact[],
): (row: FactRow, typed: Typed, refused: Refused) => GridRow {
  interface Made {
    texts?: Typed[string]
    reasons?: Refused[string]
    made: GridRow
  }
  const known = new WeakMap<FactRow, Made>()
  return (row, typed, refused) => {
    const [texts, reasons] = [typed[row.code], refused[row.code]]
    const before = known.get(row)
    if (before && before.texts === texts && before.reasons === reasons) return before.made
    const cells: Record<string, GridText> = {
      [PROJECT]: { text: row.name },
      [UNIT]: { text: row.unit?.name ?? '' },
    }
    for (const fact of asked)
      cells[fact.name] = cellOf(t, fact, row, texts?.[fact.name], reasons?.[fact.name])
    const made = { key: row.code, label: row.name, cells }
    known.set(row, { texts, reasons, made })
    return made
  }
}

function cellOf(t: Translate, fact: Fact, row: FactRow, text?: string, refusal?: string): GridText {
  const stored = tidy(fact, row.values[fact.name] ?? '')
  if (text === undefined) return { text: stored, shown: shownOf(t, fact, stored) }
  const value = tidy(fact, text)
  const shown = shownOf(t, fact, value)
  const fault = faultOf(fact, value, refusal)
  if (fault) return { text, shown, remark: { level: 'error', text: t(`reason.${fault}`) } }
  if (value === stored) return { text, shown }
  const was = stored ? t('fact.was', { value: shownOf(t, fact, stored) ?? stored }) : t('fact.was_blank')
  return { text, shown, remark: { level: 'hint', text: was } }
}
