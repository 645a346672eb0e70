import type { components } from '@/api/schema.gen'

import type { ProcedureStep } from './types'

/** Steps while they are edited: what the server takes, with the names of the people and posts beside. */
export interface DraftSigner {
  kind: 'holder' | 'post' | 'person'
  key: string
  name: string
}
export interface DraftStep {
  /** Tells steps apart while they are moved about. */
  id: number
  name: string
  together: boolean
  /** As typed; empty for no limit. */
  workdays: string
  signers: DraftSigner[]
}

let last = 0
export function newStep(name = ''): DraftStep {
  last += 1
  return { id: last, name, together: false, workdays: '', signers: [] }
}

/** The steps of today as a draft; a procedure nobody has written begins with its only step, named. */
export function draftOf(
  steps: readonly ProcedureStep[],
  name: (signer: ProcedureStep['signers'][number]) => string,
  first: string,
): DraftStep[] {
  return steps.map(step => ({
    ...newStep(step.name || first),
    together: step.together,
    workdays: step.workdays == null ? '' : String(step.workdays),
    signers: step.signers.map(signer => ({
      kind: signer.kind as DraftSigner['kind'],
      key: signer.key ?? '',
      name: name(signer),
    })),
  }))
}

/** Adds a signer unless the step has them. */
export function withSigner(step: DraftStep, signer: DraftSigner): DraftSigner[] {
  const known = step.signers.some(one => one.kind === signer.kind && one.key === signer.key)
  return known ? step.signers : [...step.signers, signer]
}

/** The steps with one moved up or down. */
export function moved(steps: readonly DraftStep[], from: number, by: -1 | 1): DraftStep[] {
  const next = [...steps]
  const [step] = next.splice(from, 1)
  if (step) next.splice(Math.max(0, Math.min(next.length, from + by)), 0, step)
  return next
}

/** What the server takes. A limit that is no whole number is sent as one that it refuses by name. */
export function bodyOf(steps: readonly DraftStep[]): components['schemas']['StepBody'][] {
  return steps.map(step => ({
    name: step.name,
    together: step.together,
    workdays:
      step.workdays.trim() === '' ? null : /^\d{1,4}$/.test(step.workdays.trim()) ? Number(step.workdays) : 0,
    signers: step.signers.map(({ kind, key }) => ({ kind, key: kind === 'holder' ? null : key })),
  }))
}
