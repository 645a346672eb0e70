/** A place in a text that something is said about. Lines and columns count characters from 1, as the server counts. */
export interface CodeRemark {
  line?: number | null
  column?: number | null
  text: string
}

/** A part of a text, from one offset up to another, in UTF-16 code units. */
export interface Stretch {
  from: number
  to: number
}

/** A replacement that turns one text into another. */
export interface Change extends Stretch {
  insert: string
}

/** The offset of a line and column; what lies beyond the text or the line is its end. */
export function offsetOf(text: string, line: number, column = 1): number {
  let start = 0
  for (let passed = 1; passed < line; passed++) {
    const end = text.indexOf('\n', start)
    if (end < 0) return text.length
    start = end + 1
  }
  const end = text.indexOf('\n', start)
  const whole = text.slice(start, end < 0 ? undefined : end)
  // The server counts characters; one beyond the basic plane takes two units here.
  const before = [...whole].slice(0, Math.max(0, column - 1)).join('')
  return start + before.length
}

/** What is underlined for a remark: the word it points at, or the whole line where no column is known. */
export function underlined(text: string, remark: CodeRemark): Stretch | undefined {
  if (!remark.line) return undefined
  const start = offsetOf(text, remark.line)
  const end = text.indexOf('\n', start)
  const stop = end < 0 ? text.length : end
  if (!remark.column) return { from: start, to: stop }
  const from = Math.min(offsetOf(text, remark.line, remark.column), stop)
  const word = /^[\p{L}\p{N}_]+/u.exec(text.slice(from, stop))?.[0].length ?? 0
  const to = Math.min(from + Math.max(word, 1), stop)
  // At the end of a line there is nothing under the place itself: the character before it is marked.
  return from < to ? { from, to } : { from: Math.max(start, from - 1), to: stop }
}

/** The smallest change from one text to another, so that undoing it and the caret stay sensible. */
export function changeBetween(one: string, other: string): Change | undefined {
  if (one === other) return undefined
  const shorter = Math.min(one.length, other.length)
  let from = 0
  while (from < shorter && one[from] === other[from]) from++
  let same = 0
  while (same < shorter - from && one[one.length - 1 - same] === other[other.length - 1 - same]) same++
  return { from, to: one.length - same, insert: other.slice(from, other.length - same) }
}
