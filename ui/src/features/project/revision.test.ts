import { describe, expect, it } from 'vitest'

import type { components } from '@/api/schema.gen'

import { revisionChanges, revisionDay, revisionDraft } from './revision'

const project = {
  line: {
    name: '总部智慧港',
    nature: 'new_start',
    plan: { money: '42660', written: null, approximate: false },
    planned_start: { from: '2023-10-01', grain: 'month', written: '2023年10月' },
    planned_finish: null,
  },
  content: null,
  note: null,
  milestones: [
    { name: '施工许可', position: 1, planned_on: '2023-05-31' },
    { name: '开工', position: 2, planned_on: null },
  ],
} as unknown as components['schemas']['ProjectView']

describe('the form of a revision', () => {
  it('asks for nothing while nothing is changed', () => {
    expect(revisionChanges(revisionDraft(project), project)).toEqual({})
  })

  it('asks for what differs alone, and for its new milestones', () => {
    const draft = revisionDraft(project)
    draft.plan = ' 3亿 '
    draft.milestones[1] = { name: '开工', planned_on: '2023-06-30', fresh: false }
    draft.milestones.push({ name: ' 主体封顶 ', planned_on: '2023-12-31', fresh: true })
    expect(revisionChanges(draft, project)).toEqual({
      plan: '3亿',
      milestones: [
        { name: '开工', planned_on: '2023-06-30' },
        { name: '主体封顶', planned_on: '2023-12-31' },
      ],
    })
  })

  it('takes a day away, but never the plan or the class', () => {
    const draft = { ...revisionDraft(project), plan: '', nature: '', planned_start: ' ' }
    draft.milestones[0] = { name: '施工许可', planned_on: null, fresh: false }
    expect(revisionChanges(draft, project)).toEqual({
      planned_start: '',
      milestones: [{ name: '施工许可', planned_on: null }],
    })
  })

  it('leaves out a new milestone that has no name or no day yet', () => {
    const draft = revisionDraft(project)
    draft.milestones.push({ name: '', planned_on: '2023-12-31', fresh: true })
    draft.milestones.push({ name: '竣工', planned_on: null, fresh: true })
    expect(revisionChanges(draft, project)).toEqual({})
  })

  it('holds from today, or within the year that is revised', () => {
    expect(revisionDay('2023-04-03', '2023-03-31', 2023)).toBe('2023-04-03')
    expect(revisionDay('2026-04-03', '2023-03-31', 2023)).toBe('2023-03-31')
  })
})
