import { beforeAll, describe, expect, it } from 'vitest'

import { setLanguage } from '@/i18n'

import { admissionWords, exitWords } from './words'

beforeAll(() => setLanguage('zh-CN'))

const admission = { pool: 'pool_signed', least: '30000', stage: null, evidence: ['资金证明'], active: true }
const rule = {
  code: 'start',
  name: { zh: '未开工', en: 'not started' },
  from: 'landed',
  until: 'started',
  count: 6,
  unit: 'months',
  notice_days: 30,
  publish: true,
  active: true,
}

describe('the rules of the pools in words', () => {
  it('tell the threshold and the documents', () => {
    expect(admissionWords(admission)).toBe('总投资不低于 30,000 万元；须提供资金证明')
  })

  it('say nothing of what is not asked', () => {
    expect(admissionWords({ ...admission, least: null, evidence: [] })).toBe('')
  })

  it('tell the limit, the notice and the publication', () => {
    expect(exitWords(rule)).toBe('进入“landed”后 6个月内未到“started”；先发通知，限期 30 天；须公告')
    expect(exitWords({ ...rule, notice_days: null, publish: false })).not.toContain('通知')
  })
})
