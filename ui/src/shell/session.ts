import { shallowRef } from 'vue'

import { api, take } from '@/api/client'
import type { components } from '@/api/schema.gen'
import { lightKinds } from '@/kit/lights'

export type Session = components['schemas']['SessionView']
export type Vocabulary = components['schemas']['Vocabulary']

/** Who is working, and what the server calls today. */
export const session = shallowRef<Session>()

/** The words of the district: units, sectors, lights, months. */
export const vocabulary = shallowRef<Vocabulary>()

/** Asks the server who is working and in which words. Called once, before the first page. */
export async function loadSession(): Promise<void> {
  const [who, words] = await Promise.all([take(api.GET('/api/session')), loadVocabulary()])
  vocabulary.value = words
  session.value = who
}

/** Asks for the words again, after an import has brought new ones. */
export async function loadVocabulary(): Promise<Vocabulary> {
  const words = await take(api.GET('/api/vocabulary'))
  lightKinds.value = words.lights
  vocabulary.value = words
  return words
}

/** Whether the person may do this. The server decides again in every operation; here it greys buttons. */
export function can(permission: string): boolean {
  return session.value?.permissions.includes(permission) ?? false
}
