import { describe, expect, it } from 'vitest'

import { leftOver, targetBody, targetDraft, type Target } from './target'

describe('the form of a target', () => {
  const held: Target = {
    amount: '120',
    base: '100',
    growth_pct: '20',
    series: { id: 'progress', name: { zh: '调度', en: 'Reported' } },
    tasks: Array.from({ length: 12 }, () => '10'),
    effective_on: '2023-01-01',
    recorded_at: '2023-01-01T00:00:00Z',
  }

  it('is filled from the target that holds, and sends the months that were typed', () => {
    const body = targetBody(targetDraft(held), 'u')
    expect(body).toEqual({
      unit: 'u',
      amount: '120',
      base: '100',
      series: 'progress',
      tasks: held.tasks,
      effective_on: null,
    })
  })

  it('sends the growth and leaves the months to the curve for the first target', () => {
    const draft = { ...targetDraft(), amount: ' 310亿 ', before: '15' }
    expect(targetBody(draft)).toEqual({
      unit: null,
      amount: '310亿',
      growth_pct: '15',
      series: 'statistics',
      tasks: null,
      effective_on: null,
    })
  })

  it('tells exactly what the months leave of the year', () => {
    const draft = targetDraft(held)
    expect(leftOver(draft)).toBe('0')
    draft.tasks[11] = '10.01'
    expect(leftOver(draft)).toBe('-0.01')
    draft.tasks[11] = ''
    expect(leftOver(draft)).toBe('10')
    draft.tasks[11] = '约'
    expect(leftOver(draft)).toBeUndefined()
    expect(leftOver({ ...draft, tasks: held.tasks, amount: '0.02亿' })).toBe('80')
  })
})
