import type { RuleBoard } from './types'

/** The set that is in force until another one is put into force. */
const FIRST = 'erqi-default'

/** The key of the set in force on a day: of those that had come into force by then, the one that did so last. */
export function inForceOn(board: Pick<RuleBoard, 'activations'>, day: string): string {
  const before = board.activations.filter(one => one.effective_on <= day)
  const last = before.reduce<(typeof before)[number] | undefined>(
    (best, one) => (best && rank(best) >= rank(one) ? best : one),
    undefined,
  )
  return last?.key ?? FIRST
}

function rank({ effective_on, recorded_at }: { effective_on: string; recorded_at: string }): string {
  return `${effective_on} ${recorded_at}`
}
