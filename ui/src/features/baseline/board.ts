import type { components } from '@/api/schema.gen'

export type Board = components['schemas']['BaselineBoard']
type Approval = components['schemas']['ApprovalView']

/** How far a year's plans are: no plan at all, none frozen, some, all. */
export function stageOf({ frozen, open }: Board): 'nothing' | 'open' | 'part' | 'frozen' {
  if (frozen === 0) return open === 0 ? 'nothing' : 'open'
  return open === 0 ? 'frozen' : 'part'
}

/** The requests to freeze the plans of this year. */
export function forYear(requests: readonly Approval[], year: number): Approval[] {
  return requests.filter(
    ({ kind, details }) =>
      kind === 'plan_freeze' &&
      details.some(({ label, after }) => label === 'year' && after === String(year)),
  )
}

/** The parts of a plan that differ from the original, each as the key of its word. */
export function partKeys(fields: readonly string[]): string[] {
  return fields.map(field => `baseline.part.${field}`)
}
