import { flushPromises, mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'

import { i18n, setLanguage } from '@/i18n'

import DayInput from './DayInput.vue'
import Gantt from './Gantt.vue'
import DayCell from './gantt/DayCell.vue'
import GanttTime from './gantt/GanttTime.vue'
import { datesOf, type Milestone, rowsOf } from './gantt/rows'
import { dateOf, dayNumber, isDay, spanOf } from './span'

const global = { plugins: [i18n] }
beforeAll(() => setLanguage('zh-CN'))

describe('a chart whose days may move', () => {
  const begun = { name: '立项', planned_on: '2023-01-10', achieved_on: '2023-01-05', critical: true }
  const start = {
    name: '开工',
    planned_on: '2023-05-01',
    critical: false,
    float_days: 6,
    latest_on: '2023-05-07',
  }
  const asOf = '2023-03-31'
  const timeOf = (milestone: Milestone) => {
    const row = rowsOf([milestone], asOf)[0]!
    return mount(GanttTime, {
      props: { row, span: spanOf(datesOf([begun, start])), asOf, movable: true },
      global,
    })
  }

  it('offers only what is not achieved', () => {
    expect(timeOf(begun).find('[role="slider"]').exists()).toBe(false)
    expect(timeOf(start).get('[role="slider"]').attributes('aria-valuetext')).toBe('2023-05-01')
  })

  it('is moved by a day with an arrow, by a week with Shift', async () => {
    const open = timeOf(start)
    const handle = open.get('[role="slider"]')
    await handle.trigger('keydown', { key: 'ArrowRight' })
    await handle.trigger('keydown', { key: 'ArrowLeft', shiftKey: true })
    expect(open.emitted('move')).toEqual([
      ['开工', '2023-05-02'],
      ['开工', '2023-04-24'],
    ])
  })

  it('says in words what is critical and how much float there is', () => {
    const words = mount(Gantt, { props: { milestones: [begun, start], asOf }, global })
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

describe('a day of the chart', () => {
  const cell = () =>
    mount(DayCell, { props: { value: '2023-05-01', label: '计划完成' }, global, attachTo: document.body })
  const opened = async () => {
    const one = cell()
    await one.get('button').trigger('click')
    return one
  }

  it('is text, with its label, until one goes to it', async () => {
    expect(cell().get('button').attributes('aria-label')).toBe('计划完成 2023-05-01')
    const one = await opened()
    expect(one.get('input').element.value).toBe('2023-05-01')
  })

  it('is typed, and is text again when one leaves', async () => {
    const one = await opened()
    await one.get('input').setValue('2023-06-01')
    await one.get('input').trigger('focusout')
    await flushPromises()
    expect(one.emitted('change')).toEqual([['2023-06-01']])
    expect(one.find('input').exists()).toBe(false)
  })

  it('stays open where what was typed is no day', async () => {
    const one = await opened()
    await one.get('input').setValue('2023-02-30')
    await one.get('input').trigger('focusout')
    await flushPromises()
    expect(one.get('input').attributes('aria-invalid')).toBe('true')
  })

  it('is left as it was with Escape, and keeps the keyboard', async () => {
    const one = await opened()
    one.get('input').element.value = '2023-06-01'
    await one.get('input').trigger('keydown', { key: 'Escape' })
    await flushPromises()
    expect(one.emitted('change')).toBeUndefined()
    expect(document.activeElement).toBe(one.get('button').element)
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
