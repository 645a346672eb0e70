import { ref, type Ref } from 'vue'

import type { GridColumn } from './types'

const NARROWEST = 48
const WIDEST = 640

export interface Widths {
  width: (column: GridColumn) => number
  change: (column: GridColumn, by: number) => void
  /** Follows the pointer until it is let go. */
  drag: (column: GridColumn, event: PointerEvent) => void
}

/** Column widths as a person set them, remembered on this machine under `name`. */
export function useWidths(name: string): Widths {
  const key = `guatu.widths.${name}`
  const own: Ref<Record<string, number>> = ref(stored(key))

  function width(column: GridColumn): number {
    return own.value[column.id] ?? column.width
  }

  function set(column: GridColumn, pixels: number): void {
    const held = Math.round(Math.max(NARROWEST, Math.min(WIDEST, pixels)))
    own.value = { ...own.value, [column.id]: held }
    localStorage.setItem(key, JSON.stringify(own.value))
  }

  function drag(column: GridColumn, event: PointerEvent): void {
    const handle = event.currentTarget as HTMLElement
    const from = event.clientX
    const start = width(column)
    const follow = (next: PointerEvent): void => set(column, start + next.clientX - from)
    handle.setPointerCapture(event.pointerId)
    handle.addEventListener('pointermove', follow)
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', follow), {
      once: true,
    })
  }

  return { width, change: (column, by) => set(column, width(column) + by), drag }
}

function stored(key: string): Record<string, number> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    if (typeof value !== 'object' || value === null) return {}
    return Object.fromEntries(Object.entries(value).filter(([, width]) => typeof width === 'number'))
  } catch {
    return {}
  }
}
