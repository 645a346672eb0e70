import { api, take } from './client'
import type { components } from './schema.gen'
import { useLoad, type Load } from './use-load'

export type Approval = components['schemas']['ApprovalView']

/** The open requests that this person made or may answer; not asked for while `asking` says no. */
export function useOpenApprovals(asking: () => boolean): Load<Approval[]> {
  return useLoad(
    () => (asking() ? {} : undefined),
    (_, signal) => take(api.GET('/api/approvals', { signal })),
  )
}
