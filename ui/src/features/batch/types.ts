import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']

export type BatchLine = Schemas['BatchLine']
export type BatchPage = Schemas['BatchPage']
export type BatchItem = Schemas['BatchItemView']
export type BatchRef = Schemas['BatchRef']
export type BatchForm = Schemas['BatchItemForm']
export type Clock = Schemas['ClockView']
export type RatioView = Schemas['RatioView']
export type Share = Schemas['ShareView']
