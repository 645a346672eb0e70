import { describe, expect, it } from 'vitest'

import { choose, nextSort, readState, writeState } from './filters'

const FILTERS = ['sector', 'light', 'unit']

describe('the state of a list in its address', () => {
  it('comes back as it was written', () => {
    const state = {
      q: '智慧港',
      values: { sector: ['产业转型发展'], light: ['red', 'yellow'] },
      sort: '-total',
    }
    expect(readState(writeState(state), FILTERS)).toEqual(state)
  })

  it('is empty for a bare address', () => {
    expect(readState({ as_of: '2023-03-31' }, FILTERS)).toEqual({ q: '', values: {}, sort: '' })
    expect(writeState({ q: '', values: { light: [] }, sort: '' })).toEqual({})
  })

  it('drops empty, repeated and unknown parts', () => {
    expect(readState({ light: 'red,,red,blue', colour: 'x', q: ' 二七 ' }, FILTERS)).toEqual({
      q: '二七',
      values: { light: ['red', 'blue'] },
      sort: '',
    })
  })

  it('takes the first of a repeated parameter', () => {
    expect(readState({ unit: ['a', 'b'], q: null }, FILTERS).values).toEqual({ unit: ['a'] })
  })

  it('forgets a filter whose last value was taken away', () => {
    const state = readState({ light: 'red' }, FILTERS)
    expect(choose(state, 'light', []).values).toEqual({})
    expect(choose(state, 'unit', ['-']).values).toEqual({ light: ['red'], unit: ['-'] })
  })

  it('turns through ascending, descending and none', () => {
    expect(nextSort('', 'plan')).toBe('plan')
    expect(nextSort('plan', 'plan')).toBe('-plan')
    expect(nextSort('-plan', 'plan')).toBe('')
    expect(nextSort('-done', 'plan')).toBe('plan')
  })
})
