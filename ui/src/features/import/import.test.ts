import { beforeAll, describe, expect, it } from 'vitest'

import { setLanguage } from '@/i18n'

import { fieldsOf, type ImportRow, statedOf } from './contents'
import {
  bodyOf,
  bodyOfForm,
  doubled,
  draftOf,
  isUnexplained,
  lacking,
  sameDraft,
  type SheetView,
} from './mapping'
import { refuseEarly } from './use-uploads'
import { cellWords, valueWords, writingWords } from './words'

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
      year: null,
      month: null,
      columns: [
        { column: 'B', field: 'name', unit: null },
        { column: 'C', field: 'total', unit: null },
      ],
    })
  })

  it('gives the unit of a sheet to its amounts only', () => {
    const { columns } = bodyOf('计划', draftOf(sheet, { year: '', month: '', unit: 'wan' }))
    expect(columns?.map(({ unit }) => unit)).toEqual([null, 'wan'])
  })

  it('names a year only when a person states it', () => {
    expect(bodyOf('计划', draftOf(sheet)).year).toBeNull()
    expect(bodyOf('计划', draftOf(sheet, { year: '2024', month: '', unit: '' })).year).toBe(2024)
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

describe('what is read', () => {
  beforeAll(() => setLanguage('zh-CN'))

  it('shows a value in words, not in codes', () => {
    expect(valueWords('nature', 'new_start')).toBe('新开工')
    expect(valueWords('total', '52600.50')).toBe('52,600.5 万元')
    expect(valueWords('started', 'true')).toBe('是')
    expect(valueWords('place', null)).toBe('（空）')
    expect(valueWords('place', '程炉路')).toBe('程炉路')
  })

  it('says exactly what will be written', () => {
    const none = { created: 0, updated: 0, unchanged: 9, rejected: 2 }
    expect(writingWords({ ...none, created: 3, updated: 2 })).toBe('新增 3 行、更新 2 行')
    expect(writingWords({ ...none, updated: 2 })).toBe('更新 2 行')
    expect(writingWords(none)).toBe('')
  })
})

describe('new rows', () => {
  beforeAll(() => setLanguage('zh-CN'))

  const row = (code: string, said: Record<string, string>): ImportRow => ({
    sheet: '计划',
    row: 3,
    status: 'created',
    code,
    name: code,
    changes: Object.entries(said).map(([field, after]) => ({ field, after })),
    errors: [],
    similar: [],
  })
  const rows = [row('甲', { note: '急', total: '52600' }), row('乙', { owner: '马寨镇' })]

  it('have a column for each field that one of them states, in the order of lists', () => {
    expect(fieldsOf(rows)).toEqual(['total', 'owner', 'note'])
    expect(statedOf(rows[1] as ImportRow, 'total')).toBeUndefined()
  })

  it('give amounts without a unit, which stands in the head, and say which are estimates', () => {
    const said = row('丙', { total: '52600', plan: '800', nature: 'new_start' })
    said.approximate = ['plan']
    expect(['total', 'plan', 'nature', 'owner'].map(field => cellWords(said, field))).toEqual([
      '52,600',
      '约 800',
      '新开工',
      '',
    ])
  })
})

describe('a sheet of no known form', () => {
  const unknown: SheetView = { ...sheet, form: null, proposed: 'project_plan' }

  it('begins with the form and the columns that are proposed', () => {
    expect(draftOf(unknown).form).toBe('project_plan')
    expect(lacking(unknown, draftOf(unknown))).toEqual(['owner'])
    expect(isUnexplained([unknown])).toBe(true)
  })

  it('waits no longer once it is read, or left out', () => {
    expect(isUnexplained([sheet, unknown])).toBe(false)
    expect(isUnexplained([{ ...unknown, proposed: null }])).toBe(false)
    expect(bodyOfForm('计划', '')).toEqual({ sheet: '计划', form: null, columns: null })
  })
})
