import type { components } from '@/api/schema.gen'

export type Policy = components['schemas']['PolicyView']

/** A rule of the policy, and whether a password keeps it. */
export interface RuleState {
  id: 'length' | 'classes' | 'owner' | 'differs'
  kept: boolean
}

const CLASSES = [/[A-Z]/, /[a-z]/, /[0-9]/, /[^A-Za-z0-9]/]

/** How many of the four classes of characters a password has. */
export function classes(password: string): number {
  return CLASSES.filter(pattern => pattern.test(password)).length
}

function holds(password: string, name: string): boolean {
  const part = name.trim().toLowerCase()
  return [...part].length >= 2 && password.toLowerCase().includes(part)
}

/** What of the policy a page can tell while the password is typed. Whether it is common or was used, only the server knows. */
export function rules(
  password: string,
  policy: Policy,
  owner: { login: string; name: string; current: string },
): RuleState[] {
  const length = [...password].length
  return [
    { id: 'length', kept: length >= policy.shortest && length <= policy.longest },
    { id: 'classes', kept: classes(password) >= policy.classes },
    { id: 'owner', kept: length > 0 && !holds(password, owner.login) && !holds(password, owner.name) },
    { id: 'differs', kept: length > 0 && password !== owner.current },
  ]
}
