import { round, trim, wan } from './decimal'

/** A fact that a light was found from, as the server tells it. */
export interface Input {
  name: string
  label: { zh: string; en: string }
  unit: string
  value?: unknown
}

/** A fact's value in figures people read: exact shares have many places; two are enough. */
export function shown({ unit, value }: Input): string {
  const text = String(value)
  if (unit === 'wan' || unit === 'wan_up') return wan(text)
  return /^-?\d+\.\d+$/.test(text) ? trim(round(text, 2)) : text
}
