import { useVirtualizer } from '@tanstack/vue-virtual'
import { computed, type ComputedRef, type Ref } from 'vue'

/** A row of a long grid, with the room left for the rows before it that do not exist. */
export interface RowPlace {
  index: number
  gap: number
}

interface Shown {
  count: () => number
  scroller: Ref<HTMLElement | null>
  /** A row that exists wherever the grid is scrolled to, because it holds the keyboard. */
  kept: () => number
  /** What covers the rows at the top and at the foot, in pixels. */
  covered: () => { top: number; bottom: number }
}

/** The height of every row of a long grid, in pixels. */
export const LONG_ROW = 44
/** Up to so many rows all exist. */
const SHORT = 100

/** The rows of a grid that exist: all of a short one, those in sight of a long one. */
export function useRows({ count, scroller, kept, covered }: Shown) {
  const isLong = computed(() => count() > SHORT)
  const virtual = useVirtualizer(
    computed(() => ({
      count: isLong.value ? count() : 0,
      getScrollElement: () => scroller.value,
      estimateSize: () => LONG_ROW,
      overscan: 10,
      scrollPaddingStart: covered().top,
      scrollPaddingEnd: covered().bottom,
    })),
  )

  const places: ComputedRef<RowPlace[]> = computed(() => {
    if (!isLong.value) return Array.from({ length: count() }, (_, index) => ({ index, gap: 0 }))
    let end = 0
    const inSight = virtual.value.getVirtualItems().map(({ index }) => index)
    return withKept(inSight, kept(), count()).map(index => {
      const place = { index, gap: (index - end) * LONG_ROW }
      end = index + 1
      return place
    })
  })
  /** The room left for the rows after the last one that exists. */
  const rest = computed(() => (count() - 1 - (places.value.at(-1)?.index ?? -1)) * LONG_ROW)

  /** Brings a row into sight, so that it exists. */
  function show(index: number): void {
    if (isLong.value) virtual.value.scrollToIndex(index)
  }
  return { isLong, places, rest, show }
}

/** The indexes with one more among them, in their order. */
export function withKept(indexes: readonly number[], kept: number, count: number): number[] {
  if (kept < 0 || kept >= count || indexes.includes(kept)) return [...indexes]
  return [...indexes, kept].sort((a, b) => a - b)
}
