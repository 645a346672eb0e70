import { describe, expect, it } from 'vitest'

import { check, drawn, even, find, points } from './table'

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

  it('belongs to a year and a class', () => {
    const lines = [
      { year: 2023, percents: good },
      { year: 2023, nature: 'new_start', percents: good },
    ]
    expect(find(lines, 2023, '')).toBe(lines[0])
    expect(find(lines, 2023, 'new_start')).toBe(lines[1])
    expect(find(lines, 2024, '')).toBeUndefined()
  })

  it('is drawn from the origin to the corner', () => {
    const line = drawn(good, 120, 100).split(' ')
    expect([line[0], line.at(-1)]).toEqual(['0,100', '120,0'])
  })
})
