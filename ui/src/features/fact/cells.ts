import type { GridEdit } from '@/kit/grid/types'

import type { Typed } from './drafts'
import type { Fact, FactCell, FactProblem, FactRow } from './types'
import { fits, tidy } from './values'

/** What the server says about cells that it does not take: reasons by project code and name of the fact. */
export type Refused = Readonly<Record<string, Readonly<Record<string, string>>>>

/** A cell to be led to. */
export interface Spot {
  key: string
  column: string
}

/** What is typed with further texts. A text that is what the server has is no draft. */
export function withEdits(
  typed: Typed,
  edits: readonly GridEdit[],
  stored: (code: string, name: string) => string,
): Typed {
  const next: Record<string, Readonly<Record<string, string>>> = { ...typed }
  for (const { key, column, text } of edits) {
    const row = { ...next[key] }
    if (text === stored(key, column)) delete row[column]
    else row[column] = text
    if (Object.keys(row).length > 0) next[key] = row
    else delete next[key]
  }
  return next
}

/** The refusals without those of cells that were changed since. */
export function withoutRefusals(refused: Refused, edits: readonly GridEdit[]): Refused {
  if (Object.keys(refused).length === 0) return refused
  const next: Record<string, Readonly<Record<string, string>>> = { ...refused }
  for (const { key, column } of edits) {
    const row = { ...next[key] }
    delete row[column]
    next[key] = row
  }
  return next
}

export function refusalsOf(problems: readonly FactProblem[]): Refused {
  const found: Record<string, Record<string, string>> = {}
  for (const { code, name, reason } of problems) (found[code] ??= {})[name] = reason
  return found
}

/** Cells that say something else than the server has, in their usual form: what is handed in. */
export function changesOf(rows: readonly FactRow[], asked: readonly Fact[], typed: Typed): FactCell[] {
  return rows.flatMap(row => {
    const texts = typed[row.code]
    if (!texts) return []
    return asked.flatMap(fact => {
      const text = texts[fact.name]
      if (text === undefined) return []
      const value = tidy(fact, text)
      return value === tidy(fact, row.values[fact.name] ?? '')
        ? []
        : [{ code: row.code, name: fact.name, value }]
    })
  })
}

/** Why a cell cannot be handed in, as a code of the reasons. */
export function faultOf(fact: Fact, value: string, refusal: string | undefined): string | undefined {
  return refusal ?? (fits(fact, value) ? undefined : 'fact_kind')
}

/**
 * Whether something that the rules need is missing in a row. Judgements are made where there is a case for them, so they
 * count only where nothing else is asked for.
 */
export function isIncomplete(row: FactRow, asked: readonly Fact[]): boolean {
  const plain = asked.filter(fact => !fact.judged)
  return (plain.length > 0 ? plain : asked).some(fact => !row.values[fact.name])
}
