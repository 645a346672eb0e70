import type { components } from '@/api/schema.gen'
import type { BarLine } from '@/kit/BarRank.vue'

type GroupLine = components['schemas']['GroupLine']

/** The address of the projects of one group; `-` is how a filter names those without a value. */
function rowsOf(filter: string, group: GroupLine): string {
  return `/projects?${new URLSearchParams({ [filter]: group.key ?? '-' })}`
}

/** The address of the projects that the map shows in a light. */
export function rowsOnMap(light: string): string {
  return `/projects?${new URLSearchParams({ light, located: 'yes' })}`
}

/** The address of the projects as they stood on the last day of a month, which most was done for first. */
export function rowsOfMonth(month: string): string {
  const [year, number] = month.split('-').map(Number)
  const last = new Date(Date.UTC(year ?? 0, number ?? 1, 0)).toISOString().slice(0, 10)
  return `/projects?${new URLSearchParams({ as_of: last, sort: '-done' })}`
}

/** Groups of projects as ranked bars that lead to their rows. */
export function barLines(
  filter: 'sector' | 'level' | 'unit',
  groups: readonly GroupLine[],
  name: (group: GroupLine) => string,
  ranked = false,
): BarLine[] {
  return groups.map(group => ({
    key: group.key ?? '-',
    name: name(group),
    count: group.projects,
    rank: ranked ? group.rank : undefined,
    done: group.done_pct,
    expected: group.expected_pct,
    gap: group.gap_pp,
    lights: group.lights,
    to: rowsOf(filter, group),
  }))
}
