import { beforeAll, describe, expect, it } from 'vitest'

import { setLanguage } from '@/i18n'

import { detailLabel, detailValue } from './details'
import { grouped, listShown } from './groups'
import type { ApprovalView } from './types'

const approval = (id: string, more: Partial<ApprovalView>): ApprovalView => ({
  id,
  kind: 'rule_activation',
  title: { zh: id, en: id },
  details: [],
  reason: '事由',
  asked_by: '区重点办',
  asked_at: `2023-04-0${id}T00:00:00Z`,
  steps: [],
  history: [],
  returned: false,
  opened: false,
  may_refuse: false,
  mine: false,
  may_answer: false,
  may_withdraw: false,
  ...more,
})
const ids = (list: readonly ApprovalView[]) => list.map(({ id }) => id)

describe('approvals', () => {
  const all = [
    approval('1', { may_answer: true }),
    approval('2', { mine: true, may_withdraw: true }),
    approval('3', { answer: 'approved', answered_at: '2023-04-09T00:00:00Z', mine: true }),
    approval('4', {}),
    approval('5', { may_answer: true }),
  ]
  const groups = grouped(all)

  it('are told apart by who has to do something, newest first', () => {
    expect(ids(groups.waiting)).toEqual(['5', '1'])
    expect(ids(groups.mine)).toEqual(['3', '2'])
    expect(ids(groups.others)).toEqual(['4'])
    expect(ids(groups.settled)).toEqual(['3'])
  })

  it('open with what is asked for, else with what waits', () => {
    expect(listShown(groups, 'settled', undefined)).toBe('settled')
    expect(listShown(groups, undefined, '2')).toBe('mine')
    expect(listShown(groups, undefined, undefined)).toBe('waiting')
    expect(listShown(grouped([approval('2', { mine: true })]), undefined, undefined)).toBe('mine')
    expect(listShown(grouped([]), 'unheard of', undefined)).toBe('waiting')
  })
})

describe('what would change', () => {
  beforeAll(() => setLanguage('zh-CN'))

  it('is named, and its value written as people read it', () => {
    expect(detailLabel({ label: 'milestone', name: '开工' })).toBe('节点“开工”')
    expect(detailLabel({ label: 'unheard' })).toBe('unheard')
    expect(detailValue('plan', '4200.5')).toBe('4,200.5 万元')
    expect(detailValue('nature', 'new_start')).toBe('新开工')
    expect(detailValue('light', null)).toBe('')
  })
})
