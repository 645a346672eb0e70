import { describe, expect, it } from 'vitest'

import {
  openingCells,
  rowState,
  tidyStarted,
  yearFollows,
  yearSoFar,
  type ReportCells,
  type ReportRow,
} from './cells'
import { checkRow } from './check'
import { lastFullMonth, shiftMonth } from './month'

const row: ReportRow = {
  code: 'EQ2023-005',
  name: '数字包装产业园',
  plan: '2930',
  expected: '732.5',
  last_month: { month: '2023-02', done_month: '147', done_year: '336', started: true },
}

function cells(typed: Partial<ReportCells>): ReportCells {
  return { done_month: '', done_year: '', started: '', visual: '', problem: '', ...typed }
}

function codes(typed: Partial<ReportCells>, of: ReportRow = row, month = '2023-03'): Record<string, string> {
  const findings = Object.entries(checkRow(of, cells(typed), month))
  return Object.fromEntries(
    findings.flatMap(([field, found]) => (found ? [[field, `${found.level} ${found.code}`]] : [])),
  )
}

describe('a row of the month', () => {
  it('that is empty is missing, not wrong', () => {
    expect(codes({})).toEqual({})
  })

  it('needs the amount of the month once anything is typed', () => {
    expect(codes({ visual: '主体施工' })).toEqual({ done_month: 'error month_missing' })
    expect(codes({ done_month: '0', visual: '主体施工' })).toEqual({})
  })

  it('takes numbers only, and none below zero', () => {
    expect(codes({ done_month: '约200' })).toMatchObject({ done_month: 'error not_a_number' })
    expect(codes({ done_month: '-1' })).toMatchObject({ done_month: 'error negative' })
    expect(codes({ done_month: '1', done_year: '三百' })).toEqual({ done_year: 'error not_a_number' })
  })

  it('adds up by decimals, not by floats', () => {
    const tenths = { ...row, last_month: { month: '2023-02', done_month: '0.1', done_year: '0.1' } }
    expect(codes({ done_month: '0.2', done_year: '0.3' }, tenths)).toEqual({})
    expect(codes({ done_month: '0.2', done_year: '0.30000000000000004' }, tenths)).toEqual({
      done_year: 'warning year_differs',
    })
  })

  it('warns when the year so far does not follow from last month', () => {
    expect(codes({ done_month: '270', done_year: '606' })).toEqual({})
    expect(codes({ done_month: '270', done_year: '607' })).toEqual({ done_year: 'warning year_differs' })
    expect(codes({ done_month: '270', done_year: '335.99' })).toEqual({
      done_year: 'warning year_below_last',
    })
  })

  it('cannot have done more in the month than in the year', () => {
    expect(codes({ done_month: '270', done_year: '269.999999' })).toEqual({
      done_year: 'error month_exceeds_year',
    })
  })

  it('says when the year so far is above the plan, typed or added up', () => {
    expect(codes({ done_month: '2594.01', done_year: '2930.01' })).toEqual({
      done_year: 'hint year_above_plan',
    })
    expect(codes({ done_month: '2594.01' })).toEqual({ done_year: 'hint year_above_plan' })
    expect(codes({ done_month: '2594' })).toEqual({})
  })

  it('says when last month is missing and the year so far is only this month', () => {
    const late = { ...row, last_month: undefined }
    expect(codes({ done_month: '5' }, late)).toEqual({ done_year: 'hint year_without_last' })
    expect(codes({ done_month: '5', done_year: '9' }, late)).toEqual({})
    expect(codes({ done_month: '5' }, late, '2023-01')).toEqual({})
  })

  it('starts the year anew in January', () => {
    const january = { ...row, last_month: { month: '2022-12', done_month: '90', done_year: '5000' } }
    expect(yearSoFar(january, cells({ done_month: '12.5' }), '2023-01')).toBe('12.5')
    expect(codes({ done_month: '12.5', done_year: '12.5' }, january, '2023-01')).toEqual({})
  })

  it('warns of a start that is taken back, and of work without a start', () => {
    const unstarted = { ...row, last_month: undefined }
    expect(codes({ done_month: '1', started: '否' })).toEqual({ started: 'warning started_before' })
    expect(codes({ done_month: '1', done_year: '1', started: '否' }, unstarted)).toEqual({
      started: 'warning done_without_start',
    })
    expect(codes({ done_month: '0', done_year: '0', started: '否' }, unstarted)).toEqual({})
    expect(codes({ done_month: '0', started: '快了' })).toEqual({ started: 'error started_unclear' })
  })
})

describe('the state of a row', () => {
  const submitted = {
    ...row,
    submitted: { month: '2023-03', done_month: '270', done_year: '606', started: true },
  }

  it('follows what was typed and handed in', () => {
    expect(rowState(row, cells({}), '2023-03')).toBe('fresh')
    expect(rowState(row, cells({ visual: '封顶' }), '2023-03')).toBe('draft')
    expect(rowState(submitted, openingCells(submitted), '2023-03')).toBe('submitted')
    expect(rowState(submitted, { ...openingCells(submitted), done_month: '271' }, '2023-03')).toBe(
      'correction',
    )
  })

  it('lets the year follow a correction of the month, unless it was stated otherwise', () => {
    const opened = openingCells(submitted)
    expect(yearFollows(submitted, opened, '2023-03')).toBe(true)
    expect(rowState(submitted, { ...opened, done_year: '' }, '2023-03')).toBe('submitted')
    const apart = { ...submitted, submitted: { ...submitted.submitted, done_year: '700' } }
    expect(yearFollows(apart, openingCells(apart), '2023-03')).toBe(false)
    expect(yearFollows(submitted, { ...opened, done_year: '607' }, '2023-03')).toBe(false)
  })

  it('is no correction when the same amount is written differently', () => {
    expect(rowState(submitted, { ...openingCells(submitted), done_month: '270.00' }, '2023-03')).toBe(
      'submitted',
    )
  })

  it('opens with the draft, exactly as typed', () => {
    const draft = cells({ done_month: '二百七' })
    expect(openingCells({ ...submitted, draft })).toEqual(draft)
  })

  it('shows only what was handed in once the month is closed', () => {
    const draft = cells({ done_month: '271' })
    expect(openingCells({ ...submitted, draft }, true).done_month).toBe('270')
    expect(openingCells({ ...row, draft }, true)).toEqual(cells({}))
  })
})

describe('words and months', () => {
  it('reads yes and no as people write them', () => {
    expect(['是', 'Y', '√', '已开工'].map(tidyStarted)).toEqual(['是', '是', '是', '是'])
    expect(['否', 'n', '未开工'].map(tidyStarted)).toEqual(['否', '否', '否'])
    expect(tidyStarted(' 待定 ')).toBe('待定')
  })

  it('knows the last full month of a day', () => {
    expect(lastFullMonth('2023-03-31')).toBe('2023-03')
    expect(lastFullMonth('2023-03-30')).toBe('2023-02')
    expect(lastFullMonth('2024-01-15')).toBe('2023-12')
    expect(shiftMonth('2023-12', 1)).toBe('2024-01')
  })
})
