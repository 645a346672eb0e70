import type { Colour, DryRun, DryRunLine } from './types'

/** One clause of the answer: so many projects turn to a light, or leave it. */
export interface Clause {
  kind: 'to' | 'from'
  light: string
  projects: number
}

/** What a dry run comes to: for each light what turns to it, for bad lights also what leaves them; the worst first. */
export function clauses(run: Pick<DryRun, 'rules' | 'against' | 'moves'>): Clause[] {
  const moved = run.moves.filter(move => move.from !== move.to)
  const sum = (side: 'from' | 'to', light: string) =>
    moved.reduce((all, move) => all + (move[side] === light ? move.projects : 0), 0)
  return lights(run.rules.colours, run.against.colours).flatMap(({ id, meaning }) => {
    const turned: Clause = { kind: 'to', light: id, projects: sum('to', id) }
    const left: Clause = { kind: 'from', light: id, projects: meaning === 'bad' ? sum('from', id) : 0 }
    return [turned, left].filter(({ projects }) => projects > 0)
  })
}

/** The lights of two sets, worst first, each once; no light comes last. */
function lights(rules: readonly Colour[], against: readonly Colour[]): Pick<Colour, 'id' | 'meaning'>[] {
  const own = new Set(rules.map(({ id }) => id))
  return [...rules, ...against.filter(({ id }) => !own.has(id)), { id: 'none', meaning: 'neutral' as const }]
}

/** From which light to which, in numbers; only lights that occur. */
export interface Matrix {
  from: string[]
  to: string[]
  /** By row, then by column. */
  cells: number[][]
}

export function matrix(run: Pick<DryRun, 'rules' | 'against' | 'moves'>): Matrix {
  const order = (colours: readonly Colour[]) => [...colours.map(({ id }) => id), 'none']
  const count = (from: string, to: string) =>
    run.moves.find(move => move.from === from && move.to === to)?.projects ?? 0
  const [rows, columns] = [order(run.against.colours), order(run.rules.colours)]
  const from = rows.filter(row => columns.some(column => count(row, column) > 0))
  const to = columns.filter(column => rows.some(row => count(row, column) > 0))
  return { from, to, cells: from.map(row => to.map(column => count(row, column))) }
}

/** Which projects of a dry run are listed. */
export interface Wanted {
  from?: string
  to?: string
  /** Those that stay as they are as well. */
  all: boolean
}

export function listed(lines: readonly DryRunLine[], { from, to, all }: Wanted): DryRunLine[] {
  // A cell on the diagonal asks for projects that stay.
  const stays = all || (from !== undefined && from === to)
  return lines.filter(
    line =>
      (stays || line.changed) &&
      (from === undefined || line.before.light === from) &&
      (to === undefined || line.after.light === to),
  )
}
