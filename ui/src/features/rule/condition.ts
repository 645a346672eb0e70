import type { RuleRow } from './types'

/** A text written as TOML writes it, within the quotes it needs least escaping in. */
function quoted(value: string): string {
  if (!value.includes('"') && !value.includes('\\')) return `"${value}"`
  if (!value.includes("'")) return `'${value}'`
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

/** Whether the condition of a row stands in the text as it is, so that it can be changed where it is shown. */
export function isPlain(text: string, row: RuleRow): boolean {
  const { when_from: from, when_to: to } = row
  if (from == null || to == null) return false
  const quote = text[from - 1]
  return (quote === '"' || quote === "'") && text[to] === quote && text.slice(from, to) === row.when
}

/**
 * The text with another condition in a row; undefined where the condition does not stand there any more. What surrounds
 * it (comments, order, spaces) stays as it was written.
 */
export function withCondition(text: string, row: RuleRow, condition: string): string | undefined {
  if (!isPlain(text, row)) return undefined
  const value = condition.replace(/\s+/g, ' ').trim()
  const [from, to] = [(row.when_from ?? 0) - 1, (row.when_to ?? 0) + 1]
  return text.slice(0, from) + quoted(value) + text.slice(to)
}
