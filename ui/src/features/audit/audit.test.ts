import { describe, expect, it } from 'vitest'

import en from '@/i18n/en/audit.json'
import zh from '@/i18n/zh-CN/audit.json'

import { ACTIONS, asked, readQuestion } from './question'

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
