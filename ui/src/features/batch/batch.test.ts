import { beforeAll, describe, expect, it } from 'vitest'

import { setLanguage } from '@/i18n'

import { bodyOf, changed, draftOf, factsOf } from './form'
import type { BatchForm, BatchLine } from './types'
import { chainWords, clockWords } from './words'

beforeAll(() => setLanguage('zh-CN'))

describe('the clock from signing to start', () => {
  it('is told by a shape, a word and the working days', () => {
    expect(clockWords({ state: 'near', workdays_left: 8 })).toBe('◆ 临近到期 剩 8 个工作日')
    expect(clockWords({ state: 'overdue', workdays_left: -3 })).toBe('▲ 超期 超 3 个工作日')
    expect(clockWords({ state: 'near', workdays_left: 0 })).toBe('◆ 临近到期 剩 0 个工作日')
  })

  it('that does not run has no days', () => {
    expect(clockWords({ state: 'done' })).toBe('✓ 按期开工')
    expect(clockWords(null)).toBe('—')
  })
})

describe('a chain', () => {
  const line = (stage: string, reached: string, converted = false) =>
    ({ stage, reached, converted }) as BatchLine

  it('says how far an item has come', () => {
    expect(chainWords(line('signing', 'fulfilled'))).toBe('✓签约 → ○开工 → ○投产')
    expect(chainWords(line('signing', 'yielding'))).toBe('✓签约 → ✓开工 → ✓投产')
  })

  it('begins with an item that was declared by itself', () => {
    expect(chainWords(line('start', 'started'))).toBe('✓开工 → ○投产')
    expect(chainWords(line('start', 'started', true))).toBe('✓签约 → ✓开工 → ○投产')
  })
})

describe('the form of an item', () => {
  const form: BatchForm = {
    revision: 3,
    name: '樱桃沟综合管廊',
    period: 4,
    amount: { money: '50000', approximate: true, written: '约5亿' },
    day: '2022-03-01',
  }

  it('is filled with what was written, and sends it back unchanged', () => {
    const draft = draftOf(form)
    expect([draft.amount, draft.period]).toEqual(['约5亿', '4'])
    expect(changed(draft, form)).toBe(false)
    expect(bodyOf(draft, form, '2023-04-01')).toMatchObject({
      revision: 3,
      amount: '约5亿',
      note: null,
      effective_on: '2023-04-01',
    })
  })

  it('is empty for a new item, and sends what was typed without a revision', () => {
    const draft = draftOf()
    expect(changed(draft)).toBe(false)
    Object.assign(draft, { name: ' 冷链物流园 ', period: '第八期' })
    expect(changed(draft)).toBe(true)
    expect(factsOf(draft)).toMatchObject({ name: '冷链物流园', period: '第八期', unit: null })
    expect(factsOf(draft)).not.toHaveProperty('revision')
  })

  it('sends a day that was cleared by its cross as none', () => {
    const draft = { ...draftOf(form), day: null as unknown as string }
    expect(changed(draft, form)).toBe(true)
    expect(bodyOf(draft, form, null).day).toBeNull()
  })
})
