import type { Adjustment, DraftBody, RouteView, Template } from './types'

/** The draft that gives the route that holds: what it would be when nothing is changed. */
export function draftOf(route: RouteView, template: Template): DraftBody {
  const kept = new Map(route.nodes.map(node => [node.id, node]))
  const nodes = template.nodes.map(({ id }): Adjustment => {
    const node = kept.get(id)
    if (!node) return { node: id, left_out: true }
    const { limit, unit, post, fixed_on } = node
    return { node: id, limit, unit: unit?.id ?? null, post, fixed_on: fixed_on ?? null }
  })
  const anchor = route.anchor === 'finish' ? { finish: route.anchored_on } : { start: route.anchored_on }
  return { template: route.template, ...anchor, nodes }
}

/** The same draft with a day set by hand for one node. */
export function withDay(draft: DraftBody, node: string, day: string): DraftBody {
  return { ...draft, nodes: adjusted(draft.nodes ?? [], node, { fixed_on: day }) }
}

/** The adjustments with another one for a node; one that is not among them yet is added. */
export function adjusted(
  nodes: readonly Adjustment[],
  node: string,
  change: Partial<Adjustment>,
): Adjustment[] {
  const others = nodes.filter(one => one.node !== node)
  const before = nodes.find(one => one.node === node) ?? { node }
  return [...others, { ...before, ...change }]
}

/** The days that are set by hand. */
export function daysSet(draft: DraftBody): ReadonlyMap<string, string> {
  return new Map((draft.nodes ?? []).flatMap(({ node, fixed_on }) => (fixed_on ? [[node, fixed_on]] : [])))
}
