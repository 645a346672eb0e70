import { beforeAll, describe, expect, it } from 'vitest'

import { setLanguage } from '@/i18n'

import { answerOf, factNote, factWords, unitWords, type Fact } from './fact'

beforeAll(() => setLanguage('zh-CN'))

const fact = (change: Partial<Fact>): Fact => ({
  name: 'enrolled',
  label: { zh: '已入库纳统', en: 'entered in statistics' },
  kind: 'yes_no',
  unit: 'plain',
  judged: false,
  ...change,
})

describe('a fact for the rules', () => {
  it('is read with its unit, whatever its kind', () => {
    expect(factWords(fact({}))).toBe('未填报')
    expect(factWords(fact({ value: '√' }))).toBe('是')
    expect(factWords(fact({ kind: 'number', unit: 'pct', value: '12.345' }))).toBe('12.35%')
    expect(factWords(fact({ kind: 'number', unit: 'wan', value: '42660' }))).toBe('42,660 万元')
    expect(factWords(fact({ kind: 'date', unit: 'date', value: '2023-03-31' }))).toBe('2023-03-31')
  })

  it('says who entered it, for which days, and why', () => {
    const entered = fact({ value: '是', by: 'office', from: '2023-04-01', reason: '已核实' })
    expect(factNote(entered)).toBe('office 填报，2023-04-01 起；事由：已核实')
    expect(factNote({ ...entered, until: '2023-06-30', reason: null })).toBe(
      'office 填报，2023-04-01 至 2023-06-30',
    )
    expect(factNote(fact({}))).toBe('')
  })

  it('offers an answer however it was written', () => {
    expect(['有', 'TRUE', '无', '0', ''].map(answerOf)).toEqual(['是', '是', '否', '否', ''])
  })

  it('names the unit beside the field', () => {
    expect([unitWords('months'), unitWords('plain')]).toEqual(['个月', ''])
  })
})
