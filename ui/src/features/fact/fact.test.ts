import { beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { i18n, setLanguage } from '@/i18n'

import { changesOf, faultOf, isIncomplete, refusalsOf, withEdits, withoutRefusals } from './cells'
import { readDraft, slotOf, writeDraft } from './drafts'
import { columnsOf, rowMaker } from './grid-rows'
import type { Fact, FactRow } from './types'
import { fits, tidy } from './values'

const fact = (name: string, kind: Fact['kind'], unit: Fact['unit'] = 'plain', judged = false): Fact => ({
  name,
  kind,
  unit,
  judged,
  label: { zh: name, en: name },
})
const paid = fact('paid', 'number', 'pct')
const enrolled = fact('enrolled', 'yes_no')
const justified = fact('justified', 'yes_no', 'plain', true)
const asked = [paid, enrolled, justified]

const row = (code: string, values: Record<string, string> = {}): FactRow => ({
  code,
  name: code,
  light: 'green',
  values,
})
const rows = [row('a', { paid: '40', enrolled: 'true' }), row('b')]
const stored = (code: string, name: string) => rows.find(one => one.code === code)?.values[name] ?? ''

describe('a value as people type or paste it', () => {
  it('is brought into the form the server reads', () => {
    const texts = ['y', '√', ' 有 ', '1'].map(text => tidy(enrolled, text))
    expect(texts).toEqual(['是', '是', '是', '是'])
    expect(['×', 'No', '0'].map(text => tidy(enrolled, text))).toEqual(['否', '否', '否'])
    expect(['25.00%', '１,２４０.5', '−3'].map(text => tidy(paid, text))).toEqual(['25.00', '1240.5', '-3'])
    const date = fact('day', 'date')
    expect(['2023/3/5', '2023年3月5日', '2023.12.31'].map(text => tidy(date, text))).toEqual([
      '2023-03-05',
      '2023-03-05',
      '2023-12-31',
    ])
  })

  it('stays as it is where it cannot be read, and does not fit', () => {
    expect([tidy(enrolled, '也许'), fits(enrolled, '也许')]).toEqual(['也许', false])
    expect([tidy(paid, '四成'), fits(paid, '四成')]).toEqual(['四成', false])
    expect(fits(fact('day', 'date'), '2023-02-30')).toBe(false)
    expect([fits(paid, ''), fits(paid, '-0.5'), fits(fact('note', 'text'), '四成')]).toEqual([
      true,
      true,
      true,
    ])
    expect(tidy(fact('days', 'number', 'days'), '3%')).toBe('3%')
  })
})

describe('what is typed', () => {
  it('is no draft where it says what the server has', () => {
    const typed = withEdits({}, [{ key: 'a', column: 'paid', text: '55' }], stored)
    expect(typed).toEqual({ a: { paid: '55' } })
    expect(withEdits(typed, [{ key: 'a', column: 'paid', text: '40' }], stored)).toEqual({})
  })

  it('is handed in only where it says something else, in its usual form', () => {
    const typed = { a: { paid: '40.0', enrolled: 'y' }, b: { paid: '12%', gone: '1' }, z: { paid: '1' } }
    expect(changesOf(rows, asked, typed)).toEqual([
      { code: 'a', name: 'paid', value: '40.0' },
      { code: 'b', name: 'paid', value: '12' },
    ])
    expect(changesOf(rows, asked, { a: { paid: '' } })).toEqual([{ code: 'a', name: 'paid', value: '' }])
  })

  it('is refused cell by cell until the cell is changed', () => {
    const refused = refusalsOf([{ code: 'a', name: 'paid', reason: 'project_unknown' }])
    expect(faultOf(paid, '50', refused.a?.paid)).toBe('project_unknown')
    const after = withoutRefusals(refused, [{ key: 'a', column: 'paid', text: '51' }])
    expect(faultOf(paid, '51', after.a?.paid)).toBeUndefined()
    expect(faultOf(paid, '四成', undefined)).toBe('fact_kind')
  })

  it('outlives the page, for one person', () => {
    localStorage.clear()
    const slot = slotOf('office')
    writeDraft(slot, { typed: { a: { paid: '55' } }, reason: '月报' })
    expect(readDraft(slot)).toEqual({ typed: { a: { paid: '55' } }, reason: '月报' })
    expect(readDraft(slotOf('other')).typed).toEqual({})
    writeDraft(slot, { typed: {}, reason: '月报' })
    expect(localStorage.length).toBe(0)
    localStorage.setItem(slot, '{"typed":{"a":{"paid":5}}}')
    expect(readDraft(slot).typed).toEqual({})
  })
})

describe('a row', () => {
  it('lacks something while a fact is empty; judgements are made only where there is a case', () => {
    expect(isIncomplete(row('a', { paid: '1', enrolled: '是' }), asked)).toBe(false)
    expect(isIncomplete(row('a', { paid: '1', justified: '是' }), asked)).toBe(true)
    expect(isIncomplete(row('a'), [justified])).toBe(true)
  })
})

describe('the grid', () => {
  const { t } = i18n.global
  beforeAll(() => setLanguage('zh-CN'))
  beforeEach(() => localStorage.clear())

  it('says what a cell was, what is wrong with it, and yes and no in words', () => {
    const make = rowMaker(t, asked)
    const cells = make(rows[0] as FactRow, { a: { paid: '55', enrolled: 'n' } }, {}).cells
    expect(cells.paid).toMatchObject({ text: '55', remark: { level: 'hint', text: '已改，原为：40' } })
    expect(cells.enrolled).toMatchObject({ shown: '否', remark: { text: '已改，原为：是' } })
    const wrong = make(rows[1] as FactRow, { b: { paid: '四成' } }, {}).cells.paid
    expect(wrong?.remark).toEqual({ level: 'error', text: '与该指标的类型不符' })
  })

  it('makes only those rows anew that were typed in', () => {
    const make = rowMaker(t, asked)
    const [first, second] = rows as [FactRow, FactRow]
    const before = [make(first, {}, {}), make(second, {}, {})]
    const typed = { b: { paid: '1' } }
    expect(make(first, typed, {})).toBe(before[0])
    expect(make(second, typed, {})).not.toBe(before[1])
  })

  it('keeps the project and its unit in sight, and sets judgements apart', () => {
    const columns = columnsOf(t, asked, false)
    expect(columns.slice(0, 2).map(({ label, entry }) => [label, entry])).toEqual([
      ['项目', undefined],
      ['责任单位', undefined],
    ])
    expect(columns[1]?.frozen).toBe(true)
    expect(columns.slice(2).map(({ label, group }) => [label, group])).toEqual([
      ['paid（%）', '填报指标'],
      ['enrolled', '填报指标'],
      ['justified', '人工判断（须填事由）'],
    ])
  })
})
