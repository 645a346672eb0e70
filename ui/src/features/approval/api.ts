import { api, take } from '@/api/client'
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']
const about = (id: string) => ({ params: { path: { id } } })

/** What the pages of approvals ask the server. */
export const approvals = {
  /** Those that are open. */
  open: () => take(api.GET('/api/approvals')),
  all: (signal?: AbortSignal) =>
    take(api.GET('/api/approvals', { params: { query: { all: true } }, signal })),
  seen: (id: string) => take(api.POST('/api/approvals/{id}/open', about(id))),
  answer: (id: string, body: Schemas['AnswerBody']) =>
    take(api.POST('/api/approvals/{id}/answer', { ...about(id), body })),
  sendBack: (id: string, body: Schemas['ReturnBody']) =>
    take(api.POST('/api/approvals/{id}/return', { ...about(id), body })),
  resume: (id: string, body: Schemas['ResumeBody']) =>
    take(api.POST('/api/approvals/{id}/resume', { ...about(id), body })),
  addSigner: (id: string, body: Schemas['SignerBody']) =>
    take(api.POST('/api/approvals/{id}/signers', { ...about(id), body })),
  withdraw: (id: string) => take(api.POST('/api/approvals/{id}/withdraw', about(id))),
}

/** The steps that each kind of request goes through. */
export const procedures = {
  board: (signal?: AbortSignal) => take(api.GET('/api/procedures', { signal })),
  change: (kind: string, body: Schemas['ProcedureBody']) =>
    take(api.POST('/api/procedures/{kind}', { params: { path: { kind } }, body })),
}

/** Who signs for whom while they are away. */
export const delegations = {
  list: (signal?: AbortSignal) => take(api.GET('/api/delegations', { signal })),
  give: (body: Schemas['DelegationBody']) => take(api.POST('/api/delegations', { body })),
  end: (id: string) => take(api.POST('/api/delegations/{id}/end', { params: { path: { id } } })),
}
