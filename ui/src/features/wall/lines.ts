import type { components } from '@/api/schema.gen'
import type { BarLine } from '@/kit/BarRank.vue'

type GroupLine = components['schemas']['GroupLine']

/** The address of the projects of one group; `-` is how a filter names those without a value. */
function rowsOf(filter: string, group: GroupLine): string {
  return `/projects?${new URLSearchParams({ [filter]: group.key ?? '-' })}`
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
