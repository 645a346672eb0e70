import { describe, expect, it } from 'vitest'

import type { components } from '@/api/schema.gen'
import zh from '@/i18n/zh-CN'

import { forYear, partKeys, stageOf } from './board'

const board = (frozen: number, open: number) => ({ year: 2023, frozen, open, revised: [] })
const request = (kind: string, year: string) =>
  ({ id: year, kind, details: [{ label: 'year', after: year }] }) as components['schemas']['ApprovalView']

describe('the plans of a year', () => {
  it('are none, none frozen, some, or all', () => {
    expect([board(0, 0), board(0, 9), board(8, 1), board(9, 0)].map(stageOf)).toEqual([
      'nothing',
      'open',
      'part',
      'frozen',
    ])
  })

  it('wait for the requests of their own year alone', () => {
    const requests = [
      request('plan_freeze', '2023'),
      request('plan_freeze', '2024'),
      request('other', '2023'),
    ]
    expect(forYear(requests, 2023)).toEqual([requests[0]])
  })

  it('differ in parts that all have a word', () => {
    const words = (zh.baseline as { part: Record<string, string> }).part
    const fields = ['plan', 'nature', 'planned_start', 'planned_finish', 'milestones']
    expect(partKeys(fields)).toEqual(Object.keys(words).map(key => `baseline.part.${key}`))
  })
})
