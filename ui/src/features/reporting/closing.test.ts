import { beforeAll, describe, expect, it } from 'vitest'

import { setLanguage } from '@/i18n'

import { closingWords, reopeningWords, stateOf, type Closing } from './closing'

beforeAll(() => setLanguage('zh-CN'))

const first: Closing = {
  month: '2023-02',
  number: 1,
  closed_at: '2023-03-03T01:00:00Z',
  closed_by: 'office',
  missing: 2,
  rule_set: 'erqi-default',
  rule_set_name: { zh: '二七默认', en: 'Erqi default' },
  version: 1,
}
const reopened: Closing = {
  ...first,
  reopened_at: '2023-03-05T02:30:00Z',
  reopened_by: 'head',
  reopen_reason: '统计口径更正',
  reopen_paper: '二七重点办〔2023〕5号',
}
const status = (closings: Closing[], closed_at: string | null = null) =>
  ({ month: '2023-02', owed: 3, reported: 1, units: [], closings, closed_at }) as const

describe('a closed month', () => {
  it('says which closing it is, by which rules, and how many had not reported', () => {
    expect(closingWords(first)).toBe('第 1 次，2023-03-03 09:00，规则 二七默认 第 1 版，未报 2 个')
  })
})

describe('a month opened again', () => {
  it('says who opened it, when, why and on what paper', () => {
    expect(reopeningWords(reopened)).toBe(
      '2023-03-05 10:30 由 head 重新打开，事由：统计口径更正；二七重点办〔2023〕5号',
    )
    expect(reopeningWords(first)).toBeUndefined()
  })

  it('is told from one that was never closed, and from one that is', () => {
    expect(stateOf({ ...status([]), closings: [], units: [] })).toBe('open')
    expect(stateOf({ ...status([reopened]), closings: [reopened], units: [] })).toBe('reopened')
    expect(stateOf({ ...status([first], first.closed_at), closings: [first], units: [] })).toBe('closed')
  })
})
