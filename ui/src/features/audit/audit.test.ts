import { describe, expect, it } from 'vitest'

import en from '@/i18n/en/audit.json'
import zh from '@/i18n/zh-CN/audit.json'

import { ACTIONS, asked, readQuestion } from './question'
import { valueWords } from './words'

describe('what the record is asked', () => {
  it('begins and ends with whole days of the office', () => {
    const question = readQuestion({ from: '2023-04-01', to: '2023-04-02' })
    expect(asked(question)).toEqual({ from: '2023-03-31T16:00:00.000Z', to: '2023-04-02T16:00:00.000Z' })
  })

  it('leaves out what is empty or no day', () => {
    expect(asked(readQuestion({ from: 'soon', actor: ' ', words: ' 智慧港 ', page: '2' }))).toEqual({
      words: '智慧港',
    })
  })
})

describe('the words of actions', () => {
  it('are there for every one, in both languages', () => {
    const keys = Object.values(ACTIONS)
      .flat()
      .map(action => action.replace('.', '_'))
    expect(keys.filter(key => !(key in zh.action) || !(key in en.action))).toEqual([])
    expect(Object.keys(ACTIONS).filter(kind => !(kind in zh.kind) || !(kind in en.kind))).toEqual([])
  })
})

describe('a recorded value', () => {
  const unit = '01900000-0000-7000-8000-000000000001'
  const names = new Map([[unit, '区商务局']])

  it('is read by its name where it is the id of something that has one', () => {
    expect(valueWords(unit, names)).toBe('区商务局')
    expect(valueWords(unit, new Map())).toBe(unit)
  })

  it('is read field by field in a list of things', () => {
    const posts = JSON.stringify([{ id: unit, org: unit, title: '主任', from: '2023-01-01', to: null }])
    expect(valueWords(posts, names)).toBe('区商务局 主任 2023-01-01')
  })
})
