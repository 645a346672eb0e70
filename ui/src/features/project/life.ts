import type { components } from '@/api/schema.gen'
import { i18n } from '@/i18n'

import { lifeName } from './words'

type LifeView = components['schemas']['LifeView']

/** A step of a project's life as a line of its history. */
export interface LifeLine {
  key: string
  on: string
  what: string
  why: string
  at: string
}

const { t } = i18n.global

/** Moves and stages in one line of time, the newest first. */
export function lifeLines(life: LifeView): LifeLine[] {
  const moves = life.moves.map((move, place) => ({
    key: `move-${place}`,
    on: move.on,
    at: move.recorded_at,
    what: t('project.move_line', { from: pool(move.from), to: pool(move.to) }),
    why: grounds(move),
  }))
  const stages = life.stages.map((stage, place) => ({
    key: `stage-${place}`,
    on: stage.on,
    at: stage.recorded_at,
    what: lifeName('stages', stage.stage),
    why: grounds(stage),
  }))
  return [...moves, ...stages].sort((a, b) => b.on.localeCompare(a.on) || b.at.localeCompare(a.at))
}

function pool(code: string | null | undefined): string {
  return code ? lifeName('pools', code) : t('project.move_out')
}

/** Why, on which paper, and who. */
function grounds(of: {
  reason: string
  paper?: string | null
  by: string
  approved_by?: string | null
}): string {
  const who = of.approved_by
    ? t('project.life_by', { by: of.by, approved: of.approved_by })
    : t('project.life_alone', { by: of.by })
  return [of.reason, of.paper, who].filter(Boolean).join(' · ')
}
