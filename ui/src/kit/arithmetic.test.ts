import { describe, expect, it } from 'vitest'

import { add, compare, readAmount, subtract, sum } from './arithmetic'

describe('amounts as typed', () => {
  it('reads what a clerk types as 万元', () => {
    expect(readAmount('1234.5')).toBe('1234.5')
    expect(readAmount(' 1,234.50 ')).toBe('1234.50')
    expect(readAmount('１２３４．５')).toBe('1234.5')
    expect(readAmount('1，234')).toBe('1234')
    expect(readAmount('-20')).toBe('-20')
    expect(readAmount('.5')).toBe('0.5')
    expect(readAmount('0012.')).toBe('12')
  })

  it('understands a unit written behind the number', () => {
    expect(readAmount('500万元')).toBe('500')
    expect(readAmount('1.2亿')).toBe('12000')
    expect(readAmount('2.38亿元')).toBe('23800')
    expect(readAmount('5000元')).toBe('0.5000')
  })

  it('takes nothing else for a number', () => {
    for (const text of ['', '约30', '12-15', '3/4', '1e5', '--1', '1.2.3', '主体施工']) {
      expect(readAmount(text), text).toBeUndefined()
    }
  })
})

describe('sums of amounts', () => {
  it('are exact where floats are not', () => {
    expect(add('0.1', '0.2')).toBe('0.3')
    expect(add('9999999999999999.99', '0.01')).toBe('10000000000000000.00')
    expect(subtract('0.3', '0.1')).toBe('0.2')
    expect(sum(['1.10', '2.205', '-0.3'])).toBe('3.005')
    expect(sum([])).toBe('0')
  })

  it('keep the sign of small negative amounts', () => {
    expect(add('-0.5', '0.2')).toBe('-0.3')
    expect(subtract('1', '1.05')).toBe('-0.05')
    expect(add('-0.5', '0.5')).toBe('0.0')
  })

  it('compare by value, not by writing', () => {
    expect(compare('10', '9.99')).toBe(1)
    expect(compare('1.50', '1.5')).toBe(0)
    expect(compare('-2', '-1')).toBe(-1)
  })
})
