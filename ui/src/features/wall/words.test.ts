import { beforeAll, describe, expect, it } from 'vitest'

import type { components } from '@/api/schema.gen'
import { setLanguage } from '@/i18n'

import { basisWords, lampWords } from './words'

beforeAll(() => setLanguage('zh-CN'))

const wall = (number?: number) =>
  ({
    rule_set_name: { zh: '二七默认', en: 'Erqi default' },
    rule_set_version: 1,
    closing: number ? { month: '2023-03', number } : null,
  }) as components['schemas']['WallView']

describe('the words of the wall', () => {
  it('make a lamp of a bare colour and leave every other name as it is', () => {
    const named = ['红', '红灯', '红牌', '黑旗', '未报'].map(zh => lampWords({ zh, en: '' }))
    expect(named).toEqual(['红灯', '红灯', '红牌', '黑旗', '未报'])
  })

  it('say by which rules, and whether the month is closed', () => {
    expect(basisWords(wall())).toBe('按 二七默认 第1版')
    expect(basisWords(wall(1))).toBe('3月已封存 · 按 二七默认 第1版')
    expect(basisWords(wall(2))).toBe('3月已封存（第2次） · 按 二七默认 第1版')
  })
})
