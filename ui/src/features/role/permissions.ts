import { PERMISSIONS } from '@/api/permissions'

export type Duty = 'business' | 'system' | 'security' | 'audit' | 'contact'

/** A duty with its permissions. */
export interface DutyGroup {
  duty: Duty
  permissions: readonly string[]
}

/** The permissions by duty, in the order in which they are shown. */
export const DUTIES: readonly DutyGroup[] = (
  ['business', 'system', 'security', 'audit', 'contact'] as const
).map(duty => ({
  duty,
  permissions: PERMISSIONS.filter(permission => permission.duty === duty).map(({ code }) => code),
}))

const DUTY_OF = new Map<string, Duty>(PERMISSIONS.map(({ code, duty }) => [code, duty]))

/** The three administrators are kept apart from one another and from business; contact data goes with business and system. */
export function goTogether(one: Duty, other: Duty): boolean {
  if (one === other) return true
  const others = [one, other].filter(duty => duty !== 'contact')
  return others.length === 1 && (others[0] === 'business' || others[0] === 'system')
}

/** A duty among those chosen that keeps this one out; undefined when it may be joined. */
export function obstacle(chosen: readonly string[], duty: Duty): Duty | undefined {
  const held = new Set(chosen.map(code => DUTY_OF.get(code)).filter(found => found !== undefined))
  return [...held].find(other => !goTogether(other, duty))
}
