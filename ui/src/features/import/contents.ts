import type { components } from '@/api/schema.gen'

export type ImportRow = components['schemas']['RowView']

/** The order in which lists show the fields of a row; the long ones come last. */
const ORDER = [
  'total',
  'plan',
  'done_month',
  'done_year',
  'planned_on',
  'achieved_on',
  'owner',
  'nature',
  'sector',
  'level',
  'started',
  'planned_start',
  'planned_finish',
  'period',
  'leader',
  'place',
  'lng',
  'lat',
  'content',
  'visual',
  'problem',
  'note',
]

/** The fields that at least one of the rows states: the columns of a table of them. */
export function fieldsOf(rows: readonly ImportRow[]): string[] {
  const stated = new Set(rows.flatMap(({ changes }) => changes.map(({ field }) => field)))
  const known = ORDER.filter(field => stated.has(field))
  return [...known, ...[...stated].filter(field => !ORDER.includes(field))]
}

/** What a row states of a field. */
export function statedOf({ changes }: ImportRow, field: string): string | undefined {
  return changes.find(change => change.field === field)?.after ?? undefined
}
