import { i18n } from '@/i18n'

import type { LightKind } from './lights'

/** The looks of states that are no lights of a rule set: how visits stand, and how the clock of a request runs. */
const LOOKS = {
  visit_state: {
    overdue: ['■', '#d92d20'],
    near: ['▲', '#dc6803'],
    due: ['◆', '#1570ef'],
    met: ['●', '#079455'],
    free: ['○', '#98a2b3'],
  },
  factor_clock: {
    overdue: ['■', '#d92d20'],
    near: ['▲', '#dc6803'],
    running: ['◆', '#1570ef'],
    late: ['▼', '#667085'],
    done: ['●', '#079455'],
  },
} as const satisfies Record<string, Record<string, readonly [shape: string, colour: string]>>

export type States = keyof typeof LOOKS

/** Each state with its word in the language shown, its shape and its colour. */
export function stateKinds(of: States): LightKind[] {
  return Object.entries(LOOKS[of]).map(([id, [shape, colour]]) => {
    const word = i18n.global.t(`kit.${of}.${id}`)
    return { id, label: { zh: word, en: word }, shape, colour }
  })
}
