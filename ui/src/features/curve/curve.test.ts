import { describe, expect, it } from 'vitest'

import { check, type CurveLine, draftOf, drawn, dueOf, even, find, misplaced, points } from './table'

describe('a curve', () => {
  const good = ['0', '5', '10', '20', '30', '40', '50', '60', '70', '80', '90.5', '100']
  const with_ = (at: number, text: string) => good.map((one, index) => (index === at ? text : one))

  it('rises to one hundred', () => {
    expect(check(good).filter(Boolean)).toEqual([])
    expect(check(even()).filter(Boolean)).toEqual([])
  })

  it('names each month that is wrong', () => {
    expect(check(with_(2, '4'))[2]).toBe('percent_falls')
    expect(check(with_(5, '101'))[5]).toBe('percent_above')
    expect(check(with_(5, '40.12345'))[5]).toBe('percent_places')
    expect(check(with_(5, '四十'))[5]).toBe('not_a_choice')
    expect(check(with_(11, '99.9'))[11]).toBe('percent_unfinished')
  })

  it('is read exactly', () => {
    expect(points('8.33')).toBe(83_300)
    expect(points('100')).toBe(1_000_000)
    expect(points('-1')).toBeUndefined()
  })

  const line = (more: Partial<CurveLine>): CurveLine => ({
    year: 2023,
    shape: 'months',
    percents: good,
    tranches: [],
    due: good,
    ...more,
  })

  it('belongs to a year and a class', () => {
    const lines = [line({}), line({ nature: 'new_start' })]
    expect(find(lines, 2023, '')).toBe(lines[0])
    expect(find(lines, 2023, 'new_start')).toBe(lines[1])
    expect(find(lines, 2024, '')).toBeUndefined()
  })

  it('is typed in the shape in which it was set, and sketched as it is typed', () => {
    const quarters = draftOf(line({ shape: 'quarters', percents: ['15', '40', '70', '100'] }), 2023)
    expect([quarters.shape, quarters.quarters[0]]).toEqual(['quarters', '15'])
    expect(dueOf(quarters).slice(0, 4)).toEqual(['5', '10', '15', '23.3333'])
    const tranches = [
      { on: '2023-03-31', percent: '15' },
      { on: '2023-09-30', percent: '100' },
    ]
    const called = draftOf(line({ shape: 'tranches', percents: [], tranches }), 2023)
    expect(dueOf(called)).toEqual(['0', '0', ...Array(6).fill('15'), ...Array(4).fill('100')])
    expect(dueOf(draftOf(undefined, 2023))).toEqual(even())
  })

  it('names tranches that go back or lie in another year', () => {
    const days = ['2023-03-31', '2023-03-31', '2024-01-01'].map(on => ({ on, percent: '100' }))
    expect(misplaced(days, 2023)).toEqual([false, true, true])
  })

  it('is drawn from the origin to the corner', () => {
    const line = drawn(good, 120, 100).split(' ')
    expect([line[0], line.at(-1)]).toEqual(['0,100', '120,0'])
  })
})
