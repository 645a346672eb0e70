import type { ApprovalView } from './types'

/** The lists of approvals: what waits for me, what I asked for, what waits for somebody else, what is settled. */
export const LISTS = ['waiting', 'mine', 'others', 'settled'] as const
export type List = (typeof LISTS)[number]

/** The lists, each newest first. What I asked for stays among mine when it is settled. */
export function grouped(all: readonly ApprovalView[]): Record<List, ApprovalView[]> {
  const sorted = [...all].sort((a, b) => moment(b).localeCompare(moment(a)))
  const open = sorted.filter(one => !one.answer)
  return {
    waiting: open.filter(one => one.may_answer),
    mine: sorted.filter(one => one.mine),
    others: open.filter(one => !one.may_answer && !one.mine),
    settled: sorted.filter(one => one.answer),
  }
}

function moment(one: ApprovalView): string {
  return one.answered_at ?? one.asked_at
}

/** The list that is shown: the one asked for, the one that holds the approval asked for, else the first that has any. */
export function listShown(
  groups: Readonly<Record<List, readonly ApprovalView[]>>,
  asked: unknown,
  id: unknown,
): List {
  const named = LISTS.find(list => list === asked)
  if (named) return named
  const holding = LISTS.find(list => groups[list].some(one => one.id === id))
  return holding ?? LISTS.find(list => groups[list].length > 0) ?? 'waiting'
}
