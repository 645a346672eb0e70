import type { components } from '@/api/schema.gen'
import { readAmount, subtract, sum } from '@/kit/arithmetic'

type Schemas = components['schemas']
export type Target = Schemas['TargetLine']
type TargetBody = Schemas['TargetBody']

/** What a person may know of the year before: by how much it is to be passed, or how much it was. */
export type Against = 'growth_pct' | 'base'

/** The form of a target: every field as text, as it is typed. */
export interface TargetDraft {
  amount: string
  against: Against
  /** The growth in percent, or the base in 万元. */
  before: string
  series: string
  /** The months are typed; else they follow the district's curve. */
  typed: boolean
  /** January to December. */
  tasks: string[]
  effective_on: string
}

const MONTHS = 12

/** The form filled from the target that holds, months and all, so that none that was typed is lost; empty for the first. */
export function targetDraft(held?: Target): TargetDraft {
  return {
    amount: held?.amount ?? '',
    against: held?.base ? 'base' : 'growth_pct',
    before: held?.base ?? '',
    series: held?.series.id ?? 'statistics',
    typed: held !== undefined,
    tasks: held ? [...held.tasks] : Array.from({ length: MONTHS }, () => ''),
    effective_on: '',
  }
}

/** What is sent: empty fields as absent. */
export function targetBody(draft: TargetDraft, unit?: string): TargetBody {
  return {
    unit: unit ?? null,
    amount: draft.amount.trim(),
    [draft.against]: draft.before.trim() || null,
    series: draft.series,
    tasks: draft.typed ? draft.tasks.map(task => task.trim()) : null,
    effective_on: draft.effective_on || null,
  }
}

/** What the typed months leave of the target, in 万元; undefined while one of them is no amount. */
export function leftOver({ amount, tasks }: TargetDraft): string | undefined {
  const whole = readAmount(amount)
  const months = tasks.map(task => (task.trim() ? readAmount(task) : '0'))
  if (whole === undefined || months.includes(undefined)) return undefined
  return subtract(whole, sum(months as string[]))
}
