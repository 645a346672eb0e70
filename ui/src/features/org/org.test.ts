import { describe, expect, it } from 'vitest'

import { formerly, type OrgSheetRow } from './sheet'

const row: OrgSheetRow = {
  row: 2,
  name: '区商务局',
  kind: 'unit',
  parent: '二七区',
  changes: ['renamed', 'moved'],
  was: { name: '商务局', kind: 'zone', parent: '' },
  faults: [],
}

describe('what a unit was before a workbook', () => {
  it('is told where the workbook changes it, and nowhere else', () => {
    expect(formerly(row, 'name')).toBe('商务局')
    expect(formerly(row, 'parent')).toBe('')
    expect(formerly(row, 'kind')).toBeUndefined()
    expect(formerly(row, 'id')).toBeUndefined()
  })

  it('is nothing for a new one', () => {
    expect(formerly({ ...row, changes: ['new'], was: null }, 'name')).toBeUndefined()
  })
})
