import { beforeEach, describe, expect, it } from 'vitest'

import { session } from './session'
import { detour, inside, pageOf, refusalOf } from './way-in'

const page = {
  path: '/projects',
  fullPath: '/projects?light=red',
  meta: { permission: 'project.read' },
  query: {},
}
const door = { path: '/sign-in', fullPath: '/sign-in', meta: { open: true }, query: {} }
const due = { path: '/due/password', fullPath: '/due/password', meta: { bare: true }, query: {} }
const root = { path: '/', fullPath: '/', meta: {}, query: {} }

beforeEach(() => {
  session.value = undefined
})

describe('the way in', () => {
  it('leads a stranger to the sign-in page and remembers where they wanted to go', () => {
    expect(detour(undefined, page)).toEqual({ path: '/sign-in', query: { to: '/projects?light=red' } })
    expect(detour(undefined, root)).toBe('/sign-in')
    expect(detour(undefined, due)).toBe('/sign-in')
    expect(detour(undefined, door)).toBeUndefined()
  })

  it('leads nowhere but to what is due', () => {
    expect(detour('password_due', page)).toEqual({
      path: '/due/password',
      query: { to: '/projects?light=red' },
    })
    expect(detour('password_due', due)).toBeUndefined()
    expect(detour('factor_due', due)).toBe('/due/factor')
    expect(detour('code_due', door)).toBeUndefined()
  })

  it('does not keep those at the door who have signed in', () => {
    expect(detour('whole', page)).toBeUndefined()
    expect(detour('whole', { ...door, query: { to: '/projects' } })).toBe('/projects')
    expect(detour('whole', due)).toBe('/me')
  })

  it('keeps the aim through every stage', () => {
    const query = { to: '/wall' }
    expect(detour('factor_due', { ...due, query })).toEqual({ path: '/due/factor', query })
    expect(pageOf('whole', '/wall')).toBe('/wall')
  })

  it('never leads out of the application', () => {
    expect([
      inside('//example.org'),
      inside('/\\example.org'),
      inside('https://example.org'),
      inside(['/a']),
    ]).toEqual([undefined, undefined, undefined, undefined])
  })

  it('reads why the provider let nobody in, with the values of its sentence', () => {
    expect(refusalOf({})).toBeUndefined()
    expect(refusalOf({ refused: ['a', 'b'] })).toBeUndefined()
    const refusal = refusalOf({ refused: 'too_many', seconds: '900', to: '/wall' })
    expect(refusal?.code).toBe('too_many')
    expect(refusal?.params.seconds).toBe('900')
  })
})
