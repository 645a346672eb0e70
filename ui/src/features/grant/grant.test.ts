import { describe, expect, it } from 'vitest'

import { grouped, stateOf, type Grant } from './groups'

function grant(id: string, account: string, org: string | null, more: Partial<Grant> = {}): Grant {
  return {
    id,
    account,
    login: account,
    person: account.toUpperCase(),
    role: 'r',
    role_name: { zh: '联络员', en: 'Reporter' },
    org,
    org_name: org && `单位${org}`,
    from: '2023-03-01',
    to: null,
    reason: '任职',
    granted_by: 'secadmin',
    granted_at: '2023-03-01T00:00:00Z',
    ended_by: null,
    ended_at: null,
    holds: true,
    ...more,
  }
}
const grants = [grant('1', 'a', 'u'), grant('2', 'b', null), grant('3', 'a', null), grant('4', 'b', 'u')]

describe('grants', () => {
  it('are grouped by account in the order they come', () => {
    const groups = grouped(grants, 'account', '全区')
    expect(groups.map(({ title, grants }) => [title, grants.map(({ id }) => id)])).toEqual([
      ['A', ['1', '3']],
      ['B', ['2', '4']],
    ])
  })

  it('are grouped by unit with the whole district first', () => {
    const groups = grouped(grants, 'unit', '全区')
    expect(groups.map(({ title, grants }) => [title, grants.map(({ id }) => id)])).toEqual([
      ['全区', ['2', '3']],
      ['单位u', ['1', '4']],
    ])
  })

  it('say how they stand', () => {
    const today = '2023-04-01'
    expect(stateOf(grants[0]!, today)).toBe('holds')
    expect(stateOf(grant('5', 'a', null, { holds: false, from: '2023-05-01' }), today)).toBe('later')
    expect(stateOf(grant('6', 'a', null, { holds: false, to: '2023-03-31' }), today)).toBe('over')
    expect(stateOf(grant('7', 'a', null, { holds: false, ended_at: '2023-03-20T00:00:00Z' }), today)).toBe(
      'ended',
    )
  })
})
