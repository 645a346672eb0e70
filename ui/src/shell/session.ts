import { shallowRef } from 'vue'

import { api, ApiError, take } from '@/api/client'
import type { components } from '@/api/schema.gen'
import { lightKinds } from '@/kit/lights'

import type { Needed } from './feature'

export type Session = components['schemas']['SessionView']
export type Vocabulary = components['schemas']['Vocabulary']

/** Who is working, and what the server calls today. Nobody: undefined. */
export const session = shallowRef<Session>()

/** The words of the district: units, sectors, lights, months. Only for those who see projects. */
export const vocabulary = shallowRef<Vocabulary>()

/** Asks the server who is working and in which words. */
export async function loadSession(): Promise<void> {
  const who = await currentSession()
  if (who && allows(who, 'project.read')) await loadVocabulary()
  session.value = who
}

/** Who has signed in here; undefined for nobody. */
export async function currentSession(): Promise<Session | undefined> {
  try {
    return await take(api.GET('/api/session'))
  } catch (cause) {
    if (cause instanceof ApiError && cause.status === 401) return undefined
    throw cause
  }
}

/** Asks for the words again, after an import has brought new ones. */
export async function loadVocabulary(): Promise<Vocabulary> {
  const words = await take(api.GET('/api/vocabulary'))
  lightKinds.value = words.lights
  vocabulary.value = words
  return words
}

function allows(who: Session | undefined, needed: Needed): boolean {
  const wanted = typeof needed === 'string' ? [needed] : needed
  return wanted.some(permission => who?.permissions.includes(permission) ?? false)
}

/** Whether the person may do this, or one of these. The server decides again in every operation; here it hides buttons. */
export function can(needed: Needed): boolean {
  return allows(session.value, needed)
}
