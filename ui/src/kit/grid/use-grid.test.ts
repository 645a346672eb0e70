import { beforeEach, describe, expect, it } from 'vitest'

import { command } from './keys'
import type { GridColumn } from './types'
import { useGrid, type GridState } from './use-grid'

const COLUMNS: readonly GridColumn[] = [
  { id: 'name', label: '项目', width: 100 },
  { id: 'done', label: '本月', width: 100, entry: 'amount' },
  {
    id: 'started',
    label: '开工',
    width: 60,
    entry: 'choice',
    choices: [
      { text: '是', label: '是' },
      { text: '否', label: '否' },
    ],
    tidy: text => (text === 'y' ? '是' : text),
  },
]

let texts: Record<string, Record<string, string>>
let locked: boolean
let grid: GridState
let lost: number

beforeEach(() => {
  texts = { a: { name: '甲', done: '1', started: '' }, b: { name: '乙', done: '', started: '' } }
  locked = false
  lost = 0
  grid = useGrid({
    columns: () => COLUMNS,
    rows: () =>
      Object.entries(texts).map(([key, row]) => ({
        key,
        label: row.name ?? '',
        cells: Object.fromEntries(Object.entries(row).map(([id, text]) => [id, { text }])),
      })),
    locked: () => locked,
    change: edits => edits.forEach(({ key, column, text }) => ((texts[key] ??= {})[column] = text)),
    pasted: pasting => (lost = pasting.lostRows),
  })
})

describe('an entry grid', () => {
  it('starts at the first cell that takes input', () => {
    expect(grid.active.value).toEqual({ row: 0, column: 1 })
  })

  it('counts what is typed at once and takes the whole entry back in one step', () => {
    grid.type('2')
    grid.type('25')
    expect(texts.a?.done).toBe('25')
    grid.finish()
    grid.undo()
    expect(texts.a?.done).toBe('1')
    grid.redo()
    expect(texts.a?.done).toBe('25')
  })

  it('puts the old text back on Escape and leaves no step behind', () => {
    grid.type('9')
    grid.cancel()
    expect(texts.a?.done).toBe('1')
    grid.undo()
    expect(texts.a?.done).toBe('1')
  })

  it('tidies what was typed and pasted', () => {
    grid.choose({ row: 0, column: 2 })
    grid.type('y')
    grid.finish()
    grid.choose({ row: 1, column: 2 })
    grid.pasteText('y')
    expect([texts.a?.started, texts.b?.started]).toEqual(['是', '是'])
  })

  it('cycles a choice', () => {
    grid.choose({ row: 0, column: 2 })
    grid.pick()
    expect(texts.a?.started).toBe('是')
    grid.pick()
    expect(texts.a?.started).toBe('否')
  })

  it('selects what was pasted and tells what was lost', () => {
    grid.choose({ row: 1, column: 1 })
    grid.pasteText('5\t否\n6\t是\n')
    expect(texts.b).toEqual({ name: '乙', done: '5', started: '否' })
    expect(grid.range.value).toEqual({ top: 1, left: 1, bottom: 1, right: 2 })
    expect(lost).toBe(1)
  })

  it('takes nothing while it is locked', () => {
    locked = true
    grid.type('9')
    grid.pasteText('9')
    grid.clearRange()
    expect(texts.a?.done).toBe('1')
  })

  it('copies what is selected, names included', () => {
    grid.chooseAll()
    expect(grid.copyText()).toBe('甲\t1\t\r\n乙\t\t')
  })

  it('walks the entries with Tab and leaves after the last', () => {
    grid.choose({ row: 0, column: 2 })
    expect(grid.moveEntry(1)).toBe(true)
    expect(grid.active.value).toEqual({ row: 1, column: 1 })
    grid.choose({ row: 1, column: 2 })
    expect(grid.moveEntry(1)).toBe(false)
  })
})

describe('keys', () => {
  const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }

  it('mean what they mean in Excel', () => {
    const control = { ...plain, ctrlKey: true }
    expect(command({ ...control, key: 'd' }, 'ready')).toEqual({ kind: 'fill' })
    expect(command({ ...control, key: 'z' }, 'ready')).toEqual({ kind: 'undo' })
    expect(command({ ...control, key: 'Y' }, 'ready')).toEqual({ kind: 'redo' })
    expect(command({ ...plain, key: 'F2' }, 'ready')).toEqual({ kind: 'edit' })
    expect(command({ ...plain, key: 'Enter' }, 'editing')).toMatchObject({ kind: 'move', rows: 1 })
    expect(command({ ...plain, key: 'ArrowDown', shiftKey: true }, 'ready')).toMatchObject({ extend: true })
  })

  it('belong to the text while its caret moves in it', () => {
    expect(command({ ...plain, key: 'ArrowLeft' }, 'editing')).toBeUndefined()
    expect(command({ ...plain, key: 'ArrowLeft' }, 'typing')).toMatchObject({ columns: -1 })
    expect(command({ ...plain, key: 'z', ctrlKey: true }, 'editing')).toBeUndefined()
    expect(command({ ...plain, key: 'Delete' }, 'typing')).toBeUndefined()
  })

  it('leave ordinary letters and the browser alone', () => {
    expect(command({ ...plain, key: 'a' }, 'ready')).toBeUndefined()
    expect(command({ ...plain, key: 'c', ctrlKey: true }, 'ready')).toBeUndefined()
    expect(command({ ...plain, key: 'F5' }, 'ready')).toBeUndefined()
  })
})
