import type { components } from '@/api/schema.gen'

import type { BatchForm } from './types'

type BatchItemBody = components['schemas']['BatchItemBody']
type BatchItemFacts = components['schemas']['BatchItemFacts']

export const FIELDS = [
  'name',
  'period',
  'unit',
  'amount',
  'industry',
  'project',
  'day',
  'fulfilled_on',
  'yielding_on',
  'note',
] as const

/** The form of an item: every field as text, as it is typed. */
export type BatchDraft = Record<(typeof FIELDS)[number], string>

/** The form filled from what was recorded last; empty for a new item. */
export function draftOf(form?: BatchForm): BatchDraft {
  return {
    name: form?.name ?? '',
    period: form ? String(form.period) : '',
    unit: form?.unit ?? '',
    amount: form?.amount?.written ?? form?.amount?.money ?? '',
    industry: form?.industry ?? '',
    project: form?.project ?? '',
    day: form?.day ?? '',
    fulfilled_on: form?.fulfilled_on ?? '',
    yielding_on: form?.yielding_on ?? '',
    note: form?.note ?? '',
  }
}

/** What is typed, as it is sent: empty fields as absent. */
export function factsOf(draft: BatchDraft): BatchItemFacts {
  // A field that was cleared by its cross holds null.
  const text = (field: keyof BatchDraft) => (draft[field] ?? '').trim()
  const filled = Object.fromEntries(FIELDS.map(field => [field, text(field) || null]))
  return { ...filled, name: text('name'), period: text('period') }
}

/** A change, with the revision the form was filled from. */
export function bodyOf(draft: BatchDraft, form: BatchForm, effectiveOn: string | null): BatchItemBody {
  return { ...factsOf(draft), effective_on: effectiveOn, revision: form.revision }
}

/** Whether anything differs from what is recorded, or is typed at all. */
export function changed(draft: BatchDraft, form?: BatchForm): boolean {
  const recorded = draftOf(form)
  return FIELDS.some(field => (draft[field] ?? '').trim() !== recorded[field].trim())
}
