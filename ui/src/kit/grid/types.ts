import type { Remark } from '../remark'

/** A column of an entry grid. The first column names the row, stays in sight and takes no input. */
export interface GridColumn {
  id: string
  label: string
  /** A heading over neighbouring columns that name the same one. */
  group?: string
  /** In pixels, until a person widens it. */
  width: number
  align?: 'start' | 'end'
  /** Stays in sight beside the first column; only for columns that follow it at once. */
  frozen?: boolean
  /** How the column is filled in; absent for a column that is only read. */
  entry?: 'amount' | 'text' | 'choice'
  /** What a choice offers. */
  choices?: readonly GridChoice[]
  /** Brings what was typed or pasted into its usual form. */
  tidy?: (text: string) => string
}

/** One value of a choice: the text that the cell then holds, and its words. */
export interface GridChoice {
  text: string
  label: string
}

/** One cell as it stands. */
export interface GridText {
  /** Exactly what was typed, and what is copied out. */
  text: string
  /** How it is shown while nobody types in it. */
  shown?: string
  /** What holds while the cell is empty; shown faintly. */
  ghost?: string
  remark?: Remark
}

export interface GridRow {
  key: string
  /** The row's name, for those who hear the grid. */
  label: string
  /** By column id. */
  cells: Readonly<Record<string, GridText>>
}

/** A new text for one cell. */
export interface GridEdit {
  key: string
  column: string
  text: string
}
