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

/** The date whose words are known; today's: undefined. */
let worded: string | undefined
let asked = 0

/** Asks for the words again, after an import has brought new ones, or for those of another date. */
export async function loadVocabulary(date = worded): Promise<Vocabulary> {
  const own = ++asked
  const words = await take(api.GET('/api/vocabulary', { params: { query: { as_of: date } } }))
  if (own === asked) {
    worded = date
    lightKinds.value = words.lights
    vocabulary.value = words
  }
  return words
}

/** Asks for the words of the date shown: another rule set, with other lights, may have been in force on it. */
export async function followDate(date: string): Promise<void> {
  if (!vocabulary.value || date === '' || date === (worded ?? session.value?.today)) return
  // The page asks for the same date and says what is wrong.
  await loadVocabulary(date).catch(() => undefined)
}

function allows(who: Session | undefined, needed: Needed): boolean {
  const wanted = typeof needed === 'string' ? [needed] : needed
  return wanted.some(permission => who?.permissions.includes(permission) ?? false)
}

/** Whether the person may do this, or one of these. The server decides again in every operation; here it hides buttons. */
export function can(needed: Needed): boolean {
  return allows(session.value, needed)
}
