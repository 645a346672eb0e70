import type { components } from '@/api/schema.gen'

type ProjectView = components['schemas']['ProjectView']
type ProjectBody = components['schemas']['ProjectBody']
type Amount = components['schemas']['AmountView']

/** The form of a project's facts: every field as text, as it is typed. */
export type ProjectDraft = Record<(typeof FIELDS)[number], string>

export const FIELDS = [
  'name',
  'sector',
  'level',
  'nature',
  'unit',
  'leader',
  'place',
  'total',
  'plan',
  'planned_start',
  'planned_finish',
  'content',
  'note',
] as const

function typed(amount: Amount | null | undefined): string {
  return amount?.written ?? amount?.money ?? ''
}

/** The form filled from what is recorded. */
export function draftOf({ line, content, note }: ProjectView): ProjectDraft {
  return {
    name: line.name,
    sector: line.sector ?? '',
    level: line.level ?? '',
    nature: line.nature ?? '',
    unit: line.unit?.id ?? '',
    leader: line.leader ?? '',
    place: line.place ?? '',
    total: typed(line.total),
    plan: typed(line.plan),
    planned_start: line.planned_start?.written ?? '',
    planned_finish: line.planned_finish?.written ?? '',
    content: content ?? '',
    note: note ?? '',
  }
}

/** What is sent: empty fields as absent, and the revision the form was filled from. */
export function bodyOf(draft: ProjectDraft, project: ProjectView, effectiveOn: string): ProjectBody {
  const filled = Object.fromEntries(FIELDS.map(field => [field, draft[field].trim() || null]))
  return {
    ...filled,
    name: draft.name.trim(),
    bundle: project.bundle?.code ?? null,
    effective_on: effectiveOn,
    revision: project.revision,
  }
}

/** Whether anything differs from what is recorded. */
export function changed(draft: ProjectDraft, project: ProjectView): boolean {
  const recorded = draftOf(project)
  return FIELDS.some(field => draft[field].trim() !== recorded[field].trim())
}
