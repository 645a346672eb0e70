import { shallowRef } from 'vue'

import { i18n, side, type Text } from '@/i18n'

/** One light of the rule set in force: its words, shape and colour are settings of the rule set. */
export interface LightKind {
  id: string
  label: Text
  /** One character: ■ ▲ ◆ ● ○ ★ ▼, or whatever a rule set chooses. */
  shape: string
  colour: string
}

/** The lights in force on the date shown, in order of gravity, as the server names them. */
export const lightKinds = shallowRef<readonly LightKind[]>([])

/** A colour as a rule set names it. */
export interface Colour {
  id: string
  label: Text
  shape: string
  css: string
}

/** The lights of a rule set that need not be the one in force. */
export function kindsOf(colours: readonly Colour[]): LightKind[] {
  return colours.map(({ id, label, shape, css }) => ({ id, label, shape, colour: css }))
}

/** What a subject shows for which the rules give no colour. */
export const NO_LIGHT = 'none'

/** What is known of a light; an id that the rule set does not name is shown as a plain grey ring. */
export function lightKind(id: string, kinds: readonly LightKind[] = lightKinds.value): LightKind {
  return (
    kinds.find(kind => kind.id === id) ?? {
      id,
      label: { zh: id, en: id },
      shape: id === NO_LIGHT ? '–' : '○',
      colour: id === NO_LIGHT ? '#667085' : '#98a2b3',
    }
  )
}

/** The word of a light in the language shown. */
export function lightWord(id: string, kinds: readonly LightKind[] = lightKinds.value): string {
  const named = kinds.some(kind => kind.id === id)
  return id === NO_LIGHT && !named ? i18n.global.t('kit.light_none') : side(lightKind(id, kinds).label)
}

/** Outlines of the shapes in a box of 16 × 16, for SVG and for chart symbols alike. */
const PATHS: Record<string, string> = {
  '■': 'M2 2h12v12H2z',
  '▲': 'M8 1.5 15 14.5H1z',
  '◆': 'M8 .8 15.2 8 8 15.2.8 8z',
  '●': 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13z',
  '○': 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM8 4.3a3.7 3.7 0 1 1 0 7.4a3.7 3.7 0 1 1 0-7.4z',
  '★': 'M8 .9l2.2 4.7 5.1.6-3.8 3.5 1 5.1L8 12.3l-4.5 2.5 1-5.1L.7 6.2l5.1-.6z',
  '▼': 'M1 1.5h14L8 14.5z',
  '–': 'M2 7h12v2H2z',
}

/** Whether a shape is drawn; any other character is written as it is, so that no two lights look alike. */
export function isDrawn(shape: string): boolean {
  return shape in PATHS
}

/** The outline of a light's shape. */
export function shapePath(shape: string): string {
  return PATHS[shape] ?? (PATHS['○'] as string)
}
