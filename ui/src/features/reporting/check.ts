import { compare, readAmount } from '@/kit/arithmetic'
import { wan } from '@/kit/decimal'
import type { Remark } from '@/kit/remark'

import {
  isEmpty,
  NO,
  YES,
  yearBefore,
  yearByAddition,
  yearSoFar,
  type Field,
  type ReportCells,
  type ReportRow,
} from './cells'
import { isJanuary } from './month'

/** Something to say about a cell; `code` chooses the sentence in `reporting.check`, or in `import` when the server says it. */
export interface Finding {
  level: Remark['level']
  code: string
  params: Record<string, string>
  server?: boolean
}

export type Findings = Partial<Record<Field, Finding>>

/**
 * What is to be said about a row while it is typed. Errors keep it from being handed in; warnings and hints do not.
 * A row in which nothing is typed is no error: it is missing.
 */
export function checkRow(row: ReportRow, cells: ReportCells, month: string): Findings {
  if (isEmpty(cells)) return {}
  return {
    done_month: checkMonth(cells),
    done_year: checkYear(row, cells, month),
    started: checkStarted(row, cells, month),
  }
}

function finding(level: Remark['level'], code: string, params: Record<string, string> = {}): Finding {
  return { level, code, params }
}

function checkAmount(text: string): Finding | undefined {
  const amount = readAmount(text)
  if (amount === undefined) return finding('error', 'not_a_number', { value: text })
  return compare(amount, '0') < 0 ? finding('error', 'negative') : undefined
}

function checkMonth(cells: ReportCells): Finding | undefined {
  if (cells.done_month.trim() === '') return finding('error', 'month_missing')
  return checkAmount(cells.done_month)
}

function checkYear(row: ReportRow, cells: ReportCells, month: string): Finding | undefined {
  const typed = cells.done_year.trim()
  if (typed !== '') {
    const wrong = checkAmount(typed) ?? checkTypedYear(row, cells, month)
    if (wrong) return wrong
  } else if (!isJanuary(month) && !row.last_month && readAmount(cells.done_month) !== undefined) {
    return finding('hint', 'year_without_last')
  }
  return checkPlan(row, yearSoFar(row, cells, month))
}

function checkTypedYear(row: ReportRow, cells: ReportCells, month: string): Finding | undefined {
  const year = readAmount(cells.done_year) ?? '0'
  const done = readAmount(cells.done_month)
  if (done !== undefined && compare(done, year) > 0) return finding('error', 'month_exceeds_year')
  const before = yearBefore(row, month)
  if (before === undefined) return undefined
  if (compare(year, before) < 0) return finding('warning', 'year_below_last', { last: wan(before, 6) })
  const sum = yearByAddition(row, cells, month)
  if (sum === undefined || compare(year, sum) === 0) return undefined
  return finding('warning', 'year_differs', { last: wan(before, 6), sum: wan(sum, 6) })
}

function checkPlan(row: ReportRow, year: string | undefined): Finding | undefined {
  const above = year !== undefined && compare(year, row.plan) > 0
  return above ? finding('hint', 'year_above_plan', { plan: wan(row.plan, 6) }) : undefined
}

function checkStarted(row: ReportRow, cells: ReportCells, month: string): Finding | undefined {
  const { started } = cells
  if (started === '') return undefined
  if (started !== YES && started !== NO) return finding('error', 'started_unclear', { value: started })
  if (started === YES) return undefined
  const year = yearSoFar(row, cells, month)
  if (row.last_month?.started) return finding('warning', 'started_before')
  return year !== undefined && compare(year, '0') > 0 ? finding('warning', 'done_without_start') : undefined
}
