import { beforeAll, describe, expect, it } from 'vitest'

import { setLanguage } from '@/i18n'
import { lightKinds } from '@/kit/lights'

import { historyEntries } from './history'

beforeAll(() => setLanguage('zh-CN'))

const at = '2023-04-01T01:00:00Z'

describe('the history of a project', () => {
  it('tells what was altered, before and after', () => {
    const fields = [{ field: 'level', before: 'district', after: 'city' }]
    const [entry] = historyEntries([{ action: 'project.edit', actor: 'local', at, fields }])
    expect(entry).toMatchObject({
      title: '修改项目信息',
      note: '本机操作员 · 2023-04-01 09:00',
      lines: ['项目级别：区重点 → 市重点'],
    })
  })

  it('tells a first report in one line, under its month', () => {
    const fields = [
      { field: 'month', before: null, after: '2023-03' },
      { field: 'done_month', before: null, after: '1442' },
      { field: 'started', before: null, after: 'true' },
    ]
    const [entry] = historyEntries([
      { action: 'progress.report', actor: 'local', at, fields, file: '月报.xlsx' },
    ])
    expect(entry?.title).toBe('填报月度进展 · 2023-03')
    expect(entry?.lines).toEqual(['本月完成投资：1442；是否开工：是'])
    expect(entry?.note).toContain('月报.xlsx')
  })

  it('shows coordinates in degrees', () => {
    const after = '{"datum":"GCJ-02","lat":34652392,"lng":113557774}'
    const fields = [{ field: 'coordinates', before: null, after }]
    const [entry] = historyEntries([{ action: 'project.register', actor: 'local', at, fields }])
    expect(entry?.lines).toEqual(['坐标：113.557774, 34.652392 (GCJ-02)'])
  })

  it('tells a decision in words, and keeps what machines say to itself', () => {
    lightKinds.value = [{ id: 'green', label: { zh: '绿', en: 'Green' }, shape: '●', colour: '#12944f' }]
    const decided = [
      { field: 'light', before: null, after: 'green' },
      { field: 'until', before: null, after: '2023-06-30' },
    ]
    const frozen = [
      { field: 'year', before: null, after: '2023' },
      { field: 'number', before: null, after: '0' },
      { field: 'promise', before: null, after: '{"plan":null}' },
    ]
    const entries = historyEntries([
      { action: 'light.decide', actor: 'head', at, fields: decided },
      { action: 'baseline.freeze', actor: 'head', at, fields: frozen },
    ])
    expect(entries[0]?.lines).toEqual(['亮灯：绿；截止日期：2023-06-30'])
    expect(entries[1]).toMatchObject({ title: '冻结年度计划 · 2023', lines: [] })
  })

  it('names a fact as the rules name it', () => {
    const fields = [
      { field: 'name', before: null, after: 'enrolled' },
      { field: 'value', before: null, after: '是' },
    ]
    const label = { zh: '已入库纳统', en: 'entered in statistics' }
    const fact = { name: 'enrolled', label, kind: 'yes_no', unit: 'plain', judged: false } as const
    const [entry] = historyEntries([{ action: 'fact.enter', actor: 'office', at, fields }], [fact])
    expect(entry?.title).toBe('填报规则指标 · 已入库纳统')
  })
})
