import { ask } from '@/api/loose'

import type { ApprovalView } from './types'

const at = (id: string) => `/api/approvals/${encodeURIComponent(id)}`

export const approvals = {
  open: () => ask<ApprovalView[]>('GET', '/api/approvals'),
  all: (signal?: AbortSignal) => ask<ApprovalView[]>('GET', '/api/approvals?all=true', undefined, signal),
  answer: (id: string, body: { approve: boolean; comment: string | null }) =>
    ask<ApprovalView>('POST', `${at(id)}/answer`, body),
  withdraw: (id: string) => ask<ApprovalView>('POST', `${at(id)}/withdraw`),
}
