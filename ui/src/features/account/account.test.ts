import { describe, expect, it } from 'vitest'

import { bodyOf, deeds, draftOf, type Account } from './form'

const account: Account = {
  id: '1',
  login: 'clerk',
  name: '联络员',
  org: { id: 'u', name: '区商务局' },
  state: 'active',
  phone: '138****5678',
  id_number: null,
  proposed_role: null,
  posts: [{ id: 'p', org: null, title: '科员', from: '2023-01-01', to: null }],
  factor: false,
  locked: false,
  must_change: false,
  created_at: '2023-01-01T00:00:00Z',
  approved_at: null,
  disabled_at: null,
  seen_at: null,
}

describe('the form of an account', () => {
  it('leaves numbers alone that are not typed, and never sends a mask', () => {
    const body = bodyOf(draftOf(account))
    expect(body.phone).toBeUndefined()
    expect(JSON.stringify(body)).not.toContain('*')
  })

  it('removes a number only when told to', () => {
    expect(bodyOf({ ...draftOf(account), remove_phone: true }).phone).toBe('')
    expect(bodyOf({ ...draftOf(account), phone: ' 13800005678 ' }).phone).toBe('13800005678')
  })

  it('sends posts with a title only, open-ended when they have no end', () => {
    const draft = draftOf(account)
    draft.posts.push({ org: 'u', title: ' ', from: '2023-02-01', to: '' })
    expect(bodyOf(draft).posts).toEqual([{ org: null, title: '科员', from: '2023-01-01', to: null }])
  })
})

describe('what may be done to an account', () => {
  const ids = (change: Partial<Account>) => deeds({ ...account, ...change }, false).map(({ id }) => id)

  it('depends on its state', () => {
    expect(ids({})).toEqual(['end-sessions', 'reset-password', 'disable'])
    expect(ids({ state: 'waiting' })).toEqual(['approve', 'reset-password', 'disable'])
    expect(ids({ state: 'disabled' })).toEqual(['enable'])
    expect(ids({ locked: true, factor: true })).toContain('unlock')
  })

  it('is nothing for oneself', () => {
    expect(deeds(account, true)).toEqual([])
  })
})
