/** Workbooks made in a journey. */

/** What a page is given to choose. */
export interface ChosenFile {
  name: string
  mimeType: string
  buffer: Buffer
}

/** A table as a spreadsheet program saves it as text: a row of words for each line, quoted where they need it. */
export function sheet(name: string, ...rows: readonly (readonly string[])[]): ChosenFile {
  const quoted = (word: string) => (/[",\n]/.test(word) ? `"${word.replaceAll('"', '""')}"` : word)
  const lines = rows.map(row => row.map(quoted).join(','))
  return { name, mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${lines.join('\r\n')}`) }
}
