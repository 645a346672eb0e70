import { ref, watchEffect, type Ref } from 'vue'

/** The colours that a canvas needs to be told, read from the tokens that hold where it stands. */
export interface Palette {
  ink: string
  text: string
  muted: string
  line: string
  panel: string
  accent: string
  accentSoft: string
  font: string
}

const OFFICE: Palette = {
  ink: '#0f1f33',
  text: '#1d2939',
  muted: '#5b6678',
  line: '#e4e7ec',
  panel: '#ffffff',
  accent: '#0b4f8a',
  accentSoft: '#e8f1fa',
  font: 'sans-serif',
}

/** The tokens as they hold for `element`; the office palette until it is on the page. */
export function usePalette(element: Ref<HTMLElement | undefined>): Ref<Palette> {
  const palette = ref<Palette>(OFFICE)
  watchEffect(() => {
    if (!element.value) return
    const style = getComputedStyle(element.value)
    const token = (name: string, other: string) => style.getPropertyValue(name).trim() || other
    palette.value = {
      ink: token('--ink', OFFICE.ink),
      text: token('--text', OFFICE.text),
      muted: token('--muted', OFFICE.muted),
      line: token('--line', OFFICE.line),
      panel: token('--panel', OFFICE.panel),
      accent: token('--accent', OFFICE.accent),
      accentSoft: token('--accent-soft', OFFICE.accentSoft),
      font: token('--font', OFFICE.font),
    }
  })
  return palette
}
