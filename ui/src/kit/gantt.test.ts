import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'

import { i18n, setLanguage } from '@/i18n'

import DayInput from './DayInput.vue'
import Gantt from './Gantt.vue'
import { dateOf, dayNumber, isDay, spanOf } from './span'

const global = { plugins: [i18n] }
beforeAll(() => setLanguage('zh-CN'))

describe('a chart whose days may move', () => {
  const milestones = [
    { name: '立项', planned_on: '2023-01-10', achieved_on: '2023-01-05', critical: true },
    { name: '开工', planned_on: '2023-05-01', critical: false, float_days: 6, latest_on: '2023-05-07' },
  ]
  const chart = () => mount(Gantt, { props: { milestones, asOf: '2023-03-31', movable: true }, global })

  it('offers only what is not achieved', () => {
    const handles = chart().findAll('[role="slider"]')
    expect(handles.map(one => one.attributes('aria-valuetext'))).toEqual(['2023-05-01'])
  })

  it('is moved by a day with an arrow, by a week with Shift', async () => {
    const one = chart()
    const handle = one.get('[role="slider"]')
    await handle.trigger('keydown', { key: 'ArrowRight' })
    await handle.trigger('keydown', { key: 'ArrowLeft', shiftKey: true })
    expect(one.emitted('move')).toEqual([
      ['开工', '2023-05-02'],
      ['开工', '2023-04-24'],
    ])
  })

  it('says in words what is critical and how much float there is', () => {
    const words = chart()
      .findAll('td.path')
      .map(cell => cell.text())
    expect(words).toEqual(['◆ 关键线路', '机动 6 天'])
  })
})

describe('a typed day', () => {
  const typed = async (text: string) => {
    const input = mount(DayInput, { props: { value: '2023-05-01', label: '计划完成' }, global })
    await input.get('input').setValue(text)
    return input
  }

  it('is taken as it is written here, and with other strokes', async () => {
    expect((await typed('2023-6-1')).emitted('change')).toBeUndefined()
    expect((await typed('2023/06/01')).emitted('change')).toEqual([['2023-06-01']])
  })

  it('that there is not is marked and not taken', async () => {
    const input = await typed('2023-02-30')
    expect(input.emitted('change')).toBeUndefined()
    expect(input.get('input').attributes('aria-invalid')).toBe('true')
  })
})

describe('days', () => {
  it('are counted both ways', () => {
    expect(dateOf(dayNumber('2024-02-29'))).toBe('2024-02-29')
    expect([isDay('2024-02-29'), isDay('2023-02-29'), isDay('2023-2-9')]).toEqual([true, false, false])
  })

  it('of a long chart have a tick for every month', () => {
    expect(spanOf(['2023-01-15', '2026-03-01'], true).ticks).toHaveLength(39)
    expect(spanOf(['2023-01-15', '2026-03-01']).ticks).toHaveLength(4)
  })
})
