import type { components } from '@/api/schema.gen'

import { draftOf } from './form'

type ProjectView = components['schemas']['ProjectView']
type RevisionBody = components['schemas']['RevisionBody']

/** What a frozen plan holds to: these fields change only by an approved revision. */
export const FROZEN = ['plan', 'nature', 'planned_start', 'planned_finish'] as const
export type Frozen = (typeof FROZEN)[number]

/** The day of a milestone, as the form of a revision has it. */
export interface PlannedDay {
  name: string
  planned_on: string | null
  /** It is not among the milestones yet. */
  fresh: boolean
}

/** The form of a revision: every field as text, as it is typed. */
export type RevisionDraft = Record<Frozen, string> & { milestones: PlannedDay[] }

/** The form filled from what holds now. */
export function revisionDraft(project: ProjectView): RevisionDraft {
  const { plan, nature, planned_start, planned_finish } = draftOf(project)
  const milestones = project.milestones.map(({ name, planned_on }) => ({
    name,
    planned_on: planned_on ?? null,
    fresh: false,
  }))
  return { plan, nature, planned_start, planned_finish, milestones }
}

/** What differs from what holds now; what stays is not sent. An amount or a class that is emptied stays as it is. */
export function revisionChanges(
  draft: RevisionDraft,
  project: ProjectView,
): Partial<Pick<RevisionBody, Frozen | 'milestones'>> {
  const now = revisionDraft(project)
  const fields = FROZEN.filter(field => draft[field].trim() !== now[field].trim()).filter(
    field => draft[field].trim() !== '' || field.startsWith('planned_'),
  )
  const milestones = draft.milestones
    .map(({ name, planned_on, fresh }) => ({ name: name.trim(), planned_on, fresh }))
    .filter(({ name, planned_on, fresh }) =>
      fresh
        ? name !== '' && planned_on !== null
        : now.milestones.find(one => one.name === name)?.planned_on !== planned_on,
    )
    .map(({ name, planned_on }) => ({ name, planned_on }))
  return {
    ...Object.fromEntries(fields.map(field => [field, draft[field].trim()])),
    ...(milestones.length ? { milestones } : {}),
  }
}

/** The day from which a revision is offered to hold: today, or the date shown where that is another year's. */
export function revisionDay(today: string, asOf: string, year: number): string {
  return today.startsWith(String(year)) ? today : asOf
}
