const DAY_MS = 86_400_000

/** Days since 1970 of an ISO date. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS)
}

/** The ISO date of a number of days since 1970. */
export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** The ISO date of the day that a calendar shows, which is one of the reader's own clock. */
export function dayOf(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Whether a text is the ISO date of a day that there is. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = dayNumber(text)
  return !Number.isNaN(day) && dateOf(day) === text
}

/** A stretch of days on which things are drawn, widened to whole months. */
export interface Span {
  from: number
  to: number
  /** First days of the months (or of the years, on long spans) inside, with their position in percent. */
  ticks: readonly { date: string; at: number }[]
}

const MONTHS_BEFORE_YEARS = 30

/** A tick further right has no room for its words. */
const LAST_TICK = 94

/** The span that holds all `dates`; `everyMonth` has room for the words of each. */
export function spanOf(dates: readonly string[], everyMonth = false): Span {
  const sorted = [...dates].sort()
  const first = sorted[0] ?? '1970-01-01'
  const last = sorted.at(-1) ?? first
  const months = monthsBetween(first, last)
  const from = dayNumber(months[0] as string)
  const to = dayNumber(months.at(-1) as string)
  const every = everyMonth ? 1 : months.length > MONTHS_BEFORE_YEARS ? 12 : months.length > 14 ? 3 : 1
  const ticks = months
    .slice(0, -1)
    .filter(date => (Number(date.slice(5, 7)) - 1) % every === 0)
    .map(date => ({ date, at: ((dayNumber(date) - from) / (to - from)) * 100 }))
    .filter(tick => everyMonth || tick.at <= LAST_TICK)
  return { from, to, ticks }
}

/** Position of a date on the span, in percent, never outside of it. */
export function position(span: Span, date: string): number {
  const share = ((dayNumber(date) - span.from) / (span.to - span.from)) * 100
  return Math.min(100, Math.max(0, share))
}

function monthsBetween(first: string, last: string): string[] {
  const months: string[] = []
  let year = Number(first.slice(0, 4))
  let month = Number(first.slice(5, 7))
  for (;;) {
    const date = `${year}-${String(month).padStart(2, '0')}-01`
    months.push(date)
    if (date > last) return months
    month = month === 12 ? 1 : month + 1
    if (month === 1) year += 1
  }
}
