import { describe, expect, it } from 'vitest'

import { clear, copy, fillDown, paste, type Edit, type Surface } from './edits'
import { createHistory } from './history'
import { moved, nextEntry, rangeOf } from './range'
import { parseTsv, writeTsv } from './tsv'

/** A grid of texts whose first column takes no input. */
function surface(
  texts: string[][],
): Surface & { apply: (edits: readonly Edit[]) => void; texts: string[][] } {
  return {
    texts,
    size: { rows: texts.length, columns: texts[0]?.length ?? 0 },
    text: ({ row, column }) => texts[row]?.[column] ?? '',
    takesInput: ({ column }) => column > 0,
    apply(edits) {
      for (const { row, column, after } of edits) (texts[row] as string[])[column] = after
    },
  }
}

function sample(): ReturnType<typeof surface> {
  return surface([
    ['甲', '1', '', ''],
    ['乙', '2', '', ''],
    ['丙', '', '', ''],
  ])
}

const at = (row: number, column: number): { row: number; column: number } => ({ row, column })

describe('the clipboard of Excel', () => {
  it('reads cells, rows and the closing line end', () => {
    expect(parseTsv('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
    expect(parseTsv('1')).toEqual([['1']])
    expect(parseTsv('1\n2')).toEqual([['1'], ['2']])
  })

  it('keeps empty cells and empty rows', () => {
    expect(parseTsv('\t2\r\n\r\n\t\r\n')).toEqual([['', '2'], [''], ['', '']])
  })

  it('reads line breaks and quotes inside a cell', () => {
    expect(parseTsv('"主体\n封顶"\t"称""快"""\r\n')).toEqual([['主体\n封顶', '称"快"']])
  })

  it('takes a quote that is never closed as written', () => {
    expect(parseTsv('"三通一平\t5')).toEqual([['"三通一平', '5']])
    expect(parseTsv('"一期"已完工\t5')).toEqual([['"一期"已完工', '5']])
  })

  it('comes back as it went out', () => {
    const block = [
      ['名称', '主体\n封顶', '"引号"', ''],
      ['', '1,234.5', '\t', '末'],
    ]
    expect(parseTsv(writeTsv(block))).toEqual(block)
  })
})

describe('pasting', () => {
  it('starts at the chosen cell', () => {
    const grid = sample()
    const { edits, range } = paste(grid, parseTsv('5\t6\r\n7\t8\r\n'), rangeOf(at(1, 1), at(1, 1)))
    grid.apply(edits)
    expect(grid.texts).toEqual([
      ['甲', '1', '', ''],
      ['乙', '5', '6', ''],
      ['丙', '7', '8', ''],
    ])
    expect(range).toEqual({ top: 1, left: 1, bottom: 2, right: 2 })
  })

  it('says what did not fit', () => {
    const { lostRows, lostColumns, edits } = paste(
      sample(),
      parseTsv('1\t2\t3\n4\t5\t6'),
      rangeOf(at(2, 2), at(2, 2)),
    )
    expect({ lostRows, lostColumns }).toEqual({ lostRows: 1, lostColumns: 1 })
    expect(edits.map(edit => edit.after)).toEqual(['1', '2'])
  })

  it('never overwrites a cell that takes no input', () => {
    const { edits, kept } = paste(sample(), parseTsv('别名\t9'), rangeOf(at(0, 0), at(0, 0)))
    expect(edits).toEqual([{ row: 0, column: 1, before: '1', after: '9' }])
    expect(kept).toBe(1)
  })

  it('fills a selection with one copied cell', () => {
    const grid = sample()
    grid.apply(paste(grid, parseTsv('是'), rangeOf(at(2, 3), at(0, 2))).edits)
    expect(grid.texts.map(row => row.slice(2))).toEqual([
      ['是', '是'],
      ['是', '是'],
      ['是', '是'],
    ])
  })

  it('leaves cells alone for which a ragged block holds nothing', () => {
    const { edits } = paste(sample(), [['5', '6'], ['7']], rangeOf(at(0, 1), at(0, 1)))
    expect(edits.map(({ row, column }) => [row, column])).toEqual([
      [0, 1],
      [0, 2],
      [1, 1],
    ])
  })
})

describe('filling and clearing', () => {
  it('fills the top row of a selection down', () => {
    const grid = sample()
    grid.apply(fillDown(grid, rangeOf(at(0, 1), at(2, 1))))
    expect(grid.texts.map(row => row[1])).toEqual(['1', '1', '1'])
  })

  it('fills a single cell from the one above', () => {
    const grid = sample()
    grid.apply(fillDown(grid, rangeOf(at(2, 1), at(2, 1))))
    expect(grid.texts[2]?.[1]).toBe('2')
  })

  it('has nothing to fill the first row from', () => {
    expect(fillDown(sample(), rangeOf(at(0, 1), at(0, 1)))).toEqual([])
  })

  it('clears only what takes input', () => {
    const grid = sample()
    grid.apply(clear(grid, rangeOf(at(0, 0), at(1, 3))))
    expect(grid.texts.slice(0, 2)).toEqual([
      ['甲', '', '', ''],
      ['乙', '', '', ''],
    ])
  })

  it('copies a range as it stands', () => {
    expect(copy(sample(), rangeOf(at(1, 1), at(0, 0)))).toEqual([
      ['甲', '1'],
      ['乙', '2'],
    ])
  })
})

describe('taking back', () => {
  it('restores every cell of a step and makes it again', () => {
    const grid = sample()
    const history = createHistory<Edit>()
    const { edits } = paste(grid, parseTsv('5\t6'), rangeOf(at(0, 1), at(0, 1)))
    grid.apply(edits)
    history.push(edits)
    grid.apply(history.undo())
    expect(grid.texts[0]).toEqual(['甲', '1', '', ''])
    grid.apply(history.redo())
    expect(grid.texts[0]).toEqual(['甲', '5', '6', ''])
  })

  it('forgets what was taken back once something new is done', () => {
    const history = createHistory<Edit>()
    history.push([{ row: 0, column: 1, before: '', after: 'a' }])
    history.undo()
    history.push([{ row: 0, column: 1, before: '', after: 'b' }])
    expect(history.redo()).toEqual([])
  })

  it('has nothing to take back at the start', () => {
    expect(createHistory<Edit>().undo()).toEqual([])
  })
})

describe('moving', () => {
  const size = { rows: 3, columns: 4 }
  it('stops at the edges', () => {
    expect(moved(at(0, 0), -1, -1, size)).toEqual(at(0, 0))
    expect(moved(at(2, 3), 5, 5, size)).toEqual(at(2, 3))
  })

  it('steps from entry to entry across rows, and out of the grid at its end', () => {
    const takesInput = ({ column }: { column: number }): boolean => column > 1
    expect(nextEntry(at(0, 3), 1, size, takesInput)).toEqual(at(1, 2))
    expect(nextEntry(at(1, 2), -1, size, takesInput)).toEqual(at(0, 3))
    expect(nextEntry(at(2, 3), 1, size, takesInput)).toBeUndefined()
  })
})
