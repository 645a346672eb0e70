import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
/** The generated client forgets that the header's rows are two. */
export type SheetView = Omit<Schemas['SheetView'], 'header_rows'> & { header_rows?: readonly number[] | null }
export type ImportView = Omit<Schemas['ImportView'], 'sheets'> & { sheets: SheetView[] }
export type MappingBody = Schemas['MappingBody']

/** The forms that can be chosen. */
export const FORMS = ['project_plan', 'milestones', 'progress', 'batch', 'statistics', 'payment'] as const
/** Fields that hold amounts, and so have a unit. */
const AMOUNTS: readonly string[] = ['total', 'plan', 'done_month', 'done_year']
export const UNITS = ['yi', 'wan', 'yuan'] as const

/** How one column is taken, while a person corrects it. */
export interface Choice {
  column: string
  /** Empty when the column is not taken. */
  field: string
}

/** What a person states about a sheet that does not say it itself; empty to leave it as it was understood. */
export interface Statement {
  year: string
  month: string
  /** The unit of amounts that neither a cell nor a header names. */
  unit: string
}

/** A sheet's mapping as it is being corrected. */
export interface Draft extends Statement {
  form: string
  columns: Choice[]
}

export function isAmount(field: string): boolean {
  return AMOUNTS.includes(field)
}

export const NOTHING_STATED: Statement = { year: '', month: '', unit: '' }

/** The mapping that is in force, or the one proposed for a sheet of no known form, with what was stated by hand. */
export function draftOf(sheet: SheetView, stated: Statement = NOTHING_STATED): Draft {
  return {
    ...stated,
    form: sheet.form ?? sheet.proposed ?? '',
    columns: sheet.columns.map(({ column, field }) => ({ column, field: field ?? '' })),
  }
}

/**
 * What the server is asked to read the sheet by. Year and month are named only when a person states them: a mapping is
 * remembered, and must not carry this year into the next.
 */
export function bodyOf(sheet: string, draft: Draft): MappingBody {
  return {
    sheet,
    form: draft.form || null,
    year: draft.year ? Number(draft.year) : null,
    month: draft.month || null,
    columns: draft.columns
      .filter(({ field }) => field)
      .map(({ column, field }) => ({
        column,
        field,
        unit: isAmount(field) && draft.unit ? draft.unit : null,
      })),
  }
}

/** What the server is asked when a person names another form: to take the columns as their headers say for that form. */
export function bodyOfForm(sheet: string, form: string): MappingBody {
  return { sheet, form: form || null, columns: null }
}

/** Whether any sheet of a file is read at all; until then there is nothing to confirm. */
export function hasForm(sheets: readonly SheetView[]): boolean {
  return sheets.some(({ form }) => form)
}

/** Whether a file waits for a person to say what it is: no sheet is read, and not all were left out. */
export function isUnexplained(sheets: readonly SheetView[]): boolean {
  return !hasForm(sheets) && sheets.some(({ proposed }) => proposed)
}

/** Fields that are taken from more than one column. */
export function doubled(draft: Draft): Set<string> {
  const fields = draft.columns.map(({ field }) => field).filter(Boolean)
  return new Set(fields.filter((field, at) => fields.indexOf(field) !== at))
}

/** Labels of fields that the form cannot do without and no column gives. */
export function lacking(sheet: SheetView, draft: Draft): string[] {
  if (draft.form !== (sheet.form ?? sheet.proposed)) return []
  const taken = new Set(draft.columns.map(({ field }) => field))
  return sheet.fields.filter(({ id, required }) => required && !taken.has(id)).map(({ id }) => id)
}

export function sameDraft(a: Draft, b: Draft): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
