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
    reason: text('节点逾期64天'),
    to_green: text('完成节点'),
    dimensions: [
      {
        dimension: 'milestone',
        light: 'red',
        name: text('节点'),
        reason: text('节点逾期64天'),
        rule: 'milestone.red',
      },
    ],
    inputs: {
      days_overdue: 64,
      expected_pct: '16.666666666666666666666667',
      plan_wan: '42660',
      unheard_of: true,
    },
  }

  it('gives the rule, what it saw and the way to green', () => {
    const words = mount(Explain, { props: { light }, global }).text()
    expect(words).toContain('依据规则 二七默认 第 1 版')
    expect(words).toContain('逾期天数（无则为0）64')
    expect(words).toContain('应完成年计划（%）16.67')
    expect(words).toContain('年度计划（万元）42,660')
    expect(words).toContain('unheard_of是')
    expect(words).toContain('转绿条件 完成节点')
  })
})
