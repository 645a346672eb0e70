import type { components } from '@/api/schema.gen'

export type CurveLine = components['schemas']['CurveLine']

const MONTHS = 12
const WRITTEN = /^(\d{1,3})(?:\.(\d+))?$/
const PLACES = 4
const WHOLE = 100 * 10 ** PLACES

/** What is wrong with one month of a curve, as the server would say it. */
export type Wrong =
  'not_a_choice' | 'percent_places' | 'percent_falls' | 'percent_above' | 'percent_unfinished'

/** A percentage in ten-thousandths of a point; undefined when the text is no percentage. */
export function points(text: string): number | undefined {
  const found = WRITTEN.exec(text.trim())
  const [, whole, fraction = ''] = found ?? []
  if (whole === undefined || fraction.length > PLACES) return undefined
  return Number(whole) * 10 ** PLACES + Number(fraction.padEnd(PLACES, '0'))
}

/** What is wrong with each of the twelve months; empty where nothing is. */
export function check(percents: readonly string[]): (Wrong | undefined)[] {
  let floor = 0
  return percents.map((text, at) => {
    const value = points(text)
    if (value === undefined) return /^\d{1,3}\.\d{5,}$/.test(text.trim()) ? 'percent_places' : 'not_a_choice'
    if (value < floor) return 'percent_falls'
    if (value > WHOLE) return 'percent_above'
    floor = value
    return at === MONTHS - 1 && value !== WHOLE ? 'percent_unfinished' : undefined
  })
}

/** The even curve that holds where none is set, with two decimal places. */
export function even(): string[] {
  return Array.from({ length: MONTHS }, (_, at) => String(Math.round(((at + 1) * 10_000) / MONTHS) / 100))
}

/** The curve of a year and class, if one is set; an empty class is the curve of all others. */
export function find(lines: readonly CurveLine[], year: number, nature: string): CurveLine | undefined {
  return lines.find(line => line.year === year && (line.nature ?? '') === nature)
}

/** Points of a line in a box of `width` × `height`, from the origin through each month that can be read. */
export function drawn(percents: readonly string[], width: number, height: number): string {
  const known = percents.flatMap((text, at) => {
    const value = points(text)
    return value === undefined ? [] : [[at + 1, Math.min(value, WHOLE)] as const]
  })
  return [[0, 0] as const, ...known]
    .map(([month, value]) => `${(month * width) / MONTHS},${height - (value * height) / WHOLE}`)
    .join(' ')
}
