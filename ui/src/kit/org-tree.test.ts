import { describe, expect, it } from 'vitest'

import { flatten, matching, subtree, type OrgNode } from './org-tree'

const nodes: OrgNode[] = [
  { id: 'b', name: '樱桃沟管委会', kind: 'zone', parent: 'd' },
  { id: 'd', name: '二七区', kind: 'district', parent: null },
  { id: 's', name: '综合科', kind: 'unit', parent: 'u' },
  { id: 'u', name: '区商务局', kind: 'unit', parent: 'd' },
  { id: 'x', name: '外单位', kind: 'unit', parent: 'gone' },
]
const rows = flatten(nodes)

describe('the tree of units', () => {
  it('puts each unit below the one above it, in the order given', () => {
    expect(rows.map(({ id, depth }) => [id, depth])).toEqual([
      ['d', 0],
      ['b', 1],
      ['u', 1],
      ['s', 2],
      ['x', 0],
    ])
    expect(rows.find(({ id }) => id === 's')?.above).toEqual(['二七区', '区商务局'])
  })

  it('shows what was found in its place', () => {
    expect(matching(rows, '综合').map(({ id }) => id)).toEqual(['d', 'u', 's'])
    expect(matching(rows, '没有')).toEqual([])
    expect(matching(rows, ' ')).toHaveLength(5)
  })

  it('knows what lies below a unit', () => {
    expect([...subtree(rows, 'u')].sort()).toEqual(['s', 'u'])
    expect(subtree(rows, 'd').size).toBe(4)
  })
})
