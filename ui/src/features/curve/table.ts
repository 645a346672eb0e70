import type { components } from '@/api/schema.gen'

export type CurveLine = components['schemas']['CurveLine']
export type Shape = components['schemas']['CurveShape']
export type Tranche = components['schemas']['TrancheBody']

const MONTHS = 12
const QUARTERS = 4
const WRITTEN = /^(\d{1,3})(?:\.(\d+))?$/
const PLACES = 4
const WHOLE = 100 * 10 ** PLACES

/** The shapes a curve may have, the usual one first. */
export const SHAPES: readonly Shape[] = ['months', 'quarters', 'days', 'tranches']

/** What is wrong with one percentage of a curve, as the server would say it. */
export type Wrong =
  'not_a_choice' | 'percent_places' | 'percent_falls' | 'percent_above' | 'percent_unfinished'

/** A percentage in ten-thousandths of a point; undefined when the text is no percentage. */
export function points(text: string): number | undefined {
  const found = WRITTEN.exec(text.trim())
  const [, whole, fraction = ''] = found ?? []
  if (whole === undefined || fraction.length > PLACES) return undefined
  return Number(whole) * 10 ** PLACES + Number(fraction.padEnd(PLACES, '0'))
}

/** What is wrong with each of the cumulative percentages; empty where nothing is. */
export function check(percents: readonly string[]): (Wrong | undefined)[] {
  let floor = 0
  return percents.map((text, at) => {
    const value = points(text)
    if (value === undefined) return /^\d{1,3}\.\d{5,}$/.test(text.trim()) ? 'percent_places' : 'not_a_choice'
    if (value < floor) return 'percent_falls'
    if (value > WHOLE) return 'percent_above'
    floor = value
    return at === percents.length - 1 && value !== WHOLE ? 'percent_unfinished' : undefined
  })
}

/** Which tranches do not come after the one before, within the year. */
export function misplaced(tranches: readonly Tranche[], year: number): boolean[] {
  return tranches.map(({ on }, at) => {
    const before = tranches[at - 1]?.on ?? ''
    return !on.startsWith(`${year}-`) || on <= before
  })
}

/** The even curve that holds where none is set, with two decimal places. */
export function even(count = MONTHS): string[] {
  return Array.from({ length: count }, (_, at) => String(Math.round(((at + 1) * 10_000) / count) / 100))
}

/** A curve as it is being typed: each shape keeps what was typed into it. */
export interface Draft {
  shape: Shape
  months: string[]
  quarters: string[]
  tranches: Tranche[]
}

/** What a form shows of a curve that is set, or of none. */
export function draftOf(line: CurveLine | undefined, year: number): Draft {
  const percents = (shape: Shape, count: number) => (line?.shape === shape ? [...line.percents] : even(count))
  return {
    shape: line?.shape ?? 'months',
    months: percents('months', MONTHS),
    quarters: percents('quarters', QUARTERS),
    tranches: line?.tranches.length
      ? line.tranches.map(one => ({ ...one }))
      : [{ on: `${year}-12-31`, percent: '100' }],
  }
}

/** The percentages of the chosen shape, one after the other. */
export function percentsOf(draft: Draft): string[] {
  if (draft.shape === 'months') return draft.months
  if (draft.shape === 'quarters') return draft.quarters
  return draft.shape === 'tranches' ? draft.tranches.map(one => one.percent) : []
}

/** What is due at the end of each month by what is typed, for the sketch; empty where it cannot be read. */
export function dueOf(draft: Draft): string[] {
  const at = (texts: readonly string[], place: number) => points(texts[place] ?? '') ?? 0
  return Array.from({ length: MONTHS }, (_, month) => {
    switch (draft.shape) {
      case 'months':
        return draft.months[month] ?? ''
      case 'quarters': {
        const quarter = Math.floor(month / 3)
        const before = quarter ? at(draft.quarters, quarter - 1) : 0
        const grown = ((at(draft.quarters, quarter) - before) * ((month % 3) + 1)) / 3
        return String(Math.round(before + grown) / 10 ** PLACES)
      }
      case 'days':
        return even()[month] ?? ''
      case 'tranches': {
        const due = draft.tranches.filter(({ on }) => Number(on.slice(5, 7)) <= month + 1).at(-1)
        return due?.percent ?? '0'
      }
    }
  })
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
