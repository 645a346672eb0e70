import { onScopeDispose, ref, type Ref } from 'vue'

/** Seconds that run down to nought. */
export function useCountdown(): { left: Ref<number>; begin: (seconds: number) => void } {
  const left = ref(0)
  let until = 0
  let clock: ReturnType<typeof setInterval> | undefined

  function tick(): void {
    left.value = Math.max(0, Math.ceil((until - Date.now()) / 1000))
    if (left.value === 0) clearInterval(clock)
  }

  function begin(seconds: number): void {
    clearInterval(clock)
    // By the clock and not by counting: a sleeping machine shall not make anybody wait longer.
    until = Date.now() + seconds * 1000
    clock = setInterval(tick, 250)
    tick()
  }

  onScopeDispose(() => clearInterval(clock))
  return { left, begin }
}
