import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']

export type FactSheet = Schemas['FactSheet']
export type FactRow = Schemas['FactRow']
export type Fact = Schemas['FactView']
export type FactCell = Schemas['FactCell']
export type FactProblem = Schemas['FactProblem']
export type FactSheetBody = Schemas['FactSheetBody']
export type FactOutcome = Schemas['FactOutcome']
