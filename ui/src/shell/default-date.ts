/** The last day of a month `2023-03` as an ISO date. */
export function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

/**
 * The date that holds when the address names none: today, or, when nothing is planned for today's year yet, the end of
 * the last month that has reports, so that the first page after New Year is not an empty one.
 */
export function defaultDate(today: string, years: readonly number[], months: readonly string[]): string {
  if (years.length === 0 || years.includes(Number(today.slice(0, 4)))) return today
  const last = [...months].sort().at(-1)
  if (!last) return today
  const end = lastDayOf(last)
  return end < today ? end : today
}
