import { ref, shallowRef } from 'vue'

import { ApiError } from '@/api/client'
import { onLoss, regained } from '@/api/session-loss'

import { currentSession, loadSession, session } from './session'

/** Why the application could not begin; the server was not reached. */
export const startError = shallowRef<ApiError>()

/** Whether the session has ended under an open page, which stays as it is until somebody signs in again. */
export const lost = ref(false)

let begun = (): void => undefined
/** Resolves once it is known who is here. */
export const started = new Promise<void>(resolve => (begun = resolve))

/** Finds out who is here. */
export async function start(): Promise<void> {
  startError.value = undefined
  try {
    await loadSession()
    begun()
  } catch (cause) {
    startError.value = cause instanceof ApiError ? cause : new ApiError('internal', {}, 0)
  }
}

/** Hears when an answer says that the session is gone, while somebody works. */
export function watchSession(): void {
  onLoss(() => {
    if (session.value?.stage === 'whole') lost.value = true
  })
}

/** The same person goes on where they were; anybody else begins anew. */
export async function takeUpAgain(): Promise<void> {
  const who = await currentSession()
  if (who?.stage !== 'whole' || who.actor !== session.value?.actor) return leave('/')
  session.value = who
  lost.value = false
  regained.value++
}

/** Goes to an address with nothing kept of what was shown. */
export function leave(path: string): void {
  window.location.assign(path)
}
