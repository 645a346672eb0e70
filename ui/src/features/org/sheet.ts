import type { components } from '@/api/schema.gen'

export type OrgSheetRow = components['schemas']['OrgRow']

const CHANGE = { name: 'renamed', kind: 'retyped', parent: 'moved' } as const

/** What a row says differently from what is: the former name, kind or unit above (empty at the top). */
export function formerly(row: OrgSheetRow, column: string): string | undefined {
  if (column !== 'name' && column !== 'kind' && column !== 'parent') return undefined
  return row.changes.includes(CHANGE[column]) ? row.was?.[column] : undefined
}
