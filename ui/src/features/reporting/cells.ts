import type { components } from '@/api/schema.gen'
import { add, compare, readAmount } from '@/kit/arithmetic'

import { isJanuary } from './month'

type Schemas = components['schemas']
export type ReportRow = Schemas['ReportRow']
export type ReportCells = Schemas['ReportCells']
export type Progress = Schemas['ProgressView']

/** The cells of a row that are filled in, in the order of the grid. */
export const FIELDS = ['done_month', 'done_year', 'started', 'visual', 'problem'] as const
export type Field = (typeof FIELDS)[number]
export const AMOUNTS: readonly Field[] = ['done_month', 'done_year']

export const YES = '是'
export const NO = '否'

/** `fresh`: nothing typed. `draft`: typed. `submitted`: as handed in. `correction`: handed in, then changed. */
export type RowState = 'fresh' | 'draft' | 'submitted' | 'correction'

const EMPTY: ReportCells = { done_month: '', done_year: '', started: '', visual: '', problem: '' }

/** A report as the cells that would give it. */
export function cellsOfReport(report: Progress): ReportCells {
  return {
    done_month: report.done_month,
    done_year: report.done_year,
    started: report.started == null ? '' : report.started ? YES : NO,
    visual: report.visual ?? '',
    problem: report.problem ?? '',
  }
}

/** What a row's cells hold when the sheet is opened; of a closed month, only what was handed in. */
export function openingCells(row: ReportRow, closed = false): ReportCells {
  if (row.draft && !closed) return { ...row.draft }
  return row.submitted ? cellsOfReport(row.submitted) : { ...EMPTY }
}

export function isEmpty(cells: ReportCells): boolean {
  return FIELDS.every(field => cells[field].trim() === '')
}

export function rowState(row: ReportRow, cells: ReportCells, month: string): RowState {
  if (!row.submitted) return isEmpty(cells) ? 'fresh' : 'draft'
  const year = cells.done_year.trim() === '' ? (yearSoFar(row, cells, month) ?? '') : cells.done_year
  return sameCells(cellsOfReport(row.submitted), { ...cells, done_year: year }) ? 'submitted' : 'correction'
}

/**
 * Whether the year so far is still the one handed in and followed from the month: then it follows a correction of the
 * month too, and its cell is to be left to that.
 */
export function yearFollows(row: ReportRow, cells: ReportCells, month: string): boolean {
  if (!row.submitted || cells.done_year !== row.submitted.done_year) return false
  const sum = yearByAddition(row, cellsOfReport(row.submitted), month)
  return sum !== undefined && compare(sum, row.submitted.done_year) === 0
}

/** Whether two rows say the same: amounts by value, words without the spaces around them. */
function sameCells(a: ReportCells, b: ReportCells): boolean {
  return FIELDS.every(field => {
    if (!AMOUNTS.includes(field)) return a[field].trim() === b[field].trim()
    const [left, right] = [readAmount(a[field]), readAmount(b[field])]
    return left !== undefined && right !== undefined ? compare(left, right) === 0 : a[field] === b[field]
  })
}

/** Done in the year before this month: nothing in January, else last month's report; undefined when it is missing. */
export function yearBefore(row: ReportRow, month: string): string | undefined {
  return isJanuary(month) ? '0' : row.last_month?.done_year
}

/** The year so far, if it follows from last month's report and this month's amount; what an empty cell stands for. */
export function yearByAddition(row: ReportRow, cells: ReportCells, month: string): string | undefined {
  const done = readAmount(cells.done_month)
  return done === undefined ? undefined : add(yearBefore(row, month) ?? '0', done)
}

/** The year so far as it would be handed in: typed, or by addition. */
export function yearSoFar(row: ReportRow, cells: ReportCells, month: string): string | undefined {
  return cells.done_year.trim() === '' ? yearByAddition(row, cells, month) : readAmount(cells.done_year)
}

const YES_WORDS = new Set([YES, 'y', 'yes', '1', '√', '✓', 'true', '已开工', '开工'])
const NO_WORDS = new Set([NO, 'n', 'no', '0', '×', 'x', 'false', '未开工', '未'])

/** The usual word for what people type as yes or no; anything else stays as it is. */
export function tidyStarted(text: string): string {
  const word = text.trim().toLowerCase()
  if (YES_WORDS.has(word)) return YES
  return NO_WORDS.has(word) ? NO : text.trim()
}
