import { mount } from '@vue/test-utils'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'

import { ApiError } from '@/api/client'
import { i18n, setLanguage } from '@/i18n'

import AskDialog from './AskDialog.vue'
import Explain from './Explain.vue'
import Field from './Field.vue'
import Gantt from './Gantt.vue'
import Light from './Light.vue'
import { lightKinds } from './lights'
import LightStrip from './LightStrip.vue'

const global = { plugins: [i18n] }
const text = (zh: string) => ({ zh, en: zh })

beforeAll(() => setLanguage('zh-CN'))
const red = { id: 'red', label: text('红'), shape: '■', colour: '#d92d20' }
const green = { id: 'green', label: text('绿'), shape: '●', colour: '#12944f' }
const colours = [red, green].map(({ colour, ...kind }) => ({ ...kind, css: colour }))
beforeEach(() => {
  lightKinds.value = [red, green]
})

describe('no light', () => {
  it('has a word even where the rules name it not', () => {
    expect(mount(Light, { props: { id: 'none' }, global }).text()).toBe('无灯')
  })
})

describe('the lights of a year', () => {
  const strip = (closed: boolean, before: (typeof red)[]) =>
    mount(LightStrip, {
      props: { year: 2023, months: [{ month: '2023-02', light: 'green', term: green, closed, before }] },
      global,
    }).findAll('li')[1]

  it('mark a month that was closed before, and say what had been frozen', () => {
    const cell = strip(true, [red])
    expect(cell?.attributes('title')).toBe('2023-02 绿 已封存；此前封存：第1次 红')
    expect(cell?.find('.star').exists()).toBe(true)
  })

  it('say that a month was opened again', () => {
    expect(strip(false, [red, green])?.attributes('title')).toBe(
      '2023-02 绿 已重新打开；此前封存：第1次 红、第2次 绿',
    )
  })

  it('mark no month that was closed once', () => {
    const cell = strip(true, [])
    expect([cell?.attributes('title'), cell?.find('.star').exists()]).toEqual(['2023-02 绿 已封存', false])
  })
})

describe('a milestone of a revised plan', () => {
  const milestones = [
    { name: '开工', planned_on: '2023-06-30', original_on: '2023-02-01' },
    { name: '竣工', planned_on: '2023-12-01', original_on: null },
  ]
  const rows = () => mount(Gantt, { props: { milestones, asOf: '2023-03-31' }, global }).findAll('tbody tr')

  it('shows the original day beside the present one: in the text, in the title, and as a mark', () => {
    const row = rows()[0]
    expect(row?.get('td.date').text()).toMatch(/2023-06-30\s+原 2023-02-01/)
    expect(row?.attributes('title')).toBe('开工：原计划 2023-02-01，现计划 2023-06-30')
    expect(row?.find('.mark.original').exists()).toBe(true)
  })

  it('shows nothing more where the day was not moved', () => {
    expect(rows()[1]?.find('.mark.original').exists()).toBe(false)
    expect(rows()[1]?.attributes('title')).toBeUndefined()
  })
})

describe('a light that people decided', () => {
  const decided = {
    by_rules: 'red',
    reason: '土地指标调整',
    by: 'head',
    from: '2023-04-01',
    until: '2023-06-30',
  }
  const light = {
    light: 'green',
    rule: 'milestone.red',
    rule_set_name: text('二七默认'),
    version: 1,
    colours,
    reason: text('人工调整：土地指标调整'),
    dimensions: [],
    inputs: [],
    decided,
    next: { light: 'green', term: green, reason: text('人工调整：土地指标调整'), as_of: '2023-04-30' },
    sources: [],
    steps: [],
    moves: [],
  }
  const words = (changes = {}) =>
    mount(Explain, { props: { light: { ...light, ...changes } }, global }).text()

  it('says why, who approved it, for which days, and what the rules would give', () => {
    expect(words()).toContain('人工调整 土地指标调整')
    expect(words()).toContain('批准：head，有效期 2023-04-01 至 2023-06-30')
    expect(words()).toMatch(/按规则应为：\s*红/)
  })

  it('does not say twice what will not change', () => {
    expect(words()).not.toContain('2023-04-30')
    expect(words({ next: { ...light.next, reason: text('按规则') } })).toContain('2023-04-30')
  })
})

describe('what is asked for on grounds', () => {
  const dialog = (error?: ApiError) =>
    mount(AskDialog, {
      props: { title: '提请', confirm: '提交', busy: false, fields: ['until'], error },
      slots: {
        default: ({ at }: { at: (field: string) => string | undefined }) => at('until') ?? '',
      },
      global: { ...global, stubs: { ElDialog: { template: '<div><slot /></div>' } } },
    })

  it('needs a reason, and sends an empty paper as none', async () => {
    const form = dialog()
    await form.get('form').trigger('submit')
    expect(form.emitted('confirm')).toBeUndefined()
    await form.get('textarea').setValue(' 区政府研究 ')
    await form.get('form').trigger('submit')
    expect(form.emitted('confirm')).toEqual([[{ reason: '区政府研究', paper: null }]])
  })

  it('shows a refusal at its field alone', async () => {
    const refusal = new ApiError('invalid', { field: 'until', value: 'x', reason: 'last_before_first' }, 422)
    const form = dialog()
    await form.setProps({ error: refusal })
    await nextTick()
    expect(form.text()).toContain('截止日期早于开始日期')
    expect(form.find('.problem').exists()).toBe(false)
  })

  it('shows every other refusal above its buttons', async () => {
    const form = dialog()
    await form.setProps({ error: new ApiError('month_closed', { month: '2023-02' }, 409) })
    expect(form.get('.problem').text()).toContain('2023-02 已经封存')
  })

  it('a field tells what is wrong instead of its hint', () => {
    const field = mount(Field, { props: { label: '截止日期', hint: '到期后恢复', error: '太早' }, global })
    expect(field.get('[role=alert]').text()).toBe('太早')
    expect(field.text()).not.toContain('到期后恢复')
  })
})
