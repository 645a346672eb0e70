import type { components } from '@/api/schema.gen'

export type FactorLine = components['schemas']['FactorLine']
export type FactorPage = components['schemas']['FactorPage']
export type BalanceLine = components['schemas']['BalanceLine']
export type FactorCount = components['schemas']['FactorCount']

export const KINDS = [
  'planning',
  'land',
  'funds',
  'requisition',
  'forest',
  'energy',
  'environment',
  'utilities',
] as const
export const STATES = ['open', 'promised', 'met', 'refused', 'withdrawn'] as const
export const CLOCKS = ['overdue', 'near', 'running', 'late', 'done'] as const
