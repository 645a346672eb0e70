import { describe, expect, it } from 'vitest'

import type { components } from '@/api/schema.gen'

import { bodyOf, changed, draftOf } from './form'

const project = {
  line: {
    code: 'EQ2023-001',
    name: '总部智慧港',
    sector: '产业转型发展',
    level: 'province',
    nature: null,
    unit: { id: '00000000-0000-7000-8000-000000000001', name: '区商务局' },
    total: { money: '300000', written: '约30亿', approximate: true },
    plan: { money: '42660', written: null, approximate: false },
    planned_start: { from: '2023-10-01', grain: 'month', written: '2023年10月' },
    planned_finish: null,
  },
  content: null,
  note: null,
  bundle: null,
  revision: 3,
} as unknown as components['schemas']['ProjectView']

describe('the form of a project', () => {
  it('keeps amounts and dates as they were written', () => {
    const draft = draftOf(project)
    expect([draft.total, draft.plan, draft.planned_start]).toEqual(['约30亿', '42660', '2023年10月'])
  })

  it('sends empty fields as absent and names the revision it was filled from', () => {
    const body = bodyOf({ ...draftOf(project), leader: '  ' }, project, '2023-03-31')
    expect(body).toMatchObject({ leader: null, nature: null, revision: 3, effective_on: '2023-03-31' })
  })

  it('notices a change, but not a stray space', () => {
    const draft = draftOf(project)
    expect(changed({ ...draft, name: '总部智慧港 ' }, project)).toBe(false)
    expect(changed({ ...draft, plan: '4.3亿' }, project)).toBe(true)
  })
})
