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

/** The dimensions of two sets by their ids, in the order of the right one, what is only on the left at the end. */
export function pairDimensions(
  left: readonly RuleDimension[],
  right: readonly RuleDimension[],
): Pair<RuleDimension>[] {
  return paired(left, right, (one, other) => JSON.stringify(said(one)) === JSON.stringify(said(other)))
}

/** The rules of two dimensions, likewise. */
export function pairRules(left?: RuleDimension, right?: RuleDimension): Pair<RuleRow>[] {
  const bare = (dimension?: RuleDimension) =>
    (dimension?.rules ?? []).map(rule => ({ ...rule, id: rule.id.split('.').slice(1).join('.') || rule.id }))
  return paired(bare(left), bare(right), (one, other) => one.when === other.when && one.light === other.light)
}

/** What decides a light; places in the file do not. */
function said({ rules, otherwise, missing }: RuleDimension): unknown {
  return [rules.map(({ id, when, light }) => [id, when, light]), otherwise, missing]
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
