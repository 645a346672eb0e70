import { beforeAll, describe, expect, it } from 'vitest'

import { setLanguage } from '@/i18n'

import { lifeLines } from './life'

beforeAll(() => setLanguage('zh-CN'))

const project = { code: 'EQ1', name: '甲', light: 'green' }
const at = (hour: number) => `2023-04-01T0${hour}:00:00Z`
const life = {
  steps: [],
  pools: [],
  merged: [],
  moves: [
    {
      project,
      from: 'pool_planning',
      to: 'pool_sourcing',
      on: '2023-04-01',
      recorded_at: at(3),
      reason: '条件成熟',
      paper: '6号文',
      by: '甲',
      approved_by: '乙',
    },
  ],
  stages: [
    { stage: 'sourcing', on: '2023-04-01', recorded_at: at(2), evidence: [], reason: '按进度', by: '甲' },
    { stage: 'planning', on: '2023-01-01', recorded_at: at(4), evidence: [], reason: '期初', by: '甲' },
  ],
}

describe('the life of a project', () => {
  it('is told in one line of time, the newest first', () => {
    expect(lifeLines(life).map(line => line.what)).toEqual([
      'pool_planning → pool_sourcing',
      'sourcing',
      'planning',
    ])
  })

  it('says why, on which paper, and who consented', () => {
    const [move, stage] = lifeLines(life)
    expect(move?.why).toBe('条件成熟 · 6号文 · 甲 提请，乙 批准')
    expect(stage?.why).toBe('按进度 · 甲 登记')
  })
})
