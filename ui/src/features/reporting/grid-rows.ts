import { readAmount, sum } from '@/kit/arithmetic'
import { wan } from '@/kit/decimal'
import type { GridColumn, GridRow, GridText } from '@/kit/grid/types'

import { AMOUNTS, FIELDS, NO, tidyStarted, YES, yearByAddition, yearSoFar, type Field } from './cells'
import type { Line } from './use-sheet'
import { remarkOf } from './words'

type Translate = (key: string, params?: Record<string, string>) => string

/** Every digit of an amount: 分 is the sixth decimal of 万元. */
const PLACES = 6

/** The columns of the month's grid. */
export function columnsOf(t: Translate, lastMonth: string, thisMonth: string): GridColumn[] {
  const last = t('reporting.column.last', { month: lastMonth })
  const now = t('reporting.column.now', { month: thisMonth })
  const label = (id: string): string => t(`reporting.column.${id}`)
  return [
    { id: 'name', label: label('name'), width: 208 },
    { id: 'plan', label: label('plan'), width: 92, align: 'end' },
    { id: 'expected', label: label('expected'), width: 92, align: 'end' },
    { id: 'last_month', label: label('last_month'), group: last, width: 76, align: 'end' },
    { id: 'last_year', label: label('last_year'), group: last, width: 96, align: 'end' },
    { id: 'last_visual', label: label('visual'), group: last, width: 116 },
    { id: 'done_month', label: label('done_month'), group: now, width: 100, align: 'end', entry: 'amount' },
    { id: 'done_year', label: label('done_year'), group: now, width: 100, align: 'end', entry: 'amount' },
    {
      id: 'started',
      label: label('started'),
      group: now,
      width: 84,
      entry: 'choice',
      choices: [
        { text: YES, label: t('common.yes') },
        { text: NO, label: t('common.no') },
      ],
      tidy: tidyStarted,
    },
    { id: 'visual', label: label('visual'), group: now, width: 148, entry: 'text' },
    { id: 'problem', label: label('problem'), group: now, width: 172, entry: 'text' },
  ]
}

/** A row of the grid. */
export function gridRow(t: Translate, line: Line, month: string): GridRow {
  const { row, cells } = line
  const read: Record<string, GridText> = {
    name: { text: row.name },
    plan: amount(row.plan),
    expected: amount(row.expected, 2),
    last_month: amount(row.last_month?.done_month),
    last_year: amount(row.last_month?.done_year),
    last_visual: { text: row.last_month?.visual ?? '' },
  }
  const typed = Object.fromEntries(FIELDS.map(field => [field, typedText(line, field)]))
  const started: GridText = { ...(typed.started as GridText), shown: startedWords(t, cells.started) }
  const added = cells.done_year.trim() === '' ? yearByAddition(row, cells, month) : undefined
  const year: GridText = { ...(typed.done_year as GridText), ghost: added && wan(added, PLACES) }
  return { key: row.code, label: row.name, cells: { ...read, ...typed, done_year: year, started } }
}

function startedWords(t: Translate, text: string): string | undefined {
  if (text === YES) return t('common.yes')
  return text === NO ? t('common.no') : undefined
}

function amount(value: string | null | undefined, places = PLACES): GridText {
  return value == null ? { text: '' } : { text: value, shown: wan(value, places) }
}

function typedText({ cells, findings }: Line, field: Field): GridText {
  const text = cells[field]
  const value = AMOUNTS.includes(field) ? readAmount(text) : undefined
  return { text, shown: value && wan(value, PLACES), remark: remarkOf(findings[field]) }
}

/** The sums of what is readable, as shown below the columns. */
export function totalsOf(lines: readonly Line[], month: string, label: string): Record<string, string> {
  const total = (value: (line: Line) => string | null | undefined, places = PLACES): string =>
    wan(sum(lines.flatMap(line => value(line) ?? [])), places)
  return {
    name: label,
    plan: total(({ row }) => row.plan),
    expected: total(({ row }) => row.expected, 2),
    last_month: total(({ row }) => row.last_month?.done_month),
    last_year: total(({ row }) => row.last_month?.done_year),
    done_month: total(({ cells }) => readAmount(cells.done_month)),
    done_year: total(({ row, cells }) => yearSoFar(row, cells, month)),
  }
}

/** The sum of the amounts among copied or selected texts, once there are two. */
export function sumOfChosen(texts: readonly string[]): string | undefined {
  const amounts = texts.flatMap(text => readAmount(text) ?? [])
  return amounts.length > 1 ? wan(sum(amounts), PLACES) : undefined
}
