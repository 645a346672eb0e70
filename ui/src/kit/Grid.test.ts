import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nextTick, reactive } from 'vue'

import Grid from './Grid.vue'
import type { GridColumn, GridEdit } from './grid/types'
import { LONG_ROW } from './grid/use-rows'

const COLUMNS: readonly GridColumn[] = [
  { id: 'name', label: '项目', width: 100 },
  { id: 'done', label: '本月完成', width: 100, align: 'end', entry: 'amount' },
  { id: 'visual', label: '形象进度', width: 100, entry: 'text' },
]

let texts: Record<string, Record<string, string>>
let grid: VueWrapper

function rows() {
  return Object.entries(texts).map(([key, row]) => ({
    key,
    label: row.name ?? '',
    cells: Object.fromEntries(Object.entries(row).map(([id, text]) => [id, { text }])),
  }))
}

async function show(): Promise<void> {
  await grid.setProps({ rows: rows() })
}

beforeEach(() => {
  texts = reactive({ a: { name: '甲', done: '1', visual: '' }, b: { name: '乙', done: '', visual: '' } })
  grid = mount(Grid, {
    attachTo: document.body,
    props: {
      label: '填报表',
      columns: COLUMNS,
      rows: rows(),
      remember: 'test',
      totals: { name: '合计', done: '1' },
      onChange: (edits: GridEdit[]) => {
        for (const { key, column, text } of edits) (texts[key] ??= {})[column] = text
        void show()
      },
    },
  })
})
afterEach(() => grid.unmount())

function field() {
  return grid.get<HTMLTextAreaElement>('textarea')
}

describe('an entry grid on the page', () => {
  it('has one text field, named by its row and column', () => {
    expect(grid.findAll('textarea')).toHaveLength(1)
    expect(field().attributes('aria-label')).toBe('甲 本月完成')
    expect(grid.get('table').attributes('role')).toBe('grid')
  })

  it('takes what is typed and goes down on Enter', async () => {
    await field().setValue('25')
    await field().trigger('keydown', { key: 'Enter' })
    expect(texts.a?.done).toBe('25')
    expect(field().attributes('aria-label')).toContain('乙')
  })

  it('leaves keys alone while Chinese is being composed', async () => {
    await field().trigger('keydown', { key: 'Enter', isComposing: true })
    expect(field().attributes('aria-label')).toContain('甲')
  })

  it('pastes a block from the clipboard and takes it back', async () => {
    const paste = new Event('paste', { bubbles: true, cancelable: true })
    Object.assign(paste, { clipboardData: { getData: () => '5\t主体\r\n6\t封顶\r\n' } })
    field().element.dispatchEvent(paste)
    await nextTick()
    expect(texts).toMatchObject({ a: { done: '5', visual: '主体' }, b: { done: '6', visual: '封顶' } })
    await field().trigger('keydown', { key: 'z', ctrlKey: true })
    expect(texts).toMatchObject({ a: { done: '1', visual: '' }, b: { done: '', visual: '' } })
  })

  it('takes nothing while it is locked, but lets it be read', async () => {
    await grid.setProps({ locked: true })
    expect(field().attributes('readonly')).toBeDefined()
    await field().trigger('keydown', { key: 'Delete' })
    expect(texts.a?.done).toBe('1')
  })
})

describe('a long grid', () => {
  const COUNT = 10_000
  const long = Array.from({ length: COUNT }, (_, at) => ({
    key: String(at),
    label: `第${at + 1}行`,
    cells: { name: { text: `第${at + 1}行` }, done: { text: '' } },
  }))

  it('has only the rows in sight, and always the one that holds the keyboard', async () => {
    await grid.setProps({ rows: long })
    await nextTick()
    expect(grid.findAll('tbody tr[aria-rowindex]').length).toBeLessThan(100)
    expect(grid.get('table').attributes('aria-rowcount')).toBe(String(COUNT + 1))
    await field().trigger('keydown', { key: 'End', ctrlKey: true })
    expect(field().attributes('aria-label')).toContain(`第${COUNT}行`)
    expect(
      grid
        .get(`tr[aria-rowindex="${COUNT + 1}"]`)
        .find('textarea')
        .exists(),
    ).toBe(true)
  })

  it('keeps the room of rows that do not exist', async () => {
    await grid.setProps({ rows: long })
    await field().trigger('keydown', { key: 'End', ctrlKey: true })
    const gaps = grid
      .findAll('td.gap')
      .map(gap => Number.parseInt(gap.attributes('style')?.match(/\d+/)?.[0] ?? ''))
    const rows = grid.findAll('tbody tr[aria-rowindex]').length
    expect(gaps.reduce((sum, gap) => sum + gap, rows * LONG_ROW)).toBe(COUNT * LONG_ROW)
  })
})

describe('a filtered grid', () => {
  it('takes back what was typed in a row that is hidden since', async () => {
    await field().setValue('25')
    await field().trigger('keydown', { key: 'Enter' })
    await grid.setProps({ rows: rows().slice(1) })
    await field().trigger('keydown', { key: 'z', ctrlKey: true })
    expect(texts.a?.done).toBe('1')
  })
})

describe('frozen columns', () => {
  it('stay beside one another', async () => {
    const columns = COLUMNS.map((column, at) => (at === 1 ? { ...column, frozen: true } : column))
    await grid.setProps({ columns })
    const lefts = grid.findAll<HTMLElement>('tbody tr:first-child .cell').map(cell => cell.element.style.left)
    expect(lefts).toEqual(['0px', '100px', ''])
  })
})
