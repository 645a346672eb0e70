import { describe, expect, it } from 'vitest'

import { group, percent, ratio, round, shift, sign, signed, trim, wan, yi } from './decimal'

describe('amounts as text', () => {
  it('rounds half away from zero, once', () => {
    expect(round('2.345', 2)).toBe('2.35')
    expect(round('-2.345', 2)).toBe('-2.35')
    expect(round('2.3449999999999999999', 2)).toBe('2.34')
    expect(round('9.995', 2)).toBe('10.00')
    expect(round('0.5', 0)).toBe('1')
    expect(round('-0.4', 0)).toBe('0')
    expect(round('0.049', 1)).toBe('0.0')
  })

  it('keeps every digit of amounts that a float cannot hold', () => {
    expect(round('9999999999999999.99', 2)).toBe('9999999999999999.99')
    expect(wan('9999999999999999.99')).toBe('9,999,999,999,999,999.99')
  })

  it('moves the point exactly', () => {
    expect(shift('23804000', -4)).toBe('2380.4000')
    expect(shift('873', -4)).toBe('0.0873')
    expect(shift('0.0873', 4)).toBe('873')
    expect(shift('-12.5', 1)).toBe('-125')
    expect(shift('1.2345', 2)).toBe('123.45')
  })

  it('groups thousands', () => {
    expect(group('1234567.8912')).toBe('1,234,567.8912')
    expect(group('-123456')).toBe('-123,456')
    expect(group('999')).toBe('999')
  })

  it('drops idle zeros only after the point', () => {
    expect(trim('100')).toBe('100')
    expect(trim('1.50')).toBe('1.5')
    expect(trim('2.00')).toBe('2')
  })

  it('shows the published total as offices write it', () => {
    expect(yi('23804000')).toBe('2,380.4')
    expect(wan('3500000')).toBe('3,500,000')
    expect(yi('2847.65', 4)).toBe('0.2848')
  })

  it('shows what is missing as missing', () => {
    expect(wan(null)).toBe('—')
    expect(percent(undefined)).toBe('—')
  })

  it('signs differences', () => {
    expect(signed('-12.64')).toBe('−12.6')
    expect(signed('3')).toBe('+3.0')
    expect(signed('0.04')).toBe('0.0')
  })

  it('divides with one rounding', () => {
    expect(ratio('432679', '3500000')).toBe('12.4')
    expect(ratio('1', '3', 2)).toBe('33.33')
    expect(ratio('2', '3', 2)).toBe('66.67')
    expect(ratio('0.5', '0.25')).toBe('200.0')
    expect(ratio('1', '0')).toBeNull()
  })

  it('knows the sign without a float', () => {
    expect([sign('-0.001'), sign('0.00'), sign('5')]).toEqual([-1, 0, 1])
  })
})
