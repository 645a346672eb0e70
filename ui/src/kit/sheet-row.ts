/** What is wrong with a cell of a workbook. */
export interface CellFault {
  /** As the workbook names it: `B3`. */
  cell: string
  column: string
  fault: string
}

/** A row of a workbook as it was understood. */
export interface SheetRow {
  /** As the workbook counts, from 1. */
  row: number
  faults: readonly CellFault[]
}
