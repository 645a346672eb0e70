import { mount } from '@vue/test-utils'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

import { i18n, setLanguage } from '@/i18n'

import BarRank from './BarRank.vue'
import Explain from './Explain.vue'
import Gantt from './Gantt.vue'
import Light from './Light.vue'
import { lightKinds } from './lights'

const router = createRouter({
  history: createMemoryHistory(),
  routes: [{ path: '/:rest(.*)*', component: Light }],
})
const global = { plugins: [i18n, router] }

beforeAll(() => setLanguage('zh-CN'))
beforeEach(() => {
  lightKinds.value = [
    { id: 'red', label: { zh: '红', en: 'Red' }, shape: '■', colour: '#d92d20' },
    { id: 'green', label: { zh: '绿', en: 'Green' }, shape: '●', colour: '#12944f' },
  ]
})

describe('a light', () => {
  it('shows its word beside its shape', () => {
    const light = mount(Light, { props: { id: 'red' }, global })
    expect(light.text()).toBe('红')
    expect(light.get('path').attributes('fill')).toBe('#d92d20')
  })

  it('without its word still has it for those who cannot see', () => {
    const light = mount(Light, { props: { id: 'red', wordless: true }, global })
    expect(light.get('svg').attributes('aria-label')).toBe('红')
  })

  it('that the rule set does not name is shown under its id', () => {
    expect(mount(Light, { props: { id: 'purple' }, global }).text()).toBe('purple')
  })
})

describe('milestones against time', () => {
  const milestones = [
    { name: '立项', planned_on: '2023-01-10', achieved_on: '2023-01-05' },
    { name: '开工', planned_on: '2023-02-01', achieved_on: '2023-04-20', days_overdue: 58 },
    { name: '竣工', planned_on: '2023-12-01', achieved_on: null },
  ]
  const gantt = () => mount(Gantt, { props: { milestones, asOf: '2023-03-31' }, global })

  it('say what is achieved, what is late and what is not due', () => {
    const states = gantt()
      .findAll('td.state')
      .map(cell => cell.text())
    expect(states).toEqual(['2023-01-05 完成', '逾期 58 天', '未到期'])
  })

  it('do not show as achieved what was achieved after the date asked for', () => {
    expect(gantt().findAll('tr.done')).toHaveLength(1)
  })

  it('can be opened only by those who may change them', () => {
    expect(gantt().find('button').exists()).toBe(false)
  })
})

describe('groups as ranked bars', () => {
  const line = {
    key: 'u1',
    name: '区商务局',
    count: 16,
    rank: 18,
    done: '12.6',
    expected: '17',
    gap: '-4.4',
    lights: [
      { light: 'red', projects: 1 },
      { light: 'green', projects: 5 },
    ],
    to: '/projects?unit=u1',
  }
  const rank = () => mount(BarRank, { props: { lines: [line], label: '排名' }, global })

  it('lead to their rows', () => {
    expect(rank().get('a').attributes('href')).toBe('/projects?unit=u1')
  })

  it('name the lights that are a worry, not the best one', () => {
    expect(rank().findAll('.lights svg')).toHaveLength(1)
    expect(rank().get('.lights').text()).toBe('红1')
  })

  it('mark what is behind', () => {
    expect(rank().get('.gap').classes()).toContain('worry')
  })
})

describe('an explanation', () => {
  const text = (zh: string) => ({ zh, en: zh })
  const light = {
    light: 'red',
    rule: 'milestone.red',
    rule_set_name: { zh: '二七默认', en: 'Erqi default' },
    version: 1,
    colours: [{ id: 'red', label: text('红灯'), shape: '▼', css: '#d92d20' }],
    reason: text('节点逾期64天'),
    to_green: text('完成节点'),
    dimensions: [
      {
        dimension: 'milestone',
        light: 'red',
        name: text('节点'),
        reason: text('节点逾期64天'),
        rule: 'milestone.red',
        when: text('逾期天数大于60'),
      },
    ],
    inputs: [
      { name: 'days_overdue', label: text('逾期天数'), unit: 'days', value: 64 },
      {
        name: 'expected_pct',
        label: text('应完成年计划'),
        unit: 'pct',
        value: '16.666666666666666666666667',
      },
      { name: 'plan_wan', label: text('年度计划'), unit: 'wan', value: '42660' },
      { name: 'unheard_of', label: text('从未听说'), unit: 'plain', value: true },
    ],
    original: { light: 'red', reason: text('按原计划逾期90天') },
    next: {
      light: 'red',
      term: { id: 'red', label: text('红'), shape: '■', colour: '#d92d20' },
      reason: text('节点逾期94天'),
      as_of: '2023-04-30',
    },
    sources: [
      {
        origin: 'milestone',
        name: '施工许可',
        recorded_at: '2023-01-10T02:00:00Z',
        by: 'office',
        file: '02-节点计划表.xlsx',
      },
    ],
    steps: [{ action: 'urge', say: text('发催办单'), points: '-1' }],
    moves: [],
  }

  it('gives the rule, what it saw and the way to green', () => {
    const words = mount(Explain, { props: { light }, global }).text()
    expect(words).toContain('依据规则 二七默认 第 1 版')
    expect(words).toContain('判定条件：逾期天数大于60')
    expect(words).toContain('逾期天数64 天')
    expect(words).toContain('应完成年计划16.67%')
    expect(words).toContain('年度计划42,660 万元')
    expect(words).toContain('从未听说是')
    expect(words).toContain('转绿条件 完成节点')
    expect(words).toContain('按原计划逾期90天')
    expect(words).toContain('不再报送，2023-04-30 考核时')
    expect(words).toContain('催办：发催办单')
    expect(words).toContain('节点 施工许可：office 2023-01-10 10:00 导入《02-节点计划表.xlsx》')
  })
})
