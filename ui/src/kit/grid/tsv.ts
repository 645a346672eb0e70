/**
 * The text that Excel and WPS put on the clipboard: cells parted by tabs, rows by line ends, a cell that holds either
 * in double quotes.
 */

/** The cells of a copied block. A single line end at the end belongs to the format, not to the block. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at <= text.length) {
    const { value, end } = text[at] === '"' ? quoted(text, at) : plain(text, at)
    row.push(value)
    if (text[end] === '\t') {
      at = end + 1
      continue
    }
    rows.push(row)
    row = []
    at = end + (text.startsWith('\r\n', end) ? 2 : 1)
    if (at >= text.length) break
  }
  return rows
}

interface Piece {
  value: string
  /** Where the separator after the cell stands. */
  end: number
}

function plain(text: string, start: number): Piece {
  const found = /[\t\r\n]/g
  found.lastIndex = start
  const end = found.exec(text)?.index ?? text.length
  return { value: text.slice(start, end), end }
}

/** A quoted cell; a quote that is never closed, or goes on after its end, is an ordinary character. */
function quoted(text: string, start: number): Piece {
  const closing = /"(?:[^"]|"")*"(?=[\t\r\n]|$)/y
  closing.lastIndex = start
  const match = closing.exec(text)
  if (!match) return plain(text, start)
  return { value: match[0].slice(1, -1).replaceAll('""', '"'), end: start + match[0].length }
}

/** A block as Excel expects it on the clipboard. */
export function writeTsv(block: readonly (readonly string[])[]): string {
  return block.map(row => row.map(quote).join('\t')).join('\r\n')
}

function quote(value: string): string {
  return /[\t\r\n"]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
