import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
export type ApprovalView = Schemas['ApprovalView']
export type ApprovalDetail = Schemas['ApprovalDetail']
export type ApprovalStep = Schemas['ApprovalStep']
export type SignerView = Schemas['SignerView']
export type ActView = Schemas['ActView']
export type ProcedureBoard = Schemas['ProcedureBoard']
export type ProcedureView = Schemas['ProcedureView']
export type ProcedureStep = Schemas['ProcedureStep']
export type PostTerm = Schemas['PostTerm']
export type DelegationView = Schemas['DelegationView']
