const WRITTEN = /^\d{4}-(0[1-9]|1[0-2])$/

/** A month as the contract writes it, `2023-03`, or undefined. */
export function readMonth(value: unknown): string | undefined {
  return typeof value === 'string' && WRITTEN.test(value) ? value : undefined
}

/** The month `by` months later. */
export function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

/** The last month that had ended by the evening of `date` (ISO). */
export function lastFullMonth(date: string): string {
  const month = date.slice(0, 7)
  const next = new Date(`${date}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 7) === month ? shiftMonth(month, -1) : month
}

export function isJanuary(month: string): boolean {
  return month.endsWith('-01')
}
