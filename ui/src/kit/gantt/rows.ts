/** A milestone as the chart draws it. Names differ within one chart. */
export interface Milestone {
  name: string
  /** The day on which its work can begin; else the day of the row above. */
  from_on?: string | null
  planned_on?: string | null
  /** The day of the plan it is held against, where it was another one. */
  original_on?: string | null
  achieved_on?: string | null
  days_overdue?: number | null
  /** It lies on the critical path; absent where paths are not known. */
  critical?: boolean
  /** Calendar days by which it may be later without moving the end. */
  float_days?: number
  /** The day up to which that goes. */
  latest_on?: string | null
  /** Why its day cannot be kept. */
  clash?: string
}

export interface GanttRow extends Milestone {
  /** When it was achieved, as far as that is seen from the date of the chart. */
  achieved: string | null
  state: 'done' | 'overdue' | 'open'
}

/** What a chart of a date shows of its milestones. */
export function rowsOf(milestones: readonly Milestone[], asOf: string): GanttRow[] {
  return milestones.map((one, index) => {
    const achieved = one.achieved_on != null && one.achieved_on <= asOf ? one.achieved_on : null
    return {
      ...one,
      from_on: one.from_on ?? milestones[index - 1]?.planned_on,
      achieved,
      state: achieved ? 'done' : one.days_overdue ? 'overdue' : 'open',
    }
  })
}

/** Every day that the chart has to hold. */
export function datesOf(milestones: readonly Milestone[]): string[] {
  return milestones
    .flatMap(one => [one.from_on, one.planned_on, one.original_on, one.achieved_on, one.latest_on])
    .filter(date => date != null)
}

/** Whether it can be promised for another day. */
export function canMove(row: GanttRow): boolean {
  return !row.achieved && row.planned_on != null
}

/** Whether it is known which of them are critical. */
export function havePaths(milestones: readonly Milestone[]): boolean {
  return milestones.some(({ critical }) => critical !== undefined)
}
