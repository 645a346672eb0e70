import { describe, expect, it } from 'vitest'

import { position, spanOf } from './span'

describe('a span of dates', () => {
  it('is widened to whole months', () => {
    const span = spanOf(['2023-02-07', '2023-03-31'])
    expect(position(span, '2023-02-01')).toBe(0)
    expect(position(span, '2023-04-01')).toBe(100)
    expect(span.ticks.map(tick => tick.date)).toEqual(['2023-02-01', '2023-03-01'])
  })

  it('goes over the turn of a year', () => {
    expect(spanOf(['2022-12-05', '2023-01-10']).ticks.map(tick => tick.date)).toEqual([
      '2022-12-01',
      '2023-01-01',
    ])
  })

  it('counts by years when it is long', () => {
    expect(spanOf(['2020-03-01', '2024-06-01']).ticks.map(tick => tick.date.slice(0, 4))).toEqual([
      '2021',
      '2022',
      '2023',
      '2024',
    ])
  })

  it('never draws outside', () => {
    const span = spanOf(['2023-02-07'])
    expect(position(span, '2030-01-01')).toBe(100)
    expect(position(span, '2000-01-01')).toBe(0)
  })

  it('holds a day that begins a month', () => {
    const span = spanOf(['2023-03-01'])
    expect(span.to).toBeGreaterThan(span.from)
  })
})
