import type { RuleDimension, RuleRow } from './types'

export type Difference = 'same' | 'changed' | 'added' | 'removed'

/** Two things of the same id in two sets. */
export interface Pair<T> {
  id: string
  /** In the set that is compared against. */
  left?: T
  /** In the set that is looked at. */
  right?: T
  difference: Difference
}

/**
 * The dimensions of two sets, in the order of the right one, what is only on the left at the end. They belong together by
 * their ids, else by their names: other places call the same thing by another id.
 */
export function pairDimensions(
  left: readonly RuleDimension[],
  right: readonly RuleDimension[],
): Pair<RuleDimension>[] {
  const taken = new Set(right.map(({ id }) => id))
  const renamed = left.map(one => {
    if (taken.has(one.id)) return one
    const alike = right.find(
      ({ id, name }) => name.zh === one.name.zh && !left.some(other => other.id === id),
    )
    return alike ? { ...one, id: alike.id } : one
  })
  return paired(renamed, right, (one, other) => JSON.stringify(said(one)) === JSON.stringify(said(other)))
}

/** The rules of two dimensions, likewise. */
export function pairRules(left?: RuleDimension, right?: RuleDimension): Pair<RuleRow>[] {
  const rules = (dimension?: RuleDimension) =>
    (dimension?.rules ?? []).map(rule => ({ ...rule, id: bare(rule.id) }))
  return paired(
    rules(left),
    rules(right),
    (one, other) => one.when === other.when && one.light === other.light,
  )
}

/** The name of a rule within its dimension. */
function bare(id: string): string {
  return id.slice(id.indexOf('.') + 1)
}

/** What decides a light; places in the file do not. */
function said({ rules, otherwise, missing }: RuleDimension): unknown {
  return [rules.map(({ id, when, light }) => [bare(id), when, light]), otherwise, missing]
}

function paired<T extends { id: string }>(
  left: readonly T[],
  right: readonly T[],
  same: (one: T, other: T) => boolean,
): Pair<T>[] {
  const found = right.map((one): Pair<T> => {
    const other = left.find(({ id }) => id === one.id)
    const difference = !other ? 'added' : same(other, one) ? 'same' : 'changed'
    return { id: one.id, left: other, right: one, difference }
  })
  const gone = left.filter(({ id }) => !right.some(one => one.id === id))
  return [...found, ...gone.map((one): Pair<T> => ({ id: one.id, left: one, difference: 'removed' }))]
}
