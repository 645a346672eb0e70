import { reactive, watch } from 'vue'

const NARROWEST = 56

/** Column widths as the user last dragged them, kept on this machine under the table's name. */
export function useColumnWidths(table: string) {
  const stored = `guatu.columns.${table}`
  const widths = reactive<Record<string, number>>(readWidths(localStorage.getItem(stored)))
  watch(widths, value => localStorage.setItem(stored, JSON.stringify(value)))

  /** Follows the pointer from a press on the edge of a column until it is let go. */
  function drag(event: PointerEvent, key: string, from: number): void {
    const start = event.clientX
    const handle = event.currentTarget as HTMLElement
    handle.setPointerCapture(event.pointerId)
    const move = (moved: PointerEvent) => set(key, from + moved.clientX - start)
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', () => handle.removeEventListener('pointermove', move), {
      once: true,
    })
  }

  function set(key: string, width: number): void {
    widths[key] = Math.max(NARROWEST, Math.round(width))
  }

  return { widths, drag, set }
}

function readWidths(text: string | null): Record<string, number> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    const entries = Object.entries(value ?? {}).filter(([, width]) => typeof width === 'number')
    return Object.fromEntries(entries) as Record<string, number>
  } catch {
    return {}
  }
}
