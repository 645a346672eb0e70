import { beforeAll, describe, expect, it } from 'vitest'

import { setLanguage } from '@/i18n'
import { lightKinds } from '@/kit/lights'

import { lightMarks, type ProjectLine } from './columns'

beforeAll(async () => {
  await setLanguage('zh-CN')
  lightKinds.value = [{ id: 'card', label: { zh: '黄牌', en: 'Yellow card' }, shape: '▲', colour: '#e29400' }]
})

const line = (change: Partial<ProjectLine>) =>
  ({ light: 'green', decided: false, original: null, ...change }) as ProjectLine

describe('the marks of a light in the list', () => {
  it('are none where the rules alone decided by the one plan there is', () => {
    expect(lightMarks(line({}))).toEqual([])
    expect(lightMarks(line({ original: 'green' }))).toEqual([])
  })

  it('tell what people decided, and what the original plan would give in words of that date', () => {
    const about = lightMarks(line({ decided: true, original: 'card' })).map(mark => mark.about)
    expect(about).toEqual(['人工调整的亮灯', '按原计划为：黄牌'])
  })
})
