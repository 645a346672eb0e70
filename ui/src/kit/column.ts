/** A small mark beside a value. */
export interface Mark {
  /** One character or two. */
  word: string
  /** What it means. */
  about: string
}

/** A column of a table. */
export interface Column<Row> {
  key: string
  label: string
  /** In pixels, until the user drags it. */
  width: number
  /** Figures stand at the end of their cell. */
  end?: boolean
  /** The field the server sorts by. */
  sort?: string
  /** Stays in sight when the table is moved sideways. */
  frozen?: boolean
  /** What the cell shows. */
  text: (row: Row) => string
  /** The id of a light, for cells that show one. */
  light?: (row: Row) => string
  /** What is remarkable about the light. */
  marks?: (row: Row) => readonly Mark[]
  /** A longer text for the pointer. */
  title?: (row: Row) => string
  /** A worry is written in the colour of danger. */
  worry?: (row: Row) => boolean
}
