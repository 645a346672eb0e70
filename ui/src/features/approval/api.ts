import { api, take } from '@/api/client'
import type { components } from '@/api/schema.gen'

/** What the page of approvals asks the server. */
export const approvals = {
  /** Those that are open. */
  open: () => take(api.GET('/api/approvals')),
  all: (signal?: AbortSignal) =>
    take(api.GET('/api/approvals', { params: { query: { all: true } }, signal })),
  answer: (id: string, body: components['schemas']['AnswerBody']) =>
    take(api.POST('/api/approvals/{id}/answer', { params: { path: { id } }, body })),
  withdraw: (id: string) => take(api.POST('/api/approvals/{id}/withdraw', { params: { path: { id } } })),
}
