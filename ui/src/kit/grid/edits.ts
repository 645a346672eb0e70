import { cellsOf, type Cell, type Range, type Size } from './range'

/** One cell's text before and after. */
export interface Edit extends Cell {
  before: string
  after: string
}

/** What the grid shows and takes, as the edits need to know it. */
export interface Surface {
  size: Size
  text: (cell: Cell) => string
  takesInput: (cell: Cell) => boolean
}

export interface Pasting {
  edits: Edit[]
  /** The cells that the block covers within the grid. */
  range: Range
  /** Rows and columns of the block that did not fit. */
  lostRows: number
  lostColumns: number
  /** Cells that take no input and would have been overwritten. */
  kept: number
}

/** Puts a copied block onto the grid. One copied cell fills the whole selection, as in Excel. */
export function paste(surface: Surface, block: readonly (readonly string[])[], selection: Range): Pasting {
  const width = Math.max(...block.map(row => row.length))
  const single = block.length === 1 && width === 1
  const height = single ? selection.bottom - selection.top + 1 : block.length
  const breadth = single ? selection.right - selection.left + 1 : width
  const range = {
    top: selection.top,
    left: selection.left,
    bottom: Math.min(selection.top + height, surface.size.rows) - 1,
    right: Math.min(selection.left + breadth, surface.size.columns) - 1,
  }
  const source = ({ row, column }: Cell): string | undefined =>
    single ? block[0]?.[0] : block[row - range.top]?.[column - range.left]
  const cells = cellsOf(range).map(cell => ({ cell, value: source(cell) }))
  const changed = cells.filter(
    ({ cell, value }) => value !== undefined && surface.text(cell) !== value.trim(),
  )
  return {
    edits: changed
      .filter(({ cell }) => surface.takesInput(cell))
      .map(({ cell, value }) => ({ ...cell, before: surface.text(cell), after: (value ?? '').trim() })),
    range,
    lostRows: Math.max(0, selection.top + height - surface.size.rows),
    lostColumns: Math.max(0, selection.left + breadth - surface.size.columns),
    kept: changed.filter(({ cell }) => !surface.takesInput(cell)).length,
  }
}

/** Ctrl+D: the top row of the selection into the rows below it; of a single row, the row above into it. */
export function fillDown(surface: Surface, selection: Range): Edit[] {
  const source = selection.top === selection.bottom ? selection.top - 1 : selection.top
  if (source < 0) return []
  return write(surface, { ...selection, top: source + 1 }, ({ column }) =>
    surface.text({ row: source, column }),
  )
}

/** Empties the selection. */
export function clear(surface: Surface, selection: Range): Edit[] {
  return write(surface, selection, () => '')
}

/** Gives every cell of a range that takes input a new text; cells that have it already are no edit. */
export function write(surface: Surface, range: Range, text: (cell: Cell) => string): Edit[] {
  return cellsOf(range)
    .filter(surface.takesInput)
    .map(cell => ({ ...cell, before: surface.text(cell), after: text(cell) }))
    .filter(edit => edit.before !== edit.after)
}

/** The texts of a range, for the clipboard. */
export function copy(surface: Surface, range: Range): string[][] {
  const block: string[][] = []
  for (let row = range.top; row <= range.bottom; row++) {
    const texts: string[] = []
    for (let column = range.left; column <= range.right; column++) texts.push(surface.text({ row, column }))
    block.push(texts)
  }
  return block
}
