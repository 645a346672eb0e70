import { shallowRef } from 'vue'

import { i18n } from '@/i18n'

/** One light of the rule set in force: its words, shape and colour are settings of the rule set. */
export interface LightKind {
  id: string
  label: { zh: string; en: string }
  /** One of ■ ▲ ◆ ● ○ */
  shape: string
  colour: string
}

/** The lights in force on the date shown, in order of gravity, as the server names them. */
export const lightKinds = shallowRef<readonly LightKind[]>([])

/** The id of no light at all: the rule set gives a project none, or somebody decided so. */
export const NO_LIGHT = 'none'

const GREY = '#98a2b3'

/** What is known of a light; an id that the rule set does not name is shown as a plain grey ring. */
export function lightKind(id: string): LightKind {
  const known = lightKinds.value.find(kind => kind.id === id)
  if (known) return known
  const word = id === NO_LIGHT ? i18n.global.t('kit.light_none') : id
  return { id, label: { zh: word, en: word }, shape: '○', colour: GREY }
}

/** Outlines of the shapes in a box of 16 × 16, for SVG and for chart symbols alike. */
const PATHS: Record<string, string> = {
  '■': 'M2 2h12v12H2z',
  '▲': 'M8 1.5 15 14.5H1z',
  '◆': 'M8 .8 15.2 8 8 15.2.8 8z',
  '●': 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13z',
  '○': 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM8 4.3a3.7 3.7 0 1 1 0 7.4a3.7 3.7 0 1 1 0-7.4z',
}

/** The outline of a light's shape. */
export function shapePath(shape: string): string {
  return PATHS[shape] ?? (PATHS['○'] as string)
}
