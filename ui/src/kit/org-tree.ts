import type { components } from '@/api/schema.gen'

export type OrgNode = components['schemas']['OrgNode']

/** A unit at its place in the tree. */
export interface OrgRow extends OrgNode {
  /** How many units stand above it. */
  depth: number
  /** The names of those above it, from the top. */
  above: readonly string[]
}

/** The tree as a list: each unit followed by those below it, in the order given. A unit whose parent is unknown stands at the top. */
export function flatten(nodes: readonly OrgNode[]): OrgRow[] {
  const known = new Set(nodes.map(({ id }) => id))
  const below = new Map<string, OrgNode[]>()
  for (const node of nodes) {
    const parent = node.parent && known.has(node.parent) ? node.parent : ''
    below.set(parent, [...(below.get(parent) ?? []), node])
  }
  const walk = (parent: string, above: readonly string[]): OrgRow[] =>
    (below.get(parent) ?? []).flatMap(node => [
      { ...node, depth: above.length, above },
      ...walk(node.id, [...above, node.name]),
    ])
  return walk('', [])
}

/** The rows whose names hold the words, with everything above them, so that they are seen in their place. */
export function matching(rows: readonly OrgRow[], words: string): OrgRow[] {
  const wanted = words.trim().toLowerCase()
  if (!wanted) return [...rows]
  const kept = new Set<string>()
  const byId = new Map(rows.map(row => [row.id, row]))
  for (const row of rows) {
    if (!row.name.toLowerCase().includes(wanted)) continue
    for (let at: OrgRow | undefined = row; at && !kept.has(at.id); at = byId.get(at.parent ?? ''))
      kept.add(at.id)
  }
  return rows.filter(({ id }) => kept.has(id))
}

/** The ids of a unit and of everything below it. */
export function subtree(rows: readonly OrgRow[], id: string): Set<string> {
  const found = new Set([id])
  // Rows come after those above them.
  for (const row of rows) if (row.parent && found.has(row.parent)) found.add(row.id)
  return found
}
