import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']

export type RouteView = Schemas['RouteView']
export type RouteNode = Schemas['RouteNodeView']
export type DraftView = Schemas['DraftView']
export type DraftBody = Schemas['DraftBody']
export type Adjustment = Schemas['AdjustmentBody']
export type Template = Schemas['TemplateView']
export type Limit = Schemas['Limit']
export type Milestone = Schemas['MilestoneView']
