/** The text of a cell before and after, by the key of its row: rows may be sorted or hidden when it is taken back. */
export interface KeyedEdit {
  key: string
  column: string
  before: string
  after: string
}

/** How many steps can be taken back. */
const DEPTH = 200

export interface History<Change> {
  /** Remembers edits that were just made; what had been taken back is then gone. */
  push: (edits: readonly Change[]) => void
  /** The edits that take the last step back, in the order to make them. */
  undo: () => Change[]
  /** The edits that make the last step taken back again. */
  redo: () => Change[]
}

/** What was done in a grid, step by step. */
export function createHistory<Change extends { before: string; after: string }>(): History<Change> {
  const done: (readonly Change[])[] = []
  const undone: (readonly Change[])[] = []
  return {
    push(edits) {
      if (edits.length === 0) return
      done.push(edits)
      if (done.length > DEPTH) done.shift()
      undone.length = 0
    },
    undo() {
      const step = done.pop()
      if (!step) return []
      undone.push(step)
      return step.map(edit => ({ ...edit, before: edit.after, after: edit.before })).reverse()
    },
    redo() {
      const step = undone.pop()
      if (!step) return []
      done.push(step)
      return [...step]
    },
  }
}
