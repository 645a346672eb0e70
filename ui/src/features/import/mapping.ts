import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
/** The generated client forgets that the header's rows are two. */
export type SheetView = Omit<Schemas['SheetView'], 'header_rows'> & { header_rows?: readonly number[] | null }
export type ImportView = Omit<Schemas['ImportView'], 'sheets'> & { sheets: SheetView[] }
export type MappingBody = Schemas['MappingBody']

/** The forms that can be chosen. */
export const FORMS = ['project_plan', 'milestones', 'progress'] as const
/** Fields that hold amounts, and so have a unit. */
const AMOUNTS: readonly string[] = ['total', 'plan', 'done_month', 'done_year']
export const UNITS = ['yi', 'wan', 'yuan'] as const

/** How one column is taken, while a person corrects it. */
export interface Choice {
  column: string
  /** Empty when the column is not taken. */
  field: string
  unit: string
}

/** A sheet's mapping as it is being corrected. */
export interface Draft {
  form: string
  year: string
  month: string
  columns: Choice[]
}

export function isAmount(field: string): boolean {
  return AMOUNTS.includes(field)
}

/** The mapping that is in force. */
export function draftOf(sheet: SheetView): Draft {
  return {
    form: sheet.form ?? '',
    year: sheet.year == null ? '' : String(sheet.year),
    month: sheet.month ?? '',
    columns: sheet.columns.map(({ column, field, unit }) => ({
      column,
      field: field ?? '',
      unit: unit ?? '',
    })),
  }
}

/** What the server is asked to read the sheet by. */
export function bodyOf(sheet: string, draft: Draft): MappingBody {
  return {
    sheet,
    form: draft.form || null,
    year: draft.year ? Number(draft.year) : null,
    month: draft.month || null,
    columns: draft.columns
      .filter(({ field }) => field)
      .map(({ column, field, unit }) => ({ column, field, unit: isAmount(field) && unit ? unit : null })),
  }
}

/** Fields that are taken from more than one column. */
export function doubled(draft: Draft): Set<string> {
  const fields = draft.columns.map(({ field }) => field).filter(Boolean)
  return new Set(fields.filter((field, at) => fields.indexOf(field) !== at))
}

/** Labels of fields that the form cannot do without and no column gives. */
export function lacking(sheet: SheetView, draft: Draft): string[] {
  if (draft.form !== sheet.form) return []
  const taken = new Set(draft.columns.map(({ field }) => field))
  return sheet.fields.filter(({ id, required }) => required && !taken.has(id)).map(({ id }) => id)
}

export function sameDraft(a: Draft, b: Draft): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
