import type { components } from '@/api/schema.gen'

export type Grant = components['schemas']['GrantView']

/** Grants that belong together, under the name of what they have in common. */
export interface GrantGroup {
  key: string
  title: string
  note: string
  grants: readonly Grant[]
}

export type GroupedBy = 'account' | 'unit'

function groupOf(grant: Grant, by: GroupedBy, whole: string): Omit<GrantGroup, 'grants'> {
  if (by === 'account') return { key: grant.account, title: grant.person, note: grant.login }
  return { key: grant.org ?? '', title: grant.org_name ?? whole, note: '' }
}

/** Grants by account or by unit, groups and grants in the order given; the whole district comes first among units. */
export function grouped(grants: readonly Grant[], by: GroupedBy, whole: string): GrantGroup[] {
  const groups = new Map<string, GrantGroup & { grants: Grant[] }>()
  for (const grant of grants) {
    const group = groupOf(grant, by, whole)
    const found = groups.get(group.key)
    if (found) found.grants.push(grant)
    else groups.set(group.key, { ...group, grants: [grant] })
  }
  const all = [...groups.values()]
  return by === 'unit' ? [...all.filter(({ key }) => !key), ...all.filter(({ key }) => key)] : all
}

export type GrantState = 'holds' | 'later' | 'over' | 'ended'

/** How a grant stands today. */
export function stateOf(grant: Grant, today: string): GrantState {
  if (grant.ended_at) return 'ended'
  if (grant.holds) return 'holds'
  return grant.from > today ? 'later' : 'over'
}
