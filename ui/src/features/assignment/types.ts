import type { components } from '@/api/schema.gen'

export type Assignment = components['schemas']['AssignmentLine']
export type Coverage = components['schemas']['CoverageView']
export type CoverageLine = components['schemas']['CoverageLine']

/** The roles in which somebody is assigned by hand; the responsible unit is a fact of the project. */
export const ASSIGNED = [
  'leader_link',
  'leader_charge',
  'charge_pairing',
  'chief_service_officer',
  'task_force',
  'contact',
] as const

export const LEVELS = ['province', 'city', 'district', 'committee'] as const

export const VISIT_STATES = ['overdue', 'near', 'due', 'met', 'free'] as const

/** Who is to hold an assignment: a post with its unit, a colleague by sign-in name, or both. */
export interface Holder {
  login?: string
  post: string
  unit?: string
}

export function isNamed({ login, post }: Holder): boolean {
  return login !== undefined || post.trim() !== ''
}

/** As the server takes it. */
export function bodyOf({ login, post, unit }: Holder) {
  return { login: login ?? null, post: post.trim() || null, unit: unit ?? null }
}
