import type { components } from '@/api/schema.gen'

export type ApprovalView = components['schemas']['ApprovalView']
export type ApprovalDetail = components['schemas']['ApprovalDetail']
