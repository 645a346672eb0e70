import { onBeforeUnmount, onMounted, type Ref } from 'vue'

/** Runs `seen` once the element has stood in sight for a moment: a glance while scrolling past is no reading. */
export function useSeen(element: Readonly<Ref<Element | null>>, seen: () => void): void {
  const MOMENT_MS = 1500
  let timer = 0
  let observer: IntersectionObserver | undefined

  onMounted(() => {
    if (!element.value || typeof IntersectionObserver === 'undefined') return
    observer = new IntersectionObserver(entries => {
      clearTimeout(timer)
      if (!entries.some(entry => entry.isIntersecting)) return
      timer = window.setTimeout(() => {
        observer?.disconnect()
        seen()
      }, MOMENT_MS)
    })
    observer.observe(element.value)
  })
  onBeforeUnmount(() => {
    clearTimeout(timer)
    observer?.disconnect()
  })
}
