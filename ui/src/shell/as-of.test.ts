import { describe, expect, it } from 'vitest'

import { readDate } from './as-of'
import { defaultDate, lastDayOf } from './default-date'

describe('the date of the application', () => {
  it('is read only when it is a real calendar date', () => {
    expect(readDate('2023-03-31')).toBe('2023-03-31')
    expect(readDate('2023-02-29')).toBeUndefined()
    expect(readDate('2023-3-1')).toBeUndefined()
    expect(readDate(['2023-03-31'])).toBeUndefined()
  })

  it('is today while the year has a plan', () => {
    expect(defaultDate('2023-04-02', [2022, 2023], ['2023-03'])).toBe('2023-04-02')
  })

  it('is the end of the last reported month while the year has none', () => {
    expect(defaultDate('2024-01-05', [2023], ['2023-11', '2023-12', '2023-02'])).toBe('2023-12-31')
  })

  it('is today in an empty house', () => {
    expect(defaultDate('2024-01-05', [], [])).toBe('2024-01-05')
  })

  it('knows the last day of February', () => {
    expect([lastDayOf('2023-02'), lastDayOf('2024-02')]).toEqual(['2023-02-28', '2024-02-29'])
  })
})
