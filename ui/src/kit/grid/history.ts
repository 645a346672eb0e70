import type { Edit } from './edits'

/** How many steps can be taken back. */
const DEPTH = 200

export interface History {
  /** Remembers edits that were just made; what had been taken back is then gone. */
  push: (edits: readonly Edit[]) => void
  /** The edits that take the last step back, in the order to make them. */
  undo: () => Edit[]
  /** The edits that make the last step taken back again. */
  redo: () => Edit[]
}

/** What was done in a grid, step by step. */
export function createHistory(): History {
  const done: (readonly Edit[])[] = []
  const undone: (readonly Edit[])[] = []
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
