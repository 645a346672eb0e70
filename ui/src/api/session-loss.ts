import { ref } from 'vue'

/** Refusals that concern the session itself, not what was asked for. */
const LOSSES: ReadonlySet<string> = new Set(['unauthenticated', 'password_change_due', 'factor_due'])

let hear: (code: string) => void = () => undefined

/** Counts how often a lost session was taken up again: whoever was refused meanwhile asks anew. */
export const regained = ref(0)

/** Whether a refusal says that the session is gone or not whole yet. */
export function isLoss(code: string | undefined): boolean {
  return code !== undefined && LOSSES.has(code)
}

/** The shell listens here: any answer may say that the session is gone. */
export function onLoss(listener: (code: string) => void): void {
  hear = listener
}

/** Tells the shell of a refusal when it concerns the session. */
export function tellLoss(code: string): void {
  if (isLoss(code)) hear(code)
}
