/** The first day of the month after a date: when a new rule set usually begins. */
export function nextMonth(date: string): string {
  const [year = 0, month = 1] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
}

/** The last day of a month `2023-03`, or today where the month has not ended. */
export function endOfMonth(month: string, today: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const end = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
  return end < today ? end : today
}
