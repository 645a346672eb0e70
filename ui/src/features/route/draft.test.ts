import { beforeAll, describe, expect, it } from 'vitest'

import { setLanguage } from '@/i18n'

import { rowsOfDraft } from './chart'
import { adjusted, daysSet, draftOf, withDay } from './draft'
import type { DraftView, RouteNode, RouteView, Template } from './types'

beforeAll(() => setLanguage('zh-CN'))

const limit = { counting: 'workdays', count: 20 } as const
const node = (id: string, name: string, more: Partial<RouteNode> = {}) =>
  ({ id, name, limit, post: '科长', planned_on: '2023-05-01', ...more }) as RouteNode
const route = {
  template: 'road',
  anchor: 'finish',
  anchored_on: '2024-06-28',
  nodes: [
    node('a', '立项批复', { unit: { id: 'u1', name: '区发改委' } }),
    node('b', '开工', { fixed_on: '2023-07-01' }),
  ],
} as unknown as RouteView
const template = { key: 'road', nodes: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] } as unknown as Template

describe('a draft of the route that holds', () => {
  const draft = draftOf(route, template)

  it('keeps where it is counted from, its limits, units, posts and days', () => {
    expect(draft).toMatchObject({ template: 'road', finish: '2024-06-28' })
    expect(draft.start).toBeUndefined()
    expect(draft.nodes?.[0]).toEqual({ node: 'a', limit, unit: 'u1', post: '科长', fixed_on: null })
    expect(draft.nodes?.[1]?.fixed_on).toBe('2023-07-01')
  })

  it('leaves out what the route has left out', () => {
    expect(draft.nodes?.[2]).toEqual({ node: 'c', left_out: true })
  })

  it('takes another day for one node and nothing else', () => {
    const moved = withDay(draft, 'a', '2023-05-09')
    expect([...daysSet(moved)].sort()).toEqual([
      ['a', '2023-05-09'],
      ['b', '2023-07-01'],
    ])
    expect(moved.nodes?.find(one => one.node === 'a')?.unit).toBe('u1')
    expect(daysSet(draft).has('a'), 'the draft before is as it was').toBe(false)
  })
})

describe('an adjustment', () => {
  it('of a node that had none is added', () => {
    expect(adjusted([], 'a', { left_out: true })).toEqual([{ node: 'a', left_out: true }])
  })
})

describe('the chart of a draft', () => {
  const view = {
    nodes: [
      node('a', '立项批复', { clash: { kind: 'too_early', on: '2023-05-20' } }),
      node('b', '开工', { achieved_on: '2023-03-02', planned_on: '2023-03-01' }),
    ],
  } as unknown as DraftView
  const milestones = [
    { name: '立项批复', planned_on: '2023-04-01', position: 1 },
    { name: '开工', planned_on: '2023-03-01', position: 2 },
  ]

  it('shows a day that was set before the server has planned on, beside what is promised now', () => {
    const [first] = rowsOfDraft(view, new Map([['a', '2023-05-09']]), milestones)
    expect([first?.planned_on, first?.original_on]).toEqual(['2023-05-09', '2023-04-01'])
    expect(first?.clash).toContain('2023-05-20')
  })

  it('lets what is achieved keep its promise', () => {
    const [, second] = rowsOfDraft(view, new Map([['b', '2023-09-09']]), milestones)
    expect([second?.planned_on, second?.original_on]).toEqual(['2023-03-01', null])
  })
})
