/** The state of a list as its address holds it: words searched for, values per filter, order. */
export interface ListState {
  q: string
  /** Chosen values per filter; a filter without a choice is absent. */
  values: Readonly<Record<string, readonly string[]>>
  /** A field, with a leading `-` for descending; empty for the list's own order. */
  sort: string
}

export type Query = Record<string, string | null | undefined | (string | null)[]>

function single(value: Query[string]): string {
  const first = Array.isArray(value) ? value[0] : value
  return first ?? ''
}

/** Reads the state of a list from an address. Unknown parts are left alone; repeated and empty values are dropped. */
export function readState(query: Query, filters: readonly string[]): ListState {
  const values: Record<string, readonly string[]> = {}
  for (const filter of filters) {
    const chosen = [...new Set(single(query[filter]).split(',').filter(Boolean))]
    if (chosen.length > 0) values[filter] = chosen
  }
  return { q: single(query.q).trim(), values, sort: single(query.sort) }
}

/** The state as the server and the address take it: several values of one filter separated by commas. */
export function writeState(state: ListState): Record<string, string> {
  const query: Record<string, string> = {}
  if (state.q) query.q = state.q
  for (const [filter, chosen] of Object.entries(state.values)) {
    if (chosen.length > 0) query[filter] = chosen.join(',')
  }
  if (state.sort) query.sort = state.sort
  return query
}

/** The same state with another choice for one filter. */
export function choose(state: ListState, filter: string, chosen: readonly string[]): ListState {
  const values: Record<string, readonly string[]> = { ...state.values }
  delete values[filter]
  return { ...state, values: chosen.length > 0 ? { ...values, [filter]: chosen } : values }
}

/** The order after a click on a column: ascending, descending, the list's own. */
export function nextSort(current: string, field: string): string {
  if (current === field) return `-${field}`
  return current === `-${field}` ? '' : field
}
