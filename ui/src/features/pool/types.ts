import type { components } from '@/api/schema.gen'

export type Settings = components['schemas']['PoolSettings']
export type PoolTerm = components['schemas']['PoolTerm']
export type Admission = components['schemas']['AdmissionView']
export type Exit = components['schemas']['ExitView']
