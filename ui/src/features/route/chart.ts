import { i18n } from '@/i18n'
import type { Milestone as ChartRow } from '@/kit/gantt/rows'

import type { DraftView, Milestone, RouteNode, RouteView } from './types'

const { t } = i18n.global

/** The nodes of the route that holds, each held against its original day. */
export function rowsOfRoute(route: RouteView, milestones: readonly Milestone[]): ChartRow[] {
  const known = new Map(milestones.map(one => [one.name, one]))
  return route.nodes.map(node => {
    const milestone = known.get(node.name)
    return {
      ...rowOf(node, node.planned_on),
      original_on: milestone?.original_on,
      days_overdue: milestone?.days_overdue,
    }
  })
}

/** The nodes of a draft, each held against what is promised now. */
export function rowsOfDraft(
  view: DraftView,
  days: ReadonlyMap<string, string>,
  milestones: readonly Milestone[],
): ChartRow[] {
  const promised = new Map(milestones.map(({ name, planned_on }) => [name, planned_on]))
  return view.nodes.map(node => {
    // A day that was just set is shown before the server has planned on from it.
    const planned = node.achieved_on ? node.planned_on : (days.get(node.id) ?? node.planned_on)
    const before = promised.get(node.name)
    return { ...rowOf(node, planned), original_on: before === planned ? null : before }
  })
}

function rowOf(node: RouteNode, planned: string | null | undefined): ChartRow {
  return {
    name: node.name,
    from_on: node.earliest_start,
    planned_on: planned,
    achieved_on: node.achieved_on,
    critical: node.critical,
    float_days: node.float_days,
    latest_on: node.latest_finish,
    clash: node.clash ? t(`route.clash.${node.clash.kind}`, { on: node.clash.on }) : undefined,
  }
}
