import { describe, expect, it } from 'vitest'

import { bodyOf, doubled, draftOf, lacking, sameDraft, type SheetView } from './mapping'
import { refuseEarly } from './use-uploads'

const sheet: SheetView = {
  sheet: '计划',
  form: 'project_plan',
  year: 2023,
  columns: [
    { column: 'A', header: '序号', samples: ['1'] },
    { column: 'B', header: '项目名称', field: 'name', samples: ['甲'] },
    { column: 'C', header: '总投资（亿元）', field: 'total', unit: 'yi', samples: ['3.2'] },
  ],
  fields: [
    { id: 'name', label: '项目名称', required: true },
    { id: 'owner', label: '责任单位', required: true },
    { id: 'total', label: '总投资', required: false },
  ],
  counts: { created: 0, updated: 0, unchanged: 0, rejected: 0 },
  errors: [],
  warnings: [],
  totals: [],
}

describe('a mapping under correction', () => {
  it('names only the columns that are taken', () => {
    expect(bodyOf('计划', draftOf(sheet))).toEqual({
      sheet: '计划',
      form: 'project_plan',
      year: 2023,
      month: null,
      columns: [
        { column: 'B', field: 'name', unit: null },
        { column: 'C', field: 'total', unit: 'yi' },
      ],
    })
  })

  it('drops a unit that its field no longer has', () => {
    const draft = draftOf(sheet)
    Object.assign(draft.columns[2] ?? {}, { field: 'owner' })
    expect(bodyOf('计划', draft).columns.at(-1)).toEqual({ column: 'C', field: 'owner', unit: null })
  })

  it('tells fields that are needed and fields that are given twice', () => {
    const draft = draftOf(sheet)
    expect(lacking(sheet, draft)).toEqual(['owner'])
    Object.assign(draft.columns[0] ?? {}, { field: 'name' })
    expect([...doubled(draft)]).toEqual(['name'])
    expect(sameDraft(draft, draftOf(sheet))).toBe(false)
  })
})

describe('a file', () => {
  it('of another kind, empty or too large is refused before it is sent', () => {
    expect(refuseEarly({ name: '计划.docx', size: 10 })?.code).toBe('wrong_kind')
    expect(refuseEarly({ name: '计划.xlsx', size: 0 })?.code).toBe('empty_file')
    expect(refuseEarly({ name: '计划.xlsx', size: 65 * 1024 * 1024 })?.code).toBe('file_too_large')
    expect(refuseEarly({ name: '计划.XLSX', size: 10 })).toBeUndefined()
  })
})
