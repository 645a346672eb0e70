/** A place in the grid, counted from the first row and column shown. */
export interface Cell {
  row: number
  column: number
}

/** A rectangle of cells; all four edges belong to it. */
export interface Range {
  top: number
  left: number
  bottom: number
  right: number
}

export interface Size {
  rows: number
  columns: number
}

/** The rectangle between two corners, whichever way it was drawn. */
export function rangeOf(a: Cell, b: Cell): Range {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  }
}

export function contains(range: Range, { row, column }: Cell): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right
}

/** Every cell of the rectangle, row by row. */
export function cellsOf(range: Range): Cell[] {
  const cells: Cell[] = []
  for (let row = range.top; row <= range.bottom; row++) {
    for (let column = range.left; column <= range.right; column++) cells.push({ row, column })
  }
  return cells
}

/** The cell `rows` down and `columns` to the right, held inside the grid. */
export function moved(from: Cell, rows: number, columns: number, size: Size): Cell {
  return {
    row: clamp(from.row + rows, size.rows),
    column: clamp(from.column + columns, size.columns),
  }
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index))
}

/**
 * The next cell that takes input, in reading order; `step` −1 looks backwards.
 * Undefined past the last one: the Tab key then leaves the grid.
 */
export function nextEntry(
  from: Cell,
  step: 1 | -1,
  size: Size,
  takesInput: (cell: Cell) => boolean,
): Cell | undefined {
  const count = size.rows * size.columns
  for (let at = from.row * size.columns + from.column + step; at >= 0 && at < count; at += step) {
    const cell = { row: Math.floor(at / size.columns), column: at % size.columns }
    if (takesInput(cell)) return cell
  }
  return undefined
}
